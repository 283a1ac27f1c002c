// Time as a dependency, so that no test has to sleep.
import { uptime } from 'node:os';
import { createElapsed } from './elapsed';

/** Wall clock in milliseconds and timers; `cancel` forgets a timer that has not fired. */
export interface Clock {
  now(): number;
  /**
   * Milliseconds since some fixed moment, a sleep of the computer included; no change of the wall clock ever moves
   * it. Whatever lasts while this process lives is measured by it; `now` is for times that are shown or sent.
   */
  elapsed(): number;
  after(delayMs: number, run: () => void): { cancel(): void };
}

export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    elapsed: createElapsed(
      () => performance.now(),
      () => uptime() * 1000,
    ),
    after(delayMs, run) {
      // A timer over 2^31 ms would fire at once: cap it, the owner looks again when it fires.
      const timer = setTimeout(run, Math.min(Math.max(0, delayMs), 2_000_000_000));
      return { cancel: () => clearTimeout(timer) };
    },
  };
}
