// Around every screen: the way to the others, the strip, and the presses under way.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/core/failure';
import { readinessOf } from '../../src/shared/core/readiness';
import type { AppState } from '../../src/shared/state';
import { deliveryWith, readinessWith, stateWith, troubleWith } from '../fakes/app-state';
import { openWindow } from './fake-window';

const link = (name: string) => screen.getByRole('link', { name });
const here = () => screen.getAllByRole('link').find((one) => one.hasAttribute('aria-current'));

describe('before main has spoken', () => {
  it('says that it starts, and after three seconds that it does not answer and whom to call', () => {
    const { pass } = openWindow();
    expect(screen.getByText('Tocsin is starting…')).toBeTruthy();
    pass(2999);
    expect(screen.queryByRole('alert')).toBeNull();
    pass(1);
    expect(screen.getByRole('alert').textContent).toContain('call 911 now');
  });

  it('goes on as soon as main speaks after all', () => {
    const { pass, push } = openWindow();
    pass(4000);
    push(stateWith());
    expect(screen.getByRole('button', { name: 'Threat' })).toBeTruthy();
  });
});

describe('the rail', () => {
  it('has six links named by their words', () => {
    openWindow(stateWith());
    expect(screen.getAllByRole('link').map((one) => one.getAttribute('aria-label'))).toEqual([
      'Panic',
      'Verify',
      'Calls',
      'Contacts',
      'Activity',
      'Settings',
    ]);
    expect(link('Panic').getAttribute('aria-current')).toBe('page');
  });

  it('switches by Ctrl and a digit, to contacts by Ctrl+K, and back by Esc', () => {
    openWindow(stateWith());
    fireEvent.keyDown(document.body, { key: '2', ctrlKey: true });
    expect(here()).toBe(link('Verify'));
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    expect(here()).toBe(link('Contacts'));
    fireEvent.keyDown(document.body, { key: 'Escape' });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(here()).toBe(link('Panic'));
  });

  it('leads to Calls, which tells what it is for while no call is open', async () => {
    openWindow(stateWith());
    fireEvent.click(link('Calls'));
    expect(await screen.findByRole('region', { name: 'No 911 call is open' })).toBeTruthy();
  });
});

describe('the status strip', () => {
  const strip = () => screen.getByRole('banner');
  const verdictLook = () => strip().querySelector('.strip-verdict')?.classList[1];

  it('says Ready with the moment of the proof, and wears green for nothing else', () => {
    const { push } = openWindow(stateWith());
    expect(strip().textContent).toMatch(
      /Ready: proven Mar 2, \d\d:05, a press would reach Share911/,
    );
    expect(verdictLook()).toBe('ready');
    push(stateWith({ revision: 2, world: 'practice' }));
    expect(strip().textContent).toContain('PRACTICE: nobody would be alerted');
    expect(strip().textContent).not.toContain('Ready');
    expect(verdictLook()).toBe('practice');
  });

  it('says of a desk that nothing has been accepted from how it can be proven', () => {
    const readiness = readinessOf([], { world: 'live', provenAtMs: null });
    openWindow(stateWith({ readiness }));
    expect(strip().textContent).toContain('Set up, not proven yet');
    expect(strip().textContent).toContain('press “I am safe” at a quiet moment');
    expect(strip().textContent).not.toContain('Ready');
    expect(verdictLook()).toBe('unproven');
  });

  it('shows the first trouble with its remedy, and in live whom to call in an emergency', () => {
    openWindow(stateWith({ readiness: readinessWith([troubleWith('offline')]) }));
    expect(strip().textContent).toContain('Trouble: This computer is not on the network');
    expect(strip().textContent).toContain('Check the network cable or the Wi-Fi.');
    expect(strip().textContent).toContain('In an emergency, call 911.');
  });

  it('says Not set up where something is only missing', () => {
    openWindow(stateWith({ readiness: readinessWith([troubleWith('not-set-up-key')]) }));
    expect(strip().textContent).toContain('Not set up: The Share911 key is missing');
  });

  it('stays Ready with a trouble that blocks nothing, and still tells it', () => {
    openWindow(stateWith({ readiness: readinessWith([troubleWith('hotkey-failed', false)]) }));
    expect(strip().textContent).toContain('Ready: proven');
    expect(strip().textContent).toContain('A key combination does not work');
  });

  it('lists every trouble on request; Esc closes the list and goes nowhere else', () => {
    openWindow(
      stateWith({
        readiness: readinessWith([troubleWith('hotkey-failed', false), troubleWith('offline')]),
      }),
    );
    fireEvent.click(link('Verify'));
    fireEvent.click(screen.getByRole('button', { name: 'Show all 2' }));
    const panel = screen.getByRole('region', { name: 'What is in the way' });
    expect(within(panel).getAllByRole('listitem')).toHaveLength(2);
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(screen.queryByRole('region', { name: 'What is in the way' })).toBeNull();
    expect(here()).toBe(link('Verify'));
  });
});

describe('a press under way', () => {
  const counting = deliveryWith('THREAT', { state: 'counting-down' });

  it('is pinned on every other screen, with Send now and Cancel, but not on Panic', () => {
    openWindow(stateWith({ deliveries: [counting] }));
    expect(screen.queryByRole('region', { name: 'Presses under way' })).toBeNull();
    for (const name of ['Verify', 'Calls', 'Contacts']) {
      fireEvent.click(link(name));
      const pinned = screen.getByRole('region', { name: 'Presses under way' });
      expect(within(pinned).getByRole('button', { name: 'Send now' })).toBeTruthy();
      expect(within(pinned).getByRole('button', { name: 'Cancel' })).toBeTruthy();
    }
  });

  it('is loud on the other screens too when it fails', () => {
    openWindow(stateWith({ deliveries: [deliveryWith('THREAT', { state: 'failed' })] }));
    fireEvent.click(link('Verify'));
    expect(screen.getByRole('alert').textContent).toContain('Call 911 now.');
  });

  it('leaves once it is closed', () => {
    openWindow(
      stateWith({ deliveries: [deliveryWith('THREAT', { state: 'accepted', closed: true })] }),
    );
    fireEvent.click(link('Verify'));
    expect(screen.queryByRole('article')).toBeNull();
  });
});

describe('a zoom', () => {
  it('is named with the way back, which asks main for the usual size', () => {
    const { inputs, push } = openWindow(stateWith());
    expect(screen.queryByText(/Zoom/)).toBeNull();
    push(stateWith({ revision: 2, zoomPercent: 200 }));
    fireEvent.click(screen.getByRole('button', { name: 'Zoom 200 % Ctrl+0: usual size' }));
    expect(inputs('resetZoom')).toHaveLength(1);
  });
});

describe('in a low window', () => {
  it('one press is pinned, and the others are counted', () => {
    const height = window.innerHeight;
    Object.assign(window, { innerHeight: 260 });
    const deliveries = (['THREAT', 'TRAPPED', 'SAFE'] as const).map((status) =>
      deliveryWith(status, { state: 'sending' }),
    );
    openWindow(stateWith({ deliveries }));
    fireEvent.click(link('Verify'));
    const pinned = screen.getByRole('region', { name: 'Presses under way' });
    expect(within(pinned).getAllByRole('article')).toHaveLength(1);
    expect(within(pinned).getByRole('button', { name: '2 more' })).toBeTruthy();
    Object.assign(window, { innerHeight: height });
  });
});

describe('Esc', () => {
  const answers = {
    cancel: () => Promise.resolve(ok({ result: 'cancelled' as const })),
  };
  const open = (state: AppState) => openWindow(state, undefined, answers);
  const esc = (more: object = {}) => fireEvent.keyDown(document.body, { key: 'Escape', ...more });
  const older = deliveryWith('TRAPPED', { state: 'counting-down' });
  const newest = deliveryWith('THREAT', { state: 'counting-down' });

  it('stops the newest countdown on any screen, and goes back only when there is none', () => {
    const { inputs, push } = open(stateWith());
    fireEvent.click(link('Verify'));
    push(stateWith({ revision: 2, deliveries: [newest, older] }));
    esc();
    expect(inputs('cancel')).toEqual([{ id: newest.id }]);
    expect(here()).toBe(link('Verify'));
    push(stateWith({ revision: 3, deliveries: [{ ...newest, state: 'cancelled' }] }));
    esc();
    expect(inputs('cancel')).toHaveLength(1);
    expect(here()).toBe(link('Panic'));
  });

  it.each(['queued', 'sending', 'waiting', 'unsure', 'failed', 'accepted'] as const)(
    'never stops a press that is %s',
    (state) => {
      const { inputs } = open(stateWith({ deliveries: [deliveryWith('THREAT', { state })] }));
      esc();
      expect(inputs('cancel')).toEqual([]);
    },
  );

  it('held down is one Esc, and none while a word is composed', () => {
    const { inputs } = open(stateWith({ deliveries: [newest] }));
    esc({ repeat: true });
    esc({ isComposing: true });
    expect(inputs('cancel')).toEqual([]);
  });

  it('belongs to the list of troubles while that is open', () => {
    const readiness = readinessWith([troubleWith('offline')]);
    const { inputs } = open(stateWith({ deliveries: [newest], readiness }));
    fireEvent.click(screen.getByRole('button', { name: 'Show details' }));
    esc();
    expect(inputs('cancel')).toEqual([]);
    esc();
    expect(inputs('cancel')).toHaveLength(1);
  });

  it('belongs to a question that is open', () => {
    const accepted = deliveryWith('TRAPPED', { state: 'accepted' });
    const { inputs, pass } = open(stateWith({ deliveries: [newest, accepted] }));
    pass(600);
    fireEvent.click(screen.getByRole('button', { name: 'Send “I am secured”' }));
    const question = screen.getByRole('alertdialog');
    fireEvent.keyDown(question, { key: 'Escape' });
    expect(inputs('cancel')).toEqual([]);
  });
});

describe('language and theme', () => {
  it('follow the state at once', async () => {
    const { push, settle } = openWindow(stateWith());
    const { settings } = stateWith();
    push(stateWith({ revision: 2, language: 'es', settings: { ...settings, theme: 'dark' } }));
    await settle();
    expect(document.documentElement.lang).toBe('es');
    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(screen.getByRole('button', { name: 'Amenaza' })).toBeTruthy();
    expect(link('Ajustes')).toBeTruthy();
  });

  it('never go back to an older state', () => {
    const { push } = openWindow(stateWith({ revision: 5, world: 'live' }));
    push(stateWith({ revision: 4, world: 'practice' }));
    expect(screen.getByRole('banner').textContent).toContain('Live');
  });
});

describe('a screen that fails to draw', () => {
  it('says that the keys and the tray still work, and whom to call', () => {
    const { push } = openWindow(stateWith());
    const broken = { ...stateWith({ revision: 2 }), hotkeys: null } as never;
    const errors = console.error;
    console.error = () => undefined;
    push(broken);
    console.error = errors;
    expect(screen.getByRole('alert').textContent).toContain('This screen has stopped working');
    expect(screen.getByRole('alert').textContent).toContain('call 911 now');
  });
});
