// Asking where a call is: politely, one question at a time, and no longer than anybody may.
import { describe, expect, it } from 'vitest';
import type { LocateAnswer } from '../../../../src/main/features/calls/follow-up';
import { nextAskInMs } from '../../../../src/main/features/calls/follow-up';
import { createCallDesk, type CallDesk } from './call-desk';
import { makeShare, NUMBER, placeAt, SHARED_MS } from './shares';

const MINUTE_MS = 60_000;
const WINDOW_MS = 10 * MINUTE_MS;

async function asking(): Promise<CallDesk> {
  const desk = await createCallDesk();
  desk.settings = { ...desk.settings, followUp: true };
  return desk;
}

const placed = (northM: number, atMs: number): LocateAnswer => ({
  kind: 'place',
  place: placeAt(northM),
  atMs,
});

const failing = (retryAfterMs: number | null): LocateAnswer => ({
  kind: 'failed',
  failure: { kind: 'unavailable', detail: 'HTTP 503' },
  retryAfterMs,
});

it('the questions come soon at first, then less often, and as late as is asked for', () => {
  expect([0, 4000, 5000, 119_999, 120_000].map((since) => nextAskInMs(since, null))).toEqual([
    5000, 1000, 15_000, 15_000, 30_000,
  ]);
  expect(nextAskInMs(0, 60_000)).toBe(60_000);
  expect(nextAskInMs(0, 10)).toBe(5000);
});

describe('following up', () => {
  it('is off unless it is switched on and there is something to ask with', async () => {
    const off = await createCallDesk();
    await off.receive(makeShare(1), 'token');
    const without = await asking();
    await without.receive(makeShare(1), null);
    const nameless = await asking();
    await nameless.receive(makeShare(1, { callerNumber: null }), 'token');
    for (const desk of [off, without, nameless]) {
      await desk.clock.advance(WINDOW_MS);
      expect(desk.asked).toEqual([]);
      expect(desk.only().followUp).toMatchObject({ state: 'off', nextAtMs: null, asked: 0 });
    }
  });

  it('keeps no token that came while it was off', async () => {
    const desk = await createCallDesk();
    await desk.receive(makeShare(1), 'token');
    desk.settings = { ...desk.settings, followUp: true };
    desk.calls.settingsChanged();
    await desk.clock.advance(WINDOW_MS);
    expect(desk.asked).toEqual([]);
  });

  it('asks with the number and the token until the window ends', async () => {
    const desk = await asking();
    await desk.receive(makeShare(1), 'token');
    await desk.clock.settle();
    expect(desk.only().followUp).toMatchObject({ state: 'waiting', nextAtMs: SHARED_MS + 5000 });
    await desk.clock.advance(5000);
    expect(desk.asked).toEqual([{ callerNumber: NUMBER, sharedToken: 'token' }]);
    await desk.clock.advance(15_000);
    expect(desk.only().followUp).toMatchObject({ asked: 2, empty: 2, failure: null });
    await desk.clock.advance(WINDOW_MS);
    // 5 s, 20 s … 125 s, then every 30 s until 575 s.
    expect(desk.asked).toHaveLength(9 + 15);
    expect(desk.only().followUp).toMatchObject({ state: 'ended', nextAtMs: null });
    await desk.clock.advance(WINDOW_MS);
    expect(desk.asked).toHaveLength(24);
  });

  it('adds places that are newer than what is known, and records that alone', async () => {
    const desk = await asking();
    await desk.receive(makeShare(1), 'token');
    const answers = [
      placed(300, SHARED_MS - 1),
      placed(500, SHARED_MS + 10_000),
      placed(500, SHARED_MS + 10_000),
      placed(700, SHARED_MS + 9_000_000),
    ];
    desk.answer = () => Promise.resolve(answers.shift() ?? { kind: 'empty' });
    await desk.clock.advance(65_000);
    expect(desk.only().places).toEqual([
      { place: placeAt(0), atMs: SHARED_MS, source: 'share' },
      { place: placeAt(500), atMs: SHARED_MS + 10_000, source: 'follow-up' },
      // A time to come counts as now.
      { place: placeAt(700), atMs: SHARED_MS + 50_000, source: 'follow-up' },
    ]);
    expect(desk.only().distanceM).toBe(700);
    const lines = [...desk.activity.all()].flatMap((line) => (line.ok ? line.value : []));
    expect(lines.map(({ kind, facts }) => ({ kind, ...facts }))).toMatchObject([
      { kind: 'call-shared' },
      { kind: 'call-followed-up', places: 2, hasPlace: true },
      { kind: 'call-followed-up', places: 3, hasPlace: true },
    ]);
    desk.settings = { ...desk.settings, followUp: false };
    const before = desk.only().places;
    await desk.restart();
    expect(desk.only().places).toEqual(before);
  });

  it('stops for good when it is refused, and begins anew with a new share', async () => {
    const desk = await asking();
    const failure = { kind: 'unauthorized', detail: 'HTTP 403' } as const;
    desk.answer = () => Promise.resolve({ kind: 'refused', failure });
    await desk.receive(makeShare(1), 'token');
    await desk.clock.advance(MINUTE_MS);
    expect(desk.asked).toHaveLength(1);
    expect(desk.only().followUp).toMatchObject({ state: 'refused', failure, nextAtMs: null });
    desk.calls.settingsChanged();
    await desk.clock.advance(MINUTE_MS);
    expect(desk.asked).toHaveLength(1);
    desk.answer = () => Promise.resolve({ kind: 'empty' });
    await desk.receive(makeShare(2, { receivedAtMs: desk.clock.now() }), 'fresh');
    await desk.clock.advance(5000);
    expect(desk.asked.at(-1)?.sharedToken).toBe('fresh');
    expect(desk.only().followUp).toMatchObject({ state: 'waiting', failure: null, asked: 2 });
  });

  it('takes a no to an earlier token for no answer to a share that came meanwhile', async () => {
    const desk = await asking();
    let refuse = (): void => undefined;
    desk.answer = () =>
      new Promise((resolve) => {
        const failure = { kind: 'unauthorized', detail: 'HTTP 401' } as const;
        refuse = () => resolve({ kind: 'refused', failure });
      });
    await desk.receive(makeShare(1), 'old');
    await desk.clock.advance(6000);
    await desk.receive(makeShare(2, { receivedAtMs: desk.clock.now() }), 'fresh');
    refuse();
    await desk.clock.advance(5000);
    expect(desk.asked.map(({ sharedToken }) => sharedToken)).toEqual(['old', 'fresh']);
  });

  it('has the patience it is asked for, and ends rather than asking after the window', async () => {
    const desk = await asking();
    desk.answer = () => Promise.resolve(failing(90_000));
    await desk.receive(makeShare(1), 'token');
    await desk.clock.advance(5000);
    expect(desk.only().followUp).toMatchObject({
      state: 'waiting',
      nextAtMs: SHARED_MS + 95_000,
      failure: { kind: 'unavailable' },
    });
    desk.answer = () => Promise.resolve(failing(3_600_000));
    await desk.clock.advance(90_000);
    expect(desk.asked).toHaveLength(2);
    expect(desk.only().followUp).toMatchObject({ state: 'ended' });
  });

  it('puts one question at a time, and goes on when asking itself breaks', async () => {
    const desk = await asking();
    let answerNow = (): void => undefined;
    desk.answer = () =>
      new Promise((_resolve, reject) => {
        answerNow = () => reject(new Error(`no luck with ${NUMBER}`));
      });
    await desk.receive(makeShare(1), 'token');
    await desk.clock.advance(MINUTE_MS);
    expect(desk.only().followUp.state).toBe('asking');
    await desk.receive(makeShare(2, { receivedAtMs: desk.clock.now() }), 'token');
    await desk.clock.advance(MINUTE_MS);
    expect(desk.asked).toHaveLength(1);
    answerNow();
    await desk.clock.settle();
    expect(desk.only().followUp).toMatchObject({ state: 'waiting', failure: { kind: 'bug' } });
    expect(JSON.stringify(desk.only().followUp)).not.toContain(NUMBER);
  });

  it('puts few questions at once, however many calls there are', async () => {
    const desk = await asking();
    desk.answer = () => new Promise(() => undefined);
    for (let n = 1; n <= 10; n += 1) {
      await desk.receive(makeShare(n, { callerNumber: `1555000000${n - 1}` }), 'token');
    }
    await desk.clock.advance(20_000);
    expect(desk.asked).toHaveLength(4);
  });

  it('ends with the card, and throws away what comes back later', async () => {
    const desk = await asking();
    let answerNow = (): void => undefined;
    desk.answer = () =>
      new Promise((resolve) => {
        answerNow = () => resolve(placed(500, SHARED_MS + 4000));
      });
    await desk.receive(makeShare(1), 'token');
    const { id } = desk.only();
    await desk.clock.advance(5000);
    desk.calls.close(id);
    answerNow();
    await desk.clock.advance(WINDOW_MS);
    expect(desk.asked).toHaveLength(1);
    expect(desk.calls.get(id)?.places).toHaveLength(1);
    expect(desk.calls.get(id)?.followUp.state).toBe('off');
  });

  it('goes on after a restart only with credentials of its own: the token is gone', async () => {
    const desk = await asking();
    await desk.receive(makeShare(1), 'token');
    await desk.restart();
    await desk.clock.advance(MINUTE_MS);
    expect(desk.asked).toEqual([]);
    desk.hasCredentials = true;
    await desk.restart();
    await desk.clock.advance(MINUTE_MS);
    expect(desk.asked[0]).toEqual({ callerNumber: NUMBER, sharedToken: null });
    await desk.clock.advance(WINDOW_MS);
    const { length } = desk.asked;
    await desk.restart();
    await desk.clock.advance(WINDOW_MS);
    expect(desk.asked).toHaveLength(length);
  });

  it.each([-3_600_000, WINDOW_MS, 3_600_000])(
    'is neither longer nor shorter for a clock that is set by %i ms',
    async (jumpMs) => {
      const desk = await asking();
      await desk.receive(makeShare(1), 'token');
      await desk.clock.settle();
      desk.clock.jump(jumpMs);
      expect(desk.only().windowEndsAtMs - desk.clock.now()).toBe(WINDOW_MS);
      await desk.clock.advance(WINDOW_MS / 2);
      expect(desk.only().windowEndsAtMs - desk.clock.now()).toBe(WINDOW_MS / 2);
      expect(desk.calls.hasOpen()).toBe(true);
      await desk.clock.advance(2 * WINDOW_MS);
      expect(desk.asked).toHaveLength(24);
      expect(desk.only().followUp.state).toBe('ended');
    },
  );

  it('stops when it is switched off, and keeps no token for later', async () => {
    const desk = await asking();
    await desk.receive(makeShare(1), 'token');
    desk.settings = { ...desk.settings, followUp: false };
    desk.calls.settingsChanged();
    await desk.clock.advance(MINUTE_MS);
    desk.settings = { ...desk.settings, followUp: true };
    desk.calls.settingsChanged();
    await desk.clock.advance(MINUTE_MS);
    expect(desk.asked).toEqual([]);
    desk.hasCredentials = true;
    desk.calls.settingsChanged();
    await desk.clock.advance(MINUTE_MS);
    expect(desk.asked[0]).toEqual({ callerNumber: NUMBER, sharedToken: null });
  });
});
