// The wall clock is set: while the process lives elapsed time decides, and after a restart nobody guesses.
import { describe, expect, it } from 'vitest';
import { HALF_AN_HOUR_MS, idOf, makeDraft } from '../../../fakes/deliveries';
import {
  createOutboxDesk,
  NOT_SENT,
  UNSURE,
  YES,
  type OutboxDesk,
} from '../../../fakes/outbox-desk';

const HOUR_MS = 3_600_000;

function press(desk: OutboxDesk, n = 1, countdownMs = 0): void {
  desk.outbox.accept(makeDraft(n, { pressedAtMs: desk.clock.now(), countdownMs }));
}
const look = (desk: OutboxDesk, n = 1) => desk.outbox.get(idOf(n));

describe('while the process lives', () => {
  it.each([3 * HOUR_MS, -5 * HOUR_MS, 40 * 24 * HOUR_MS])(
    'a clock set by %i ms neither ends a press of six seconds nor prolongs it',
    async (jumpMs) => {
      const desk = createOutboxDesk();
      desk.answer = () => NOT_SENT;
      press(desk);
      await desk.clock.advance(6000);
      const tries = desk.flights.length;
      desk.clock.jump(jumpMs);
      await desk.clock.advance(15_000);
      expect(look(desk)?.state).toBe('waiting');
      expect(desk.flights.length).toBeGreaterThan(tries);
      await desk.clock.advance(HALF_AN_HOUR_MS - 30_000);
      expect(look(desk)?.state).toBe('waiting');
      await desk.clock.advance(10_000);
      expect(look(desk)?.state).toBe('expired');
      const told = desk.kinds().filter((kind) => kind === 'clock-jumped');
      expect(told).toHaveLength(1);
    },
  );

  it.each([3 * HOUR_MS, -5 * HOUR_MS])(
    'a clock set by %i ms leaves the pace of the tries alone',
    async (jumpMs) => {
      const pace = async (jump: number): Promise<readonly number[]> => {
        const desk = createOutboxDesk();
        const atMs: number[] = [];
        desk.answer = () => {
          atMs.push(desk.clock.elapsed());
          return NOT_SENT;
        };
        press(desk);
        await desk.clock.advance(9500);
        desk.clock.jump(jump);
        await desk.clock.advance(120_000);
        return atMs;
      };
      expect(await pace(jumpMs)).toEqual(await pace(0));
    },
  );

  it.each([3 * HOUR_MS, -5 * HOUR_MS])(
    'a clock set by %i ms neither ends nor prolongs a countdown',
    async (jumpMs) => {
      const desk = createOutboxDesk();
      press(desk, 1, 3000);
      await desk.clock.advance(1000);
      desk.clock.jump(jumpMs);
      await desk.clock.advance(1900);
      expect(look(desk)?.state).toBe('counting-down');
      expect((look(desk)?.fireAtMs ?? 0) - desk.clock.now()).toBe(100);
      await desk.clock.advance(100);
      expect(desk.flights).toHaveLength(1);
    },
  );

  it('a press made right after the clock was set is not moved along with the earlier ones', async () => {
    const desk = createOutboxDesk();
    press(desk, 1);
    await desk.clock.advance(500);
    desk.clock.jump(3 * HOUR_MS);
    press(desk, 2);
    const expiresInMs = (n: number) => (look(desk, n)?.expiresAtMs ?? 0) - desk.clock.now();
    expect([expiresInMs(1), expiresInMs(2)]).toEqual([HALF_AN_HOUR_MS - 500, HALF_AN_HOUR_MS]);
  });

  it('tells the steps of a press by the clock as it now is, so that they stay as far apart as they were', async () => {
    const desk = createOutboxDesk();
    press(desk);
    await desk.clock.advance(4000);
    desk.clock.jump(3 * HOUR_MS);
    desk.flights[0]?.end(YES);
    await desk.clock.settle();
    const rungs = look(desk)?.rungs;
    expect((rungs?.acceptedMs ?? 0) - (rungs?.pressedMs ?? 0)).toBe(4000);
  });

  it('a clock that was set before a crash expires nothing after it', async () => {
    for (const jumpMs of [3 * HOUR_MS, -5 * HOUR_MS]) {
      const desk = createOutboxDesk();
      desk.answer = () => NOT_SENT;
      press(desk);
      await desk.clock.advance(6000);
      desk.clock.jump(jumpMs);
      await desk.clock.advance(1000);
      desk.answer = () => YES;
      desk.crashAndRestart();
      await desk.clock.settle();
      expect(look(desk)?.state).toBe('accepted');
    }
  });

  it('a sleep of the computer is no jump: what slept past its deadline expires', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => NOT_SENT;
    press(desk);
    await desk.clock.settle();
    desk.clock.sleep(2 * HOUR_MS);
    await desk.clock.advance(1000);
    expect(look(desk)?.state).toBe('expired');
    expect(desk.kinds()).not.toContain('clock-jumped');
  });
});

describe('after a restart with a clock that was set back', () => {
  it.each(['counting-down', 'sending', 'waiting'] as const)(
    'a press found %s neither goes out as if it were fresh nor vanishes: it asks, and says why',
    async (state) => {
      const desk = createOutboxDesk();
      if (state === 'waiting') desk.answer = () => NOT_SENT;
      press(desk, 1, state === 'counting-down' ? 3000 : 0);
      await desk.clock.settle();
      expect(look(desk)?.state).toBe(state);
      const tries = desk.flights.length;
      desk.clock.jump(-5 * HOUR_MS);
      desk.answer = () => YES;
      desk.crashAndRestart();
      await desk.clock.advance(HALF_AN_HOUR_MS);
      expect(desk.flights).toHaveLength(tries);
      expect(desk.outbox.deliveries()).toMatchObject([
        {
          state: 'expired',
          closed: false,
          mayHaveReached: state === 'sending',
          failure: { reason: 'clock-set-back' },
        },
      ]);
      expect(desk.outbox.tryAgain(idOf(1)).ok).toBe(true);
      await desk.clock.settle();
      expect(look(desk)?.state).toBe('accepted');
    },
  );

  it('is known by any later line of the record, however little earlier the press itself is', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => NOT_SENT;
    press(desk);
    await desk.clock.advance(20 * 60_000);
    // Ten minutes after the press, by the clock; in truth nobody knows.
    desk.clock.jump(-10 * 60_000);
    desk.crashAndRestart();
    await desk.clock.settle();
    expect(look(desk)).toMatchObject({ state: 'expired', failure: { reason: 'clock-set-back' } });
  });

  it('doubts no press that was made after it was set back', async () => {
    const desk = createOutboxDesk();
    press(desk, 1);
    await desk.clock.settle();
    desk.flights[0]?.end(YES);
    await desk.clock.settle();
    desk.clock.jump(-5 * HOUR_MS);
    press(desk, 2);
    await desk.clock.settle();
    desk.flights[1]?.end(UNSURE);
    await desk.clock.settle();
    desk.answer = () => YES;
    desk.crashAndRestart();
    await desk.clock.settle();
    expect(look(desk, 2)?.state).toBe('accepted');
  });

  it('takes a correction of a second for nothing', async () => {
    const desk = createOutboxDesk();
    desk.answer = () => NOT_SENT;
    press(desk);
    await desk.clock.advance(10_000);
    desk.clock.jump(-1000);
    desk.answer = () => YES;
    desk.crashAndRestart();
    await desk.clock.settle();
    expect(look(desk)?.state).toBe('accepted');
  });
});
