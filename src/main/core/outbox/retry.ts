// When to try again: at once after a broken connection, then 1 s, 2 s, 4 s up to 15 s, or what the vendor asked for.

const BACKOFF_CAP_MS = 15_000;
/** A vendor may ask for patience, but not for more than this. */
export const RETRY_AFTER_CAP_MS = 10 * 60_000;
/** A retry that would fall past the deadline is brought forward to this long before it. */
export const LAST_TRY_BEFORE_EXPIRY_MS = 1000;

export interface RetryQuestion {
  readonly nowMs: number;
  readonly expiresAtMs: number;
  /** Attempts that have failed in a row, at least 1. */
  readonly failures: number;
  /** True when a connection broke before any answer: the next one may work at once. */
  readonly broken: boolean;
  readonly retryAfterMs?: number | undefined;
  /** 0 (inclusive) to 1 (exclusive). */
  readonly random: number;
}

/** Up to a quarter less than the step, so that two hundred desks do not come back together. */
export function backoffMs(failures: number, broken: boolean, random: number): number {
  const step = broken ? failures - 1 : failures;
  if (step <= 0) return 0;
  const full = Math.min(BACKOFF_CAP_MS, 1000 * 2 ** Math.min(step - 1, 10));
  return Math.round(full * (1 - random / 4));
}

/** Wall clock of the next attempt, or null when none fits before the deadline. */
export function retryAtMs(question: RetryQuestion): number | null {
  const { nowMs, expiresAtMs } = question;
  const lastTryMs = expiresAtMs - LAST_TRY_BEFORE_EXPIRY_MS;
  if (nowMs >= lastTryMs) return null;
  const wishedMs = Math.min(question.retryAfterMs ?? 0, RETRY_AFTER_CAP_MS);
  const delayMs = Math.max(
    wishedMs,
    backoffMs(question.failures, question.broken, question.random),
  );
  return Math.min(nowMs + delayMs, lastTryMs);
}
