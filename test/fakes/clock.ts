// A clock that stands still until a test moves it: wall clock and elapsed time can go apart.
import type { Clock } from '../../src/main/core/lib/clock';

export interface ManualClock extends Clock {
  /** Lets time pass: fires every timer on the way in order, settling promises in between. */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock forwards or backwards; timers do not notice. */
  jump(ms: number): void;
  /** The computer sleeps: time passes on both clocks, and no timer fires. */
  sleep(ms: number): void;
  /** Lets promises and microtasks finish without any time passing. */
  settle(): Promise<void>;
  /** Timers that have not fired. */
  pending(): number;
}

/** Begins at `startMs` of the wall clock. */
export function createManualClock(startMs = 1_767_225_600_000): ManualClock {
  let wallMs = startMs;
  let elapsedMs = 0;
  let timers: { atMs: number; readonly run: () => void }[] = [];

  const settle = async (): Promise<void> => {
    // Two turns of the event loop drain every chain of promises that needs no real waiting.
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise<void>((resolve) => {
        setImmediate(resolve);
      });
    }
  };

  const moveTo = (targetMs: number): void => {
    wallMs += targetMs - elapsedMs;
    elapsedMs = targetMs;
  };

  return {
    now: () => wallMs,
    elapsed: () => elapsedMs,
    after(delayMs, run) {
      const timer = { atMs: elapsedMs + Math.max(0, delayMs), run };
      timers.push(timer);
      return {
        cancel() {
          timers = timers.filter((other) => other !== timer);
        },
      };
    },
    async advance(ms) {
      const endMs = elapsedMs + ms;
      await settle();
      for (;;) {
        const next = timers.toSorted((left, right) => left.atMs - right.atMs)[0];
        if (!next || next.atMs > endMs) break;
        timers = timers.filter((timer) => timer !== next);
        moveTo(next.atMs);
        next.run();
        await settle();
      }
      moveTo(endMs);
      await settle();
    },
    jump(ms) {
      wallMs += ms;
    },
    sleep(ms) {
      moveTo(elapsedMs + ms);
      for (const timer of timers) timer.atMs += ms;
    },
    settle,
    pending: () => timers.length,
  };
}
