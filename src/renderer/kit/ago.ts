// How long ago something was, in the few words a glance needs.
import type { TFunction } from 'i18next';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Both are wall clock in milliseconds. A moment that lies ahead, by a turned clock, is just now. */
export function agoWords(t: TFunction, atMs: number, nowMs: number): string {
  const passedMs = Math.max(0, nowMs - atMs);
  if (passedMs < 1000) return t('ask.ago.now');
  if (passedMs < MINUTE_MS) return t('ask.ago.seconds', { count: Math.floor(passedMs / 1000) });
  if (passedMs < HOUR_MS) return t('ask.ago.minutes', { count: Math.floor(passedMs / MINUTE_MS) });
  if (passedMs < DAY_MS) return t('ask.ago.hours', { count: Math.floor(passedMs / HOUR_MS) });
  return t('ask.ago.days', { count: Math.floor(passedMs / DAY_MS) });
}
