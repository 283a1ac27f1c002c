// Moments in which nothing could run are found, with their cause, and told sparingly.
import { describe, expect, it } from 'vitest';
import { watchHoldUps } from '../../../../src/main/core/lib/hold-ups';
import { createLoopWatch, type HoldUp } from '../../../../src/main/core/lib/loop-watch';
import type { Clock } from '../../../../src/main/core/lib/clock';

/** A clock whose timers run only between pieces of work, as those of one thread do. */
function busyThread() {
  let nowMs = 0;
  let timers: { readonly atMs: number; readonly run: () => void }[] = [];
  const clock: Clock = {
    now: () => nowMs,
    elapsed: () => nowMs,
    after(delayMs, run) {
      const timer = { atMs: nowMs + delayMs, run };
      timers.push(timer);
      return { cancel: () => void (timers = timers.filter((other) => other !== timer)) };
    },
  };
  const runDue = (): void => {
    for (;;) {
      const due = timers.find(({ atMs }) => atMs <= nowMs);
      if (due === undefined) return;
      timers = timers.filter((timer) => timer !== due);
      due.run();
    }
  };
  return {
    clock,
    /** Nothing else runs for so long. */
    work: (ms: number): void => void (nowMs += ms),
    runDue,
    idle: (ms: number): void => {
      const endMs = nowMs + ms;
      while (nowMs < endMs) {
        nowMs += Math.min(10, endMs - nowMs);
        runDue();
      }
    },
  };
}

function watched() {
  const thread = busyThread();
  const found: HoldUp[] = [];
  const watch = createLoopWatch({ clock: thread.clock, onHoldUp: (one) => void found.push(one) });
  watch.start();
  return { ...thread, watch, found };
}

describe('the watch over the event loop', () => {
  it('finds what lasted over 200 ms, and nothing in ordinary work', () => {
    const { work, idle, found } = watched();
    for (let turn = 0; turn < 20; turn += 1) {
      work(190);
      idle(200);
    }
    expect(found).toEqual([]);
    work(700);
    idle(200);
    expect(found).toHaveLength(1);
    expect(found[0]?.lastedMs).toBeGreaterThan(640);
    expect(found[0]?.lastedMs).toBeLessThanOrEqual(700);
    expect(found[0]?.cause).toBeNull();
  });

  it('names the innermost work that took most of it', () => {
    const { work, idle, found, watch } = watched();
    watch.during('tray', () => {
      work(50);
      watch.during('database', () => work(400));
      work(20);
    });
    idle(200);
    expect(found.map(({ cause }) => cause)).toEqual(['database']);
  });

  it('adds up many small pieces, and names nothing that explains less than half', () => {
    const { work, idle, found, watch } = watched();
    for (let at = 0; at < 100; at += 1) watch.during('database', () => work(5));
    idle(200);
    watch.during('database', () => work(100));
    work(500);
    idle(200);
    expect(found.map(({ cause }) => cause)).toEqual(['database', null]);
  });

  it('keeps its account when the work throws', () => {
    const { work, idle, found, watch } = watched();
    const broken = (): never =>
      watch.during('database', () => {
        work(400);
        throw new Error('locked');
      });
    expect(broken).toThrow('locked');
    idle(200);
    expect(found[0]?.cause).toBe('database');
  });

  it('blames nobody for the time asleep, whichever is told first, the time or the waking', () => {
    const { work, idle, runDue, found, watch } = watched();
    watch.suspended();
    work(3_600_000);
    watch.resumed();
    idle(200);
    watch.suspended();
    work(3_600_000);
    runDue();
    watch.resumed();
    idle(200);
    // A system that tells of the waking alone, and after the timers.
    work(3_600_000);
    runDue();
    watch.resumed();
    idle(200);
    expect(found).toEqual([]);
  });
});

describe('what becomes of such moments', () => {
  function told() {
    const thread = busyThread();
    const lines: string[] = [];
    const health: (string | null)[] = [];
    const watch = watchHoldUps({
      clock: thread.clock,
      record: ({ lastedMs }, others) =>
        void lines.push(`${Math.round(lastedMs / 100) * 100} ms, ${others} others`),
      onHealth: (failure) => void health.push(failure?.detail ?? null),
    });
    watch.start();
    const holdUp = (ms: number): void => {
      thread.work(ms);
      thread.idle(200);
    };
    return { ...thread, lines, health, holdUp, watch };
  }

  it('one line a minute, more only for much longer ones, and the rest as a number', () => {
    const { holdUp, idle, lines } = told();
    for (let at = 0; at < 50; at += 1) holdUp(300);
    holdUp(900);
    expect(lines).toEqual(['300 ms, 0 others', '900 ms, 49 others']);
    idle(60_000);
    holdUp(300);
    expect(lines.at(-1)).toBe('300 ms, 0 others');
  });

  it('trouble over a second, until it has been calm for a minute', () => {
    const { holdUp, idle, health, watch, work } = told();
    holdUp(900);
    expect(health).toEqual([]);
    watch.during('database', () => work(3000));
    idle(200);
    expect(health.at(-1)).toMatch(/^presses had to wait (29\d\d|3000) ms by database$/);
    idle(59_000);
    expect(health).toHaveLength(1);
    idle(2000);
    expect(health.at(-1)).toBeNull();
  });
});
