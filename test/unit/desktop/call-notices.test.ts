// Which shared calls and alerts the desktop and the tray are told of.
import { describe, expect, it } from 'vitest';
import { noticesFor, suppressionOf } from '../../../src/main/desktop/notices';
import { createTexts } from '../../../src/main/desktop/words';
import { trayIcon, trayView } from '../../../src/main/desktop/tray-view';
import type { AppState } from '../../../src/shared/state';
import { NOON_MS, stateWith } from '../../fakes/app-state';
import { alertWith, callWith } from '../../fakes/incoming';

const texts = createTexts('en');
const news = (next: Partial<AppState>, before: Partial<AppState> = {}) =>
  noticesFor(stateWith(before), stateWith(next), texts);
const calm = { paused: true, windowFocused: true, supported: true };

describe('a shared call', () => {
  it('is told once, breaks through a pause, and shows no number', () => {
    const [notice] = news({ calls: [callWith()] });
    expect(notice).toMatchObject({
      kind: 'attention',
      screen: 'calls',
      title: 'A 911 call was shared with this desk',
      body: 'It seems to come from this building. Open Calls.',
    });
    expect(JSON.stringify(notice)).not.toContain('0142');
    expect(notice && suppressionOf(notice, calm)).toBeUndefined();
    expect(news({ calls: [callWith({ shares: 2 })] }, { calls: [callWith()] })).toEqual([]);
  });

  it.each([
    [{ nearness: 'maybe-here' }, 'It may come from this building. Open Calls.'],
    [{ nearness: 'near', distanceM: 412.4 }, '412 m from here. Open Calls.'],
    [{ nearness: 'far', distanceM: 12_345 }, '12.3 km from here. Open Calls.'],
    [{ nearness: 'unknown', distanceM: null }, 'Open Calls to see what is known.'],
  ] as const)('says where it is as far as that is known: %j', (parts, body) => {
    expect(news({ calls: [callWith(parts)] })[0]?.body).toBe(body);
  });

  it('says how far in Spanish with a comma', () => {
    const states = [
      stateWith(),
      stateWith({ calls: [callWith({ nearness: 'far', distanceM: 12_345 })] }),
    ] as const;
    const [notice] = noticesFor(...states, createTexts('es'));
    expect(notice?.body).toBe('A 12,3 km de aquí. Abra Llamadas.');
  });

  it('that somebody has seen already is no news', () => {
    expect(news({ calls: [callWith({ isSeen: true })] })).toEqual([]);
  });

  it('is marked as practice in practice', () => {
    const practice = { world: 'practice' } as const;
    expect(news({ ...practice, calls: [callWith()] }, practice)[0]?.title).toBe(
      'PRACTICE: A 911 call was shared with this desk',
    );
  });

  it('gives the tray its loudest look and a way to the screen', () => {
    const state = stateWith({ calls: [callWith()] });
    expect(trayIcon(state)).toBe('attention');
    expect(trayView(state, texts).menu).toContainEqual({
      kind: 'command',
      label: 'Open Calls',
      command: { kind: 'open', screen: 'calls' },
    });
    expect(trayIcon(stateWith({ calls: [callWith({ isSeen: true })] }))).toBe('ready');
  });
});

describe('an alert', () => {
  it('is told in its own words, and a drill is called a drill', () => {
    expect(news({ alerts: [alertWith()] })[0]).toMatchObject({
      kind: 'attention',
      panic: true,
      deliveryId: 'alert-1',
      title: 'LOCKDOWN',
      body: 'Lock the doors.',
    });
    expect(news({ alerts: [alertWith({ isDrill: true, message: null })] })[0]).toMatchObject({
      title: 'DRILL: LOCKDOWN',
      body: 'Follow your site’s plan. Details in Calls.',
    });
  });

  it('of our own integration is no news, and an all clear is told calmly', () => {
    expect(news({ alerts: [alertWith({ isOwn: true })] })).toEqual([]);
    const [notice] = news({ alerts: [alertWith({ kind: 'all-clear', name: 'ALL CLEAR' })] });
    expect(notice).toMatchObject({ kind: 'answer', title: 'All clear: ALL CLEAR' });
    expect(notice && suppressionOf(notice, calm)).toBe('paused');
  });

  it('that was cleared no longer wants attention', () => {
    const view = (parts: Parameters<typeof alertWith>[0]) =>
      trayIcon(stateWith({ alerts: [alertWith(parts)] }));
    expect(view({})).toBe('attention');
    expect(view({ clearedAtMs: NOON_MS + 1 })).toBe('ready');
  });
});
