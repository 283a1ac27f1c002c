// From a wish to an action: location, countdown, time of the press, and what happens when set-up is missing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftPress, type PressDeps } from '../../../../src/main/features/panic/press';
import { presentable } from '../../../../src/main/vendors/excerpt';
import { toStoredRequest } from '../../../../src/main/vendors/share911/map';
import { CheckInBody } from '../../../../src/main/vendors/share911/wire';
import type { PressRequest } from '../../../../src/shared/action';
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
    const desk = { ...DEFAULT_SETTINGS.desk, name: 'Reception', location: 'Main entrance' };
    const at = (location?: string) =>
      draftPress(
        deps({ desk }),
        { status: 'THREAT', ...(location === undefined ? {} : { location }) },
        'window',
      ).action.location;
    expect([at(), at(''), at('Gym')]).toEqual(['Main entrance', 'Main entrance', 'Gym']);
    const nameless = draftPress(
      deps({ desk: { ...DEFAULT_SETTINGS.desk, name: 'Reception', location: '' } }),
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

describe('what goes along', () => {
  const desk = {
    ...DEFAULT_SETTINGS.desk,
    location: 'Main Office',
    room: 'Room 12',
    callbackPhone: '(614) 555-0100 x4',
  };
  const NUMBER = '+1 614 555 0100 ext. 4';
  const drafted = (request: Partial<PressRequest> = {}, own = desk, standsDown?: string) =>
    draftPress(deps({ desk: own }), { status: 'THREAT', ...request }, 'window', standsDown);

  it('is on the wire inside the fields that the vendor has, and in the action', () => {
    const { action, request } = drafted({ message: 'Aggressive visitor' });
    expect(action).toEqual({
      kind: 'check-in',
      status: 'THREAT',
      location: 'Main Office · Room 12',
      message: `Aggressive visitor · Call back: ${NUMBER}`,
      callbackPhone: NUMBER,
      origin: 'window',
    });
    expect(request?.body).toBe(
      `{"channelId":"demo/east","integrationId":"acme","status":1,"message":"Aggressive visitor · Call back: ${NUMBER}","location":{"name":"Main Office · Room 12","customLocation":true},"clientTimeStamp":"2025-03-17T23:55:58+0000"}`,
    );
    expect(drafted().action.message).toBe(`Call back: ${NUMBER}`);
  });

  it('is nothing where nothing was set: the bytes are those of before', () => {
    const { action, request } = drafted({}, { ...desk, room: '', callbackPhone: '' });
    expect(action).toEqual({
      kind: 'check-in',
      status: 'THREAT',
      location: 'Main Office',
      origin: 'window',
    });
    expect(request?.body).toBe(
      '{"channelId":"demo/east","integrationId":"acme","status":1,"location":{"name":"Main Office","customLocation":true},"clientTimeStamp":"2025-03-17T23:55:58+0000"}',
    );
  });

  it('is the number alone for a place that is not the desk’s own', () => {
    expect(drafted({ location: 'Gym' }).action).toMatchObject({
      location: 'Gym',
      message: `Call back: ${NUMBER}`,
    });
    expect(drafted({ location: 'main office' }).action.location).toBe('main office · Room 12');
    expect(drafted({}, { ...desk, location: '' }).action.location).toBe('Front Desk · Room 12');
  });

  it('of what stands down a panic names the place of that panic, whatever the room is by now', () => {
    for (const location of ['Main Office', 'Main Office · Room 3', 'Gym']) {
      const { action } = drafted({ status: 'SECURE', location }, desk, 'earlier');
      expect(action).toMatchObject({ location, callbackPhone: NUMBER });
    }
  });

  it('tells the number also where the operator has typed it, and none that does not go out', () => {
    const typed = drafted({ message: 'Call 614-555-0100 x4' }).action;
    expect([typed.message, typed.callbackPhone]).toEqual(['Call 614-555-0100 x4', NUMBER]);
    const long = drafted({ message: 'm'.repeat(1000) }).action;
    expect([long.message?.length, long.callbackPhone]).toEqual([1000, undefined]);
  });

  it.each(['555-0100', '911', 'ext. 4', '(', '+1 ext. (', '\ud800'])(
    'never stops a press: "%s" is no number and stays at home',
    (callbackPhone) => {
      const { action, request } = drafted({ message: 'Help' }, { ...desk, callbackPhone });
      expect(action).toMatchObject({ message: 'Help', location: 'Main Office · Room 12' });
      expect(action.callbackPhone).toBeUndefined();
      expect(request).not.toBeNull();
    },
  );

  it('fits, and leaves the operator’s words whole, whatever is typed anywhere', () => {
    const text = (maxLength: number) =>
      fc
        .oneof(
          fc.string({ unit: 'binary', maxLength }),
          fc.string({ minLength: Math.max(maxLength - 60, 0), maxLength }),
        )
        .map((typed) => typed.slice(0, maxLength).trim());
    const phone = fc.oneof(fc.constantFrom('614-555-0100 x4', '+44 20 7946 0958', ''), text(60));
    fc.assert(
      fc.property(
        text(200),
        text(200),
        text(60),
        phone,
        text(1000),
        (own, at, room, number, message) => {
          const { action, request } = drafted(
            { message, location: at },
            { ...desk, location: own, room, callbackPhone: number },
          );
          const body = CheckInBody.parse(JSON.parse(request?.body ?? ''));
          expect(body.location.name.length).toBeLessThanOrEqual(200);
          expect((body.message ?? '').length).toBeLessThanOrEqual(1000);
          expect(action.location.startsWith(at || own)).toBe(true);
          expect((action.message ?? '').startsWith(message)).toBe(true);
          expect((body.message ?? '').startsWith(presentable(message))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
