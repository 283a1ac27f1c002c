// Watching the way home while answers are awaited: when it looks, and how soon a loss shows.
import { describe, expect, it } from 'vitest';
import type { LoopbackResult } from '../../../../src/shared/core/webhook';
import { createSupervision } from '../../../../src/main/core/webhooks/supervision';
import { createManualClock } from '../../../fakes/clock';

function make() {
  const clock = createManualClock();
  const startMs = clock.elapsed();
  const now = { wanted: true, broken: false, tookMs: 0, throws: false };
  const looks: number[] = [];
  const results: LoopbackResult[] = [];
  let running = 0;
  const supervision = createSupervision({
    clock,
    isWanted: () => now.wanted,
    async check() {
      running += 1;
      expect(running).toBe(1);
      looks.push(clock.elapsed() - startMs);
      await new Promise<void>((resolve) => clock.after(now.tookMs, resolve));
      running -= 1;
      if (now.throws) throw new Error('boom');
      const failure = now.broken ? ({ kind: 'timeout', detail: 'lost' } as const) : null;
      return { atMs: clock.now(), tookMs: failure ? null : 5, failure };
    },
    onResult: (result) => {
      results.push(result);
      supervision.poke();
    },
  });
  return { clock, now, looks, results, supervision };
}

describe('supervision', () => {
  it('looks at once when it becomes wanted, then every 30 s, however often it is poked', async () => {
    const { clock, looks, supervision } = make();
    supervision.poke();
    supervision.poke();
    for (let second = 0; second < 90; second += 1) {
      await clock.advance(1_000);
      supervision.poke();
    }
    expect(looks).toEqual([0, 30_000, 60_000, 90_000]);
  });

  it('looks again after 10 s while the way is broken', async () => {
    const { clock, looks, now, supervision } = make();
    now.broken = true;
    supervision.poke();
    await clock.advance(20_000);
    expect(looks).toEqual([0, 10_000, 20_000]);
  });

  it('tells of a loss within 60 s of the break, even when every check takes its full time', async () => {
    const { clock, now, results, supervision } = make();
    supervision.poke();
    await clock.advance(0);
    // Broken right after a good check; the next one runs into its timeout.
    now.broken = true;
    now.tookMs = 12_000;
    await clock.advance(60_000);
    expect(results.find((result) => result.failure !== null)).toBeDefined();
  });

  it('ends when it is no longer wanted, and begins at once when it is again', async () => {
    const { clock, looks, now, supervision } = make();
    supervision.poke();
    await clock.advance(10_000);
    now.wanted = false;
    supervision.poke();
    await clock.advance(60_000);
    expect(clock.pending()).toBe(0);
    now.wanted = true;
    supervision.poke();
    await clock.advance(0);
    expect(looks).toEqual([0, 70_000]);
  });

  it('notices by itself that it is no longer wanted', async () => {
    const { clock, looks, now, supervision } = make();
    supervision.poke();
    await clock.advance(0);
    now.wanted = false;
    await clock.advance(100_000);
    expect(looks).toEqual([0]);
  });

  it('never runs two checks at once', async () => {
    const { clock, looks, now, supervision } = make();
    now.tookMs = 12_000;
    supervision.poke();
    await clock.advance(5_000);
    now.wanted = false;
    supervision.poke();
    now.wanted = true;
    supervision.poke();
    await clock.advance(7_000);
    expect(looks).toEqual([0]);
  });

  it('says nothing more once stopped, not even of a check under way', async () => {
    const { clock, now, looks, results, supervision } = make();
    now.tookMs = 1_000;
    supervision.poke();
    await clock.advance(500);
    supervision.stop();
    supervision.poke();
    await clock.advance(100_000);
    expect(looks).toEqual([0]);
    expect(results).toEqual([]);
  });

  it('survives a check that fails itself', async () => {
    const { clock, now, looks, results, supervision } = make();
    now.throws = true;
    supervision.poke();
    await clock.advance(10_000);
    expect(results[0]?.failure?.kind).toBe('bug');
    expect(looks).toEqual([0, 10_000]);
  });
});
