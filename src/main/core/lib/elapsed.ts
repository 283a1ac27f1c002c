// Elapsed time that goes on while the computer sleeps, made of a fine clock that may stand still then and a coarse one that does not.

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
