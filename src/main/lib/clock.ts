// Time as a dependency, so that no test has to sleep.

/** Wall clock in milliseconds and timers; `cancel` forgets a timer that has not fired. */
export interface Clock {
  now(): number;
  /** Milliseconds since some fixed moment; no change of the wall clock ever moves it. */
  elapsed(): number;
  after(delayMs: number, run: () => void): { cancel(): void };
}

export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    elapsed: () => performance.now(),
    after(delayMs, run) {
      // A timer over 2^31 ms would fire at once: cap it, the owner looks again when it fires.
      const timer = setTimeout(run, Math.min(Math.max(0, delayMs), 2_000_000_000));
      return { cancel: () => clearTimeout(timer) };
    },
  };
}
