// How far this computer's clock is off, from the Date header of an answer.
import { CLOCK_SKEW_WARN_MS, type ClockSkew } from '../../../shared/contacts/emergency24';

/** The header has whole seconds. */
const PRECISION_MS = 999;

/**
 * The smallest skew that explains the header: the vendor wrote it between `sentAtMs` and `receivedAtMs` of our
 * wall clock. Null without a readable header, or when a cache answered (`Age`).
 */
export function measureSkew(
  headers: Readonly<Record<string, string>>,
  sentAtMs: number,
  receivedAtMs: number,
): ClockSkew | null {
  const valueOf = (wanted: string): string =>
    Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
  const text = valueOf('date');
  const dateMs = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(dateMs) || valueOf('age') !== '') return null;
  const earliest = dateMs - receivedAtMs;
  const latest = dateMs + PRECISION_MS - sentAtMs;
  const skewMs = earliest > 0 ? earliest : latest < 0 ? latest : 0;
  return {
    skewMs,
    measuredAtMs: receivedAtMs,
    // The warning goes by the largest skew that explains the header: better a second early.
    warn: skewMs !== 0 && Math.max(Math.abs(earliest), Math.abs(latest)) >= CLOCK_SKEW_WARN_MS,
  };
}
