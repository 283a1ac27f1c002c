// The moment of a proof in words: never without its day, so that an old one cannot pass for one of today.
import type { Language } from '../core/language';

/** `Nov 30, 09:12`; the year too once it is another one than `nowMs` has. Wall clock in milliseconds. */
export function provenWhen(atMs: number, language: Language, nowMs = Date.now()): string {
  const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
  return new Intl.DateTimeFormat(language, {
    ...(isThisYear ? {} : { year: 'numeric' }),
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(atMs);
}
