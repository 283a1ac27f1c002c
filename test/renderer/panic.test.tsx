// The panic screen: eight tiles, one press each, and nothing lost in silence.
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/shared/core/failure';
import { DEFAULT_SETTINGS } from '../../src/shared/settings/settings';
import { deliveryWith, NOON_MS, stateWith } from '../fakes/app-state';
import { openWindow, refusing } from './fake-window';

const TILES = [
  'Threat',
  'Medical emergency',
  'Security needed',
  'Trapped',
  'I am safe',
  'I am secured',
  'Evacuated',
  'Off site',
];
const tile = (name: string) => screen.getByRole('button', { name });
const press = (name: string) => fireEvent.click(tile(name), { detail: 1 });

describe('the tiles', () => {
  it('are named by their status alone, calls for help first', () => {
    openWindow(
      stateWith({
        hotkeys: [{ target: 'THREAT', accelerator: 'Ctrl+Alt+Shift+T', status: 'registered' }],
      }),
    );
    const tiles = screen.getAllByRole('button').filter((one) => one.classList.contains('tile'));
    for (const [index, name] of TILES.entries()) expect(tiles[index]).toBe(tile(name));
    expect(tile('Threat').getAttribute('aria-keyshortcuts')).toBe('Control+Alt+Shift+T');
  });

  it('come before the fields for whoever goes by Tab', () => {
    openWindow(stateWith());
    const follows = tile('Off site').compareDocumentPosition(screen.getByLabelText('Location'));
    expect(follows & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('show no keys for a hotkey that does not work', () => {
    openWindow(
      stateWith({
        hotkeys: [{ target: 'THREAT', accelerator: 'Ctrl+Alt+Shift+T', status: 'taken' }],
      }),
    );
    expect(screen.queryByText('Ctrl Alt Shift T')).toBeNull();
  });
});

describe('a press', () => {
  it('carries the status and the moment, and nothing that was not typed', async () => {
    const { inputs, settle } = openWindow(stateWith());
    press('Security needed');
    await settle();
    expect(inputs('press')).toEqual([{ status: 'SECURITY_NEEDED', pressedAtMs: NOON_MS }]);
  });

  it('carries a typed location and a ready-made message once: the next press goes out from the desk’s own place', async () => {
    const { inputs, pass, settle } = openWindow(stateWith());
    fireEvent.change(screen.getByLabelText('Location'), { target: { value: 'Library' } });
    fireEvent.click(screen.getByRole('button', { name: 'Someone is hurt' }));
    press('Medical emergency');
    await settle();
    pass(5000);
    press('I am safe');
    await settle();
    expect(inputs('press')).toEqual([
      {
        status: 'MEDICAL_EMERGENCY',
        pressedAtMs: NOON_MS,
        location: 'Library',
        message: 'Someone is hurt',
      },
      { status: 'SAFE', pressedAtMs: NOON_MS + 5000 },
    ]);
  });

  it('is not doubled by a second click before main has answered', () => {
    const { inputs } = openWindow(stateWith());
    press('Threat');
    press('Threat');
    expect(inputs('press')).toHaveLength(1);
  });

  it('is not doubled while it counts down: its card is shown and said instead', async () => {
    const delivery = deliveryWith('THREAT', { state: 'counting-down' });
    const { inputs, pass, settle } = openWindow(stateWith({ deliveries: [delivery] }));
    pass(2500);
    press('Threat');
    await settle();
    expect(inputs('press')).toHaveLength(0);
    expect(screen.getAllByText('Threat was already pressed. This is that press.')).not.toHaveLength(
      0,
    );
  });

  it('is not doubled when the first one was accepted within the same double click', () => {
    const delivery = deliveryWith('THREAT', { state: 'accepted' });
    const { inputs } = openWindow(stateWith({ deliveries: [delivery] }));
    press('Threat');
    expect(inputs('press')).toHaveLength(0);
  });

  it('goes out again at once after a cancelled one', async () => {
    const { api, inputs, push, settle } = openWindow(stateWith());
    press('Threat');
    await settle();
    push(stateWith({ revision: 2, deliveries: [deliveryWith('THREAT', { state: 'cancelled' })] }));
    press('Threat');
    expect(inputs('press')).toHaveLength(2);
    expect(api.asked.at(-1)?.name).toBe('press');
  });

  it('by Enter or Space says so, for a longer countdown', async () => {
    const { inputs, settle } = openWindow(stateWith());
    fireEvent.click(tile('Threat'), { detail: 0 });
    await settle();
    expect(inputs('press')).toEqual([{ status: 'THREAT', pressedAtMs: NOON_MS, byKeyboard: true }]);
  });

  it('ignores a key that is held down', () => {
    openWindow(stateWith());
    const held = fireEvent.keyDown(tile('Threat'), { key: 'Enter', repeat: true });
    const first = fireEvent.keyDown(tile('Threat'), { key: 'Enter' });
    expect([held, first]).toEqual([false, true]);
  });

  it('that main refuses is said at once, with the number to call', async () => {
    const { api, settle } = openWindow(stateWith());
    api.answers.press = refusing({ kind: 'bug', detail: 'x' });
    press('Threat');
    await settle();
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('Threat: this press was not taken');
    expect(alert.textContent).toContain('Call 911 now.');
  });

  it('that main does not answer within two seconds is said, and taken back once it answers', async () => {
    const { api, pass, settle } = openWindow(stateWith());
    let answer: () => void = () => undefined;
    api.answers.press = () =>
      new Promise((resolve) => {
        answer = () => resolve(ok(deliveryWith('THREAT')));
      });
    press('Threat');
    pass(1999);
    expect(screen.queryByRole('alert')).toBeNull();
    pass(1);
    expect(screen.getByRole('alert').textContent).toContain('Tocsin has not confirmed this press');
    answer();
    await settle();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the bar below the tiles', () => {
  const bar = () => screen.getByRole('region', { name: 'Newest press' });
  const inBar = () => within(bar()).getByRole('article').getAttribute('aria-labelledby') ?? '';
  const title = () => document.getElementById(inBar())?.textContent;
  const others = () => screen.getByRole('region', { name: 'Your presses' });

  it('holds the newest press, the list the older ones, and no press twice', () => {
    const older = deliveryWith('SAFE', { state: 'accepted' });
    openWindow(stateWith({ deliveries: [deliveryWith('THREAT', { state: 'sending' }), older] }));
    expect(title()).toBe('Threat');
    expect(within(others()).getByRole('article', { name: 'I am safe' })).toBeTruthy();
    expect(screen.getAllByRole('article')).toHaveLength(2);
  });

  it('holds a countdown rather than a newer press that nothing stops any more', () => {
    const counting = deliveryWith('TRAPPED', { state: 'counting-down' });
    const newer = deliveryWith('SAFE', { state: 'accepted' });
    const { push } = openWindow(stateWith({ deliveries: [newer, counting] }));
    expect(title()).toBe('Trapped');
    push(stateWith({ revision: 2, deliveries: [newer, { ...counting, state: 'sending' }] }));
    expect(title()).toBe('I am safe');
  });

  it('holds a press that was not taken rather than one that was', async () => {
    const { api, settle } = openWindow(
      stateWith({ deliveries: [deliveryWith('SAFE', { state: 'accepted' })] }),
    );
    api.answers.press = refusing({ kind: 'bug', detail: 'x' });
    press('Threat');
    await settle();
    expect(within(bar()).getByRole('alert').textContent).toContain('this press was not taken');
    expect(within(others()).getByRole('article', { name: 'I am safe' })).toBeTruthy();
  });

  it('is not there before anything is pressed', () => {
    openWindow(stateWith());
    expect(screen.queryByRole('region', { name: 'Newest press' })).toBeNull();
  });
});

describe('a long message', () => {
  const withMessage = (message: string) => {
    const delivery = deliveryWith('THREAT', { state: 'counting-down' });
    openWindow(
      stateWith({ deliveries: [{ ...delivery, action: { ...delivery.action, message } }] }),
    );
  };

  it('is there whole, and opened by one touch', () => {
    const message = 'A man with a knife. '.repeat(15).trim();
    withMessage(message);
    expect(screen.getByRole('article').textContent).toContain(message);
    const more = screen.getByRole('button', { name: 'Show all' });
    expect(more.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(more);
    expect(screen.getByRole('button', { name: 'Show less' })).toBe(more);
    expect(more.getAttribute('aria-expanded')).toBe('true');
  });

  it('has no such button when it is short', () => {
    withMessage('Knife');
    expect(screen.queryByRole('button', { name: 'Show all' })).toBeNull();
  });
});

describe('ready-made messages', () => {
  it('are the desk’s own where it has any', () => {
    const { settings } = stateWith();
    openWindow(
      stateWith({
        settings: { ...settings, panic: { ...settings.panic, phrases: ['Bus accident'] } },
      }),
    );
    const group = screen.getByRole('group', { name: 'Ready-made messages' });
    expect(within(group).getAllByRole('button')).toHaveLength(1);
    fireEvent.click(within(group).getByRole('button', { name: 'Bus accident' }));
    expect(screen.getByLabelText<HTMLInputElement>('Message (optional)').value).toBe(
      'Bus accident',
    );
  });

  it('are put behind what was typed by hand', () => {
    openWindow(stateWith());
    const message = screen.getByLabelText<HTMLInputElement>('Message (optional)');
    fireEvent.change(message, { target: { value: 'Room 4' } });
    fireEvent.click(screen.getByRole('button', { name: 'Fire or smoke' }));
    expect(message.value).toBe('Room 4. Fire or smoke');
  });
});

describe('the location', () => {
  it('that is not the desk’s own shows in the strip and at its field while it lasts', async () => {
    const { settle } = openWindow(stateWith());
    const strip = screen.getByRole('banner');
    const location = screen.getByLabelText<HTMLInputElement>('Location');
    fireEvent.change(location, { target: { value: 'Library' } });
    expect(strip.textContent).toContain('Next press here: Library');
    expect(screen.getByText('for the next press only')).toBeTruthy();
    press('Evacuated');
    await settle();
    expect(location.value).toBe('Front Desk');
    expect(strip.textContent).not.toContain('Library');
    expect(screen.queryByText('for the next press only')).toBeNull();
  });

  it('is the desk’s own again once it is emptied', async () => {
    const { inputs, settle } = openWindow(stateWith());
    const location = screen.getByLabelText<HTMLInputElement>('Location');
    fireEvent.change(location, { target: { value: ' ' } });
    fireEvent.blur(location);
    expect(location.value).toBe('Front Desk');
    press('Evacuated');
    await settle();
    expect(inputs('press')).toEqual([{ status: 'EVACUATED', pressedAtMs: NOON_MS }]);
  });
});

describe('what goes along', () => {
  const desk = {
    ...DEFAULT_SETTINGS.desk,
    location: 'Main Office',
    room: '12',
    callbackPhone: '+1 614 555 0100 ext. 4',
  };
  const settings = { ...DEFAULT_SETTINGS, desk };
  const type = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });

  it.each([
    ['en', 'with “Room 12”', 'with “Call back: +1 614 555 0100 ext. 4”'],
    ['es', 'con «Room 12»', 'con «Call back: +1 614 555 0100 ext. 4»'],
  ] as const)(
    'shows at its field and in the strip, in the words that are sent (%s)',
    (language, room, phone) => {
      openWindow(stateWith({ settings, language }));
      const roomNote = screen.getByText(room);
      expect(document.getElementById(roomNote.id)).toBe(roomNote);
      expect(document.querySelector(`[aria-describedby="${roomNote.id}"]`)).toBeTruthy();
      expect(screen.getByText(phone)).toBeTruthy();
      expect(screen.getByRole('banner').textContent).toContain('Main Office · Room 12');
    },
  );

  it('is no room for another place, and no number that is typed already', () => {
    openWindow(stateWith({ settings }));
    type('Location', 'Library');
    expect(screen.queryByText(/Room 12/)).toBeNull();
    expect(screen.getByText(/Call back/)).toBeTruthy();
    type('Message (optional)', 'Ask 614 555 0100 x4');
    expect(screen.queryByText(/Call back/)).toBeNull();
  });

  it('is nothing while nothing is set', () => {
    openWindow(stateWith());
    expect(document.querySelector('.draft-along')).toBeNull();
  });
});
