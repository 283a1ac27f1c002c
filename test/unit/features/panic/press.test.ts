// From a wish to an action: location, countdown, time of the press, and what happens when set-up is missing.
import { describe, expect, it } from 'vitest';
import { draftPress, type PressDeps } from '../../../../src/main/features/panic/press';
import { toStoredRequest } from '../../../../src/main/vendors/share911/map';
import type { Origin } from '../../../../src/shared/core/action-id';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings/settings';

const NOW_MS = 1_742_255_758_123;

function deps(settings: Partial<Settings> = {}, world: PressDeps['world'] = 'live'): PressDeps {
  return {
    world,
    settings: () => ({
      ...DEFAULT_SETTINGS,
      share911: { ...DEFAULT_SETTINGS.share911, channelId: 'demo/east', integrationId: 'acme' },
      ...settings,
    }),
    newId: () => 'id-1',
    now: () => NOW_MS,
    makeRequest: toStoredRequest,
  };
}

describe('a press', () => {
  it('takes the desk as its location unless one was given', () => {
    const desk = { name: 'Reception', location: 'Main entrance' };
    const at = (location?: string) =>
      draftPress(
        deps({ desk }),
        { status: 'THREAT', ...(location === undefined ? {} : { location }) },
        'window',
      ).action.location;
    expect([at(), at(''), at('Gym')]).toEqual(['Main entrance', 'Main entrance', 'Gym']);
    const nameless = draftPress(
      deps({ desk: { name: 'Reception', location: '' } }),
      { status: 'SAFE' },
      'tray',
    );
    expect(nameless.action.location).toBe('Reception');
  });

  it('carries the bytes of the seed', () => {
    const draft = draftPress(
      deps(),
      { status: 'SECURITY_NEEDED', message: 'Aggressive Parent' },
      'window',
    );
    expect(draft.request).toEqual({
      path: '/v1/checkins/',
      body: '{"channelId":"demo/east","integrationId":"acme","status":17,"message":"Aggressive Parent","location":{"name":"Front Desk","customLocation":true},"clientTimeStamp":"2025-03-17T23:55:58+0000"}',
    });
  });

  it.each<[Origin, number]>([
    ['window', 3000],
    ['tray', 3000],
    ['hotkey', 0],
    ['command-line', 0],
  ])('from the %s counts down %d ms', (origin, countdownMs) => {
    expect(draftPress(deps(), { status: 'THREAT' }, origin).countdownMs).toBe(countdownMs);
  });

  it.each([
    [3, 5, 5000],
    [8, 5, 8000],
    [0, 5, 5000],
    [3, 0, 3000],
  ])('by keyboard counts down longer, never shorter: %d and %d', (mouse, keyboard, countdownMs) => {
    const { settings } = deps();
    const panic = {
      ...settings().panic,
      countdownSeconds: mouse,
      keyboardCountdownSeconds: keyboard,
    };
    const held = { ...deps(), settings: () => ({ ...settings(), panic }) };
    const request = { status: 'THREAT', byKeyboard: true } as const;
    expect(draftPress(held, request, 'window').countdownMs).toBe(countdownMs);
    expect(draftPress(held, request, 'hotkey').countdownMs).toBe(0);
  });

  it('stands down at once and remembers what it stands down', () => {
    const draft = draftPress(deps(), { status: 'SECURE' }, 'window', 'earlier');
    expect(draft).toMatchObject({
      countdownMs: 0,
      action: { standsDown: 'earlier', status: 'SECURE' },
    });
  });

  it('keeps the moment the key was seen, unless that moment cannot be true', () => {
    const at = (pressedAtMs: number) =>
      draftPress(deps(), { status: 'THREAT', pressedAtMs }, 'window').pressedAtMs;
    expect(at(NOW_MS - 40)).toBe(NOW_MS - 40);
    // The window was pressed while the main process was held up.
    expect(at(NOW_MS - 125_000)).toBe(NOW_MS - 125_000);
    expect(at(NOW_MS + 60_000)).toBe(NOW_MS);
    expect(at(NOW_MS - 3_600_000)).toBe(NOW_MS);
  });

  it('without a channel has no bytes and says which setting is missing', () => {
    const draft = draftPress(
      deps({ share911: DEFAULT_SETTINGS.share911 }),
      { status: 'THREAT' },
      'window',
    );
    expect(draft).toMatchObject({
      request: null,
      failure: { kind: 'not-configured', reason: 'no-channel' },
    });
  });

  it('in practice needs no set-up', () => {
    const draft = draftPress(
      deps({ share911: DEFAULT_SETTINGS.share911 }, 'practice'),
      { status: 'THREAT' },
      'window',
    );
    expect(draft.request?.body).toContain('"channelId":"practice/front-desk"');
  });
});
