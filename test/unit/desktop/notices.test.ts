// Which changes are worth a notice, what it says, and when it stays silent.
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../src/main/desktop/notice';
import { noticesFor, suppressionOf } from '../../../src/main/desktop/notices';
import { createTexts } from '../../../src/main/desktop/words';
import { type PressDelivery, PressState } from '../../../src/shared/delivery';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings/settings';
import { deliveryWith, NOON_MS, stateWith } from '../../fakes/app-state';

const texts = createTexts('en');
const offline = { kind: 'offline', detail: '' } as const;
const threat = (state: PressState, parts: Partial<PressDelivery> = {}): PressDelivery => ({
  ...deliveryWith('THREAT'),
  state,
  ...parts,
});
const noticesBetween = (
  before: PressDelivery | undefined,
  after: PressDelivery,
): readonly Notice[] =>
  noticesFor(
    stateWith({ deliveries: before === undefined ? [] : [before] }),
    stateWith({ deliveries: [after] }),
    texts,
  );

describe('a change of a delivery', () => {
  it.each<[PressState, PressState, Notice['kind'] | undefined]>([
    ['counting-down', 'queued', undefined],
    ['queued', 'sending', undefined],
    ['sending', 'accepted', 'accepted'],
    ['sending', 'waiting', 'failing'],
    ['sending', 'unsure', 'failing'],
    ['sending', 'failed', 'attention'],
    ['waiting', 'expired', 'attention'],
    ['counting-down', 'cancelled', undefined],
    ['accepted', 'answered', undefined],
    ['accepted', 'accepted', undefined],
    ['waiting', 'waiting', undefined],
  ])('from %s to %s is news of kind %s', (from, to, kind) => {
    expect(noticesBetween(threat(from), threat(to)).map((notice) => notice.kind)).toEqual(
      kind === undefined ? [] : [kind],
    );
  });

  it('is told when its first retry came too soon to be seen between two tries', () => {
    const retrying = threat('sending', { attempts: 2, failure: offline });
    const failing = threat('unsure', { attempts: 2, failure: offline });
    expect(noticesBetween(retrying, failing).map(({ kind }) => kind)).toEqual(['failing']);
  });

  it('is told when it ends within one tick of being pressed', () => {
    expect(noticesBetween(undefined, threat('accepted')).map(({ kind }) => kind)).toEqual([
      'accepted',
    ]);
  });

  it('is no news once its card was put away', () => {
    expect(noticesBetween(threat('sending'), threat('accepted', { closed: true }))).toEqual([]);
  });

  it.each(PressState.options)(
    'found as %s at the start is news only while somebody has to act on it',
    (found) => {
      const first = noticesFor(null, stateWith({ deliveries: [threat(found)] }), texts);
      const expected: Partial<Record<PressState, Notice['kind']>> = {
        waiting: 'failing',
        unsure: 'failing',
        failed: 'attention',
        expired: 'attention',
      };
      expect(first.map(({ kind }) => kind)).toEqual(
        expected[found] === undefined ? [] : [expected[found]],
      );
    },
  );

  it('of the other world is no news when the operator goes live', () => {
    const before = stateWith({ world: 'practice', deliveries: [] });
    const after = stateWith({ world: 'live', deliveries: [threat('accepted')] });
    expect(noticesFor(before, after, texts)).toEqual([]);
  });
});

describe('the words of a notice', () => {
  const only = (after: PressDelivery, parts = {}): Notice => {
    const [notice] = noticesFor(
      stateWith({ ...parts, deliveries: [threat('sending')] }),
      stateWith({ ...parts, deliveries: [after] }),
      texts,
    );
    if (notice === undefined) throw new Error('no notice');
    return notice;
  };

  it('say who accepted a press and when', () => {
    const accepted = threat('accepted');
    const rungs = { ...accepted.rungs, acceptedMs: NOON_MS };
    expect(only({ ...accepted, rungs })).toMatchObject({
      title: 'Accepted: Threat',
      body: expect.stringMatching(/^Accepted by Share911 at 2:05\sPM\.$/) as string,
    });
  });

  it('say that a call for help was not sent and which number to call', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      panic: { ...DEFAULT_SETTINGS.panic, emergencyNumber: '112' },
    };
    const failure = { kind: 'unauthorized', detail: 'HTTP 401' } as const;
    expect(only(threat('failed', { failure }), { settings })).toMatchObject({
      title: 'NOT sent: Threat',
      body: 'The service does not take the key. Call 112 now.',
    });
  });

  it('do not claim that nothing was sent when it may have arrived', () => {
    const title = (state: PressState): string =>
      only(threat(state, { mayHaveReached: true, failure: offline })).title;
    expect(title('unsure')).toBe('May have arrived: Threat');
    expect(title('failed')).toBe('May not have arrived: Threat');
    expect(title('expired')).toBe('May not have arrived: Threat');
  });

  it('name the finer cause where it is known', () => {
    const failure = { ...offline, reason: 'dns' } as const;
    expect(only(threat('waiting', { failure })).body).toContain(
      'The address of the service was not found.',
    );
  });

  it('never tell anybody to call an emergency number over a calm check-in', () => {
    const safe = { ...deliveryWith('SAFE'), failure: offline };
    for (const state of ['waiting', 'failed', 'expired'] as const) {
      const [notice] = noticesBetween(
        { ...safe, state: 'sending', failure: null },
        {
          ...safe,
          state,
        },
      );
      expect(notice?.body).not.toContain('911');
    }
  });

  it.each(['accepted', 'waiting', 'unsure', 'failed', 'expired'] as const)(
    'begin with PRACTICE in practice and never say "Call 911 now" when a press is %s',
    (state) => {
      const notice = only(threat(state, { failure: offline }), { world: 'practice' });
      expect(notice.title).toMatch(/^PRACTICE: /);
      expect(notice.body).not.toMatch(/Call 911 now|Share911/);
    },
  );

  it.each(['failed', 'expired'] as const)(
    'break discretion for a press that is %s, unless IT decided otherwise',
    (state) => {
      const hotkey = deliveryWith('THREAT', { state }, 'hotkey');
      expect(only(hotkey).discreet).toBe(false);
      const { panic } = DEFAULT_SETTINGS;
      const settings = { ...DEFAULT_SETTINGS, panic: { ...panic, discreetFailures: true } };
      expect(only(hotkey, { settings }).discreet).toBe(true);
    },
  );

  it('are marked discreet for a hotkey press unless the setting says otherwise', () => {
    const hotkey = deliveryWith('THREAT', { state: 'accepted' }, 'hotkey');
    expect(only(hotkey).discreet).toBe(true);
    expect(only(threat('accepted')).discreet).toBe(false);
    const settings = {
      ...DEFAULT_SETTINGS,
      panic: { ...DEFAULT_SETTINGS.panic, discreetHotkeys: false },
    };
    expect(only(hotkey, { settings }).discreet).toBe(false);
  });
});

describe('a notice stands', () => {
  const standing = (told: PressDelivery, now: PressDelivery | null): boolean => {
    const [notice] = noticesBetween({ ...told, state: 'sending', failure: null }, told);
    if (notice === undefined) throw new Error('no notice');
    return notice.stands(stateWith({ deliveries: now === null ? [] : [now] }));
  };

  it.each<[PressState, PressState, boolean]>([
    ['unsure', 'unsure', true],
    ['waiting', 'sending', true],
    ['unsure', 'accepted', false],
    ['unsure', 'cancelled', false],
    ['waiting', 'failed', false],
    ['failed', 'failed', true],
    ['failed', 'queued', false],
    ['expired', 'accepted', false],
    ['accepted', 'answered', true],
  ])('that told of %s while the press is %s: %s', (told, now, stands) => {
    const failure = { ...offline };
    expect(standing(threat(told, { failure }), threat(now, { failure }))).toBe(stands);
  });

  it('no longer when its card is put away or gone', () => {
    expect(standing(threat('failed'), threat('failed', { closed: true }))).toBe(false);
    expect(standing(threat('failed'), null)).toBe(false);
  });
});

describe('a notice stays silent', () => {
  const calm = { paused: false, windowFocused: false, supported: true };
  const notice = (parts: Partial<Notice>): Notice => ({
    kind: 'accepted',
    deliveryId: '1',
    title: '',
    body: '',
    panic: true,
    discreet: false,
    screen: 'panic',
    stands: () => true,
    ...parts,
  });

  it.each([
    ['never by itself', {}, {}, undefined],
    ['while paused', {}, { paused: true }, 'paused'],
    ['while the window is in front', {}, { windowFocused: true }, 'window-visible'],
    ['where the desktop has none', {}, { supported: false }, 'unsupported'],
    ['for a discreet hotkey', { discreet: true }, {}, 'discreet'],
    [
      'not when a call for help failed in a pause',
      { kind: 'attention' },
      { paused: true },
      undefined,
    ],
    [
      'not when a call for help failed behind the window',
      { kind: 'attention' },
      { windowFocused: true },
      undefined,
    ],
    [
      'when a calm check-in failed in a pause',
      { kind: 'attention', panic: false },
      { paused: true },
      'paused',
    ],
  ] as const)('%s', (_when, parts, now, reason) => {
    expect(suppressionOf(notice(parts), { ...calm, ...now })).toBe(reason);
  });
});
