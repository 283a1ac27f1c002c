// When to ask again where a call is: soon at first, then less and less often. Pure.

const FIRST_MS = 5_000;
const OFTEN_UNTIL_MS = 2 * 60_000;
const OFTEN_MS = 15_000;
const SELDOM_MS = 30_000;

/** Milliseconds from now until the next question. `retryAfterMs`: the service asked for so much patience. */
export function nextAskInMs(sinceShareMs: number, retryAfterMs: number | null): number {
  const politeMs =
    sinceShareMs < FIRST_MS
      ? FIRST_MS - sinceShareMs
      : sinceShareMs < OFTEN_UNTIL_MS
        ? OFTEN_MS
        : SELDOM_MS;
  return Math.max(politeMs, retryAfterMs ?? 0);
}
