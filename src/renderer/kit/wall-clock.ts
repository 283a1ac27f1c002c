// Moments of this computer's wall clock, as people read them.

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
