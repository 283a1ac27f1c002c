// How long a statement may wait for the lock of another process: once a short while, then for a while not at all.
import type { Clock } from '../lib/clock';

/** Waiting again and again would add up: this long after a wait in vain, no statement waits. */
const NO_WAIT_MS = 400;

export interface Patience {
  /** What a statement may wait now, in milliseconds. */
  waitMs(): number;
  /** A statement has met a lock that was not let go. */
  lost(error: unknown): void;
  /** Throws what was met last, while it is too early to try something costly again. */
  refuse(): void;
}

/** `wholeMs`: the wait of a statement that has not met a lock lately. */
export function createPatience(clock: Pick<Clock, 'elapsed'>, wholeMs: number): Patience {
  let met: { readonly error: unknown; readonly untilMs: number } | null = null;
  const recent = (): typeof met => (met && clock.elapsed() < met.untilMs ? met : null);

  return {
    waitMs: () => (recent() ? 0 : wholeMs),
    lost(error) {
      // Tries that did not wait must not put off the next one that does.
      if (!recent()) met = { error, untilMs: clock.elapsed() + NO_WAIT_MS };
    },
    refuse() {
      const last = recent();
      if (last) throw last.error;
    },
  };
}
