// How a new call or alert is noticed from anywhere: pinned, counted, said aloud, until somebody has seen it.
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { goTo } from '../../src/renderer/kit/navigation';
import { deliveryWith, NOON_MS, stateWith } from '../fakes/app-state';
import { alertWith, callWith } from '../fakes/incoming';
import { button, CALM_MS, next, NOTHING_EARLIER, openCalls, sharing } from './calls-fixture';
import { openWindow } from './fake-window';

const article = (name: string | RegExp) => screen.getByRole('article', { name });
const noArticle = () => screen.queryByRole('article') === null;
const pinned = () => screen.queryByRole('region', { name: 'Calls and alerts' });
const said = () => document.querySelector('[data-news="incoming"]')?.textContent ?? '';
const allClear = alertWith({ seq: 2, kind: 'all-clear', name: 'ALL CLEAR', message: null });

describe('on the other screens', () => {
  const open = (state: Parameters<typeof openWindow>[0]) =>
    openWindow(state, undefined, NOTHING_EARLIER);

  it('a new call is pinned with Open, which leads to it and counts as seen', async () => {
    const { inputs, navigation, pass } = open(
      sharing({ calls: [callWith({ address: '90 W Broad St' })] }),
    );
    pass(CALM_MS);
    for (const name of ['panic', 'verify', 'contacts', 'activity', 'settings'] as const) {
      act(() => goTo(navigation, name));
      await screen.findByRole('article', { name: '911 call, 14:05:09' });
      pass(CALM_MS);
    }
    expect(pinned()?.textContent).toContain('90 W Broad St');
    fireEvent.click(button('Open'));
    expect(navigation.getState().screen).toBe('calls');
    expect(inputs('seeCall')).toEqual([{ id: callWith().id }]);
    await screen.findByRole('heading', { level: 1, name: 'Calls' });
    expect(pinned()).toBeNull();
  });

  it('stands below the tiles of Panic, so that none of them moves', () => {
    open(sharing({ calls: [callWith()] }));
    const below = screen
      .getByRole('main')
      .compareDocumentPosition(pinned() ?? document.documentElement);
    expect(below).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('a call that was seen is not pinned any more', () => {
    open(sharing({ calls: [callWith({ isSeen: true })] }));
    expect(noArticle()).toBe(true);
  });

  it('an alarm stays pinned under its name, also once it is seen, until it is over', () => {
    const state = sharing({ alerts: [alertWith({ isSeen: true, isDrill: true })] });
    const { push } = open(state);
    expect(article('LOCKDOWN').textContent).toContain('DRILL');
    push(next(state, { alerts: [alertWith({ isSeen: true, clearedAtMs: NOON_MS })] }));
    expect(noArticle()).toBe(true);
  });

  it('an all clear stays until it is closed, and closes our panics there too', async () => {
    const { inputs, pass, settle } = open(
      sharing(
        { alerts: [{ ...allClear, isSeen: true, receivedAtMs: NOON_MS + 1 }] },
        { deliveries: [deliveryWith('THREAT', { state: 'accepted', closed: false })] },
      ),
    );
    pass(CALM_MS);
    fireEvent.click(within(article('ALL CLEAR')).getByRole('button', { name: 'Close our panics' }));
    await settle();
    expect(inputs('closePanicsAfter')).toEqual([{ seq: 2 }]);
  });

  it('what this desk raised itself is quiet', () => {
    const state = stateWith();
    const { push } = open(state);
    push(next(state, { alerts: [alertWith({ isOwn: true })] }));
    expect(noArticle()).toBe(true);
    expect(said()).toBe('');
    expect(document.querySelector('.rail-badge')).toBeNull();
  });

  it('only two are pinned; the others are one click away', () => {
    const alerts = [1, 2, 3].map((seq) => alertWith({ seq, name: `ALERT ${seq}` }));
    const { navigation } = open(sharing({ alerts, calls: [callWith()] }));
    expect(screen.getAllByRole('article').map((one) => one.getAttribute('aria-label'))).toEqual([
      'ALERT 1',
      '911 call, 14:05:09',
    ]);
    fireEvent.click(button('2 more'));
    expect(navigation.getState().screen).toBe('calls');
  });
});

describe('on the rail', () => {
  it('calls and alerts nobody has looked at are counted without changing the link’s name', () => {
    const state = sharing({ calls: [callWith()], alerts: [alertWith()] });
    const { push } = openWindow(state);
    const link = screen.getByRole('link', { name: 'Calls' });
    const badge = document.getElementById(link.getAttribute('aria-describedby') ?? '');
    expect(badge?.textContent).toBe('2 new calls or alerts');
    push(next(state, { calls: [callWith({ isSeen: true })], alerts: [] }));
    expect(document.querySelector('.rail-badge')).toBeNull();
  });
});

describe('said aloud at once', () => {
  const state = stateWith();
  it('is a new call and a new alert, once', () => {
    const { push } = openWindow(state);
    const first = next(state, { calls: [callWith({ distanceM: 230, nearness: 'near' })] });
    push(first);
    expect(said()).toContain('A 911 call was shared with this desk. It is near us');
    expect(document.querySelector('[data-news="incoming"]')?.getAttribute('aria-live')).toBe(
      'assertive',
    );
    push(next(first, { alerts: [alertWith({ isDrill: true })] }));
    expect(said()).toBe('Drill. Share911 alert: LOCKDOWN. Lock the doors.');
    push({ ...next(first, { alerts: [alertWith({ isDrill: true })] }), revision: 9 });
    expect(said()).toBe('Drill. Share911 alert: LOCKDOWN. Lock the doors.');
  });

  it('is nothing that was there from the start or is of the other world', () => {
    const { push } = openWindow(sharing({ calls: [callWith()] }));
    push(sharing({ alerts: [alertWith()] }, { world: 'practice', revision: 2 }));
    expect(said()).toBe('');
  });
});

describe('what counts as seen', () => {
  const state = sharing({ calls: [callWith()], alerts: [alertWith()] });

  it('is what was there when somebody opened the screen, after a moment', async () => {
    const { inputs, pass } = await openCalls(state);
    expect(inputs('seeCall')).toEqual([]);
    pass(400);
    expect(inputs('seeCall')).toEqual([{ id: callWith().id }]);
    expect(inputs('seeAlert')).toEqual([{ seq: 1 }]);
  });

  it('is not what comes to an open screen on an empty desk, until somebody is there', async () => {
    const empty = stateWith();
    const { inputs, pass, push } = await openCalls(empty);
    push(next(empty, state));
    pass(60_000);
    expect(inputs('seeCall')).toEqual([]);
    fireEvent.pointerDown(document.body);
    pass(1000);
    expect(inputs('seeCall')).toEqual([{ id: callWith().id }]);
  });

  it('is not what was seen already', async () => {
    const { inputs, pass } = await openCalls(sharing({ calls: [callWith({ isSeen: true })] }));
    pass(5000);
    expect(inputs('seeCall')).toEqual([]);
  });
});
