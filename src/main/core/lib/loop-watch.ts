// Watches that the one thread which carries presses is never held up, and says by what it was.
import type { Clock } from './clock';

/** A stretch of time in which nothing else could run. */
export interface HoldUp {
  readonly lastedMs: number;
  /** The work that took at least half of it; null where that is not known. */
  readonly cause: string | null;
}

/** Runs `work` and remembers how long it took, should that turn out to have held everything up. */
export type During = <T>(what: string, work: () => T) => T;

export interface LoopWatch {
  readonly during: During;
  /** From now on until `stop`. */
  start(): void;
  stop(): void;
  /** The computer is about to sleep: time that passes asleep is nobody's fault. */
  suspended(): void;
  resumed(): void;
}

export interface LoopWatchDeps {
  readonly clock: Clock;
  readonly onHoldUp: (holdUp: HoldUp) => void;
}

const LOOK_EVERY_MS = 50;
/** A press that waits longer is late. */
const HOLD_UP_MS = 200;

export function createLoopWatch({ clock, onHoldUp }: LoopWatchDeps): LoopWatch {
  let timer: { cancel(): void } | undefined;
  let lookedMs = 0;
  let isAsleep = false;
  let found: HoldUp | undefined;
  /** Milliseconds since the last look, by what they went into. */
  let spent = new Map<string, number>();
  let innerMs = 0;

  const causeOf = (lastedMs: number): string | null => {
    const [most] = [...spent].sort(([, left], [, right]) => right - left);
    return most !== undefined && most[1] * 2 >= lastedMs ? most[0] : null;
  };

  const look = (): void => {
    // A timer may run before the system tells that it woke: what was found is told one look later.
    if (found !== undefined && !isAsleep) onHoldUp(found);
    const lastedMs = Math.round(clock.elapsed() - lookedMs - LOOK_EVERY_MS);
    found = lastedMs > HOLD_UP_MS ? { lastedMs, cause: causeOf(lastedMs) } : undefined;
    wait();
  };

  const wait = (): void => {
    spent = new Map();
    lookedMs = clock.elapsed();
    timer = clock.after(LOOK_EVERY_MS, look);
  };

  return {
    during(what, work) {
      const outerMs = innerMs;
      const startedMs = clock.elapsed();
      innerMs = 0;
      try {
        return work();
      } finally {
        const tookMs = clock.elapsed() - startedMs;
        spent.set(what, (spent.get(what) ?? 0) + tookMs - innerMs);
        innerMs = outerMs + tookMs;
      }
    },
    start: wait,
    stop: () => timer?.cancel(),
    suspended() {
      isAsleep = true;
    },
    resumed() {
      isAsleep = false;
      found = undefined;
      timer?.cancel();
      wait();
    },
  };
}
