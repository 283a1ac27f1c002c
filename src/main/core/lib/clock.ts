// Time as a dependency, so that no test has to sleep.
import { uptime } from 'node:os';

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

/** The time since boot comes in steps of up to a second; a shorter sleep changes no deadline. */
const SHORTEST_SLEEP_MS = 2000;

/**
 * Milliseconds since some fixed moment, never backwards. `runningMs` is fine, but on Linux it does not count a sleep;
 * `sinceBootMs` does. Neither knows the wall clock.
 */
export function createElapsed(runningMs: () => number, sinceBootMs: () => number): () => number {
  const bootedMs = sinceBootMs() - runningMs();
  let sleptMs = 0;
  return () => {
    const nowMs = runningMs();
    const missedMs = sinceBootMs() - bootedMs - nowMs - sleptMs;
    if (missedMs > SHORTEST_SLEEP_MS) sleptMs += missedMs;
    return nowMs + sleptMs;
  };
}
