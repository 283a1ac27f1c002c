// Reads a Retry-After header, in seconds or as a date, into a bounded wait.

/** A press expires after half an hour: no service may silence it for longer than this at a time. */
export const RETRY_AFTER_MAX_MS = 5 * 60_000;

// RFC 9110: IMF-fixdate first, then the two obsolete forms; all begin with a day's name.
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/** `{ retryAfterMs }` within 0 and five minutes, or nothing when the header is missing or unreadable. */
export function retryAfterOf(
  headers: Readonly<Record<string, string>>,
  nowMs: number,
): { readonly retryAfterMs?: number } {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after');
  const waitMs = name === undefined ? null : parse(headers[name] ?? '', nowMs);
  if (waitMs === null) return {};
  return { retryAfterMs: Math.min(Math.max(0, waitMs), RETRY_AFTER_MAX_MS) };
}

function parse(value: string, nowMs: number): number | null {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, RETRY_AFTER_MAX_MS);
  if (!HTTP_DATE.test(text)) return null;
  const waitMs = Date.parse(text) - nowMs;
  return Number.isFinite(waitMs) ? waitMs : null;
}
