// Moments of this computer's wall clock, as people read them.
import type { TFunction } from 'i18next';

/** `10:32:04.1`, the wall clock of this computer to the tenth of a second. */
export function wallTime(atMs: number): string {
  return `${wallSeconds(atMs)}.${Math.floor(new Date(atMs).getMilliseconds() / 100)}`;
}

/** `10:32:04`, the wall clock of this computer. */
export function wallSeconds(atMs: number): string {
  const at = new Date(atMs);
  return [at.getHours(), at.getMinutes(), at.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** `10:31:12`, with the date in front when it is not today. */
export function momentOf(atMs: number, nowMs: number, language: string): string {
  const at = new Date(atMs);
  const time = wallSeconds(atMs);
  if (at.toDateString() === new Date(nowMs).toDateString()) return time;
  return `${at.toLocaleDateString(language, { dateStyle: 'medium' })} ${time}`;
}

/** Whole seconds left until `atMs`, never below 0. */
export function secondsUntil(atMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((atMs - nowMs) / 1000));
}

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
