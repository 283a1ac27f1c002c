// How far the reading of a service has come, in words.
import type { TFunction } from 'i18next';
import type { SyncState } from '../../../shared/contacts/contact-sync';
import { secondsUntil } from '../../kit/wall-clock';
import { failureWhat } from '../../kit/failure-words';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** `12,300` in the operator's language. */
export function countWords(count: number, language: string): string {
  return count.toLocaleString(language);
}

export function isRunning({ phase }: SyncState): boolean {
  return phase !== 'idle';
}

/** `12,300 of 100,000`; the count alone where nobody knows how many there are. */
export function doneWords(t: TFunction, { done, total }: SyncState, language: string): string {
  return total === null
    ? t('contacts.sync.done', { count: done, done: countWords(done, language) })
    : t('contacts.sync.doneOf', {
        done: countWords(done, language),
        total: countWords(total, language),
      });
}

/** What it is doing now, with count, rate and time left; empty when it is idle. */
export function syncWords(t: TFunction, sync: SyncState, nowMs: number, language: string): string {
  const done = doneWords(t, sync, language);
  switch (sync.phase) {
    case 'idle':
      return '';
    case 'waiting': {
      const seconds = sync.resumeAtMs === null ? 0 : secondsUntil(sync.resumeAtMs, nowMs);
      const why = sync.failure === null ? '' : failureWhat(t, sync.failure);
      return [why, t('contacts.sync.waiting', { seconds, done })].filter(Boolean).join(' ');
    }
    case 'listing':
    case 'details':
      return [t(`contacts.sync.${sync.phase}`, { done }), ...paceWords(t, sync, language)].join(
        ' · ',
      );
  }
}

function paceWords(
  t: TFunction,
  { recordsPerSecond, remainingMs }: SyncState,
  language: string,
): readonly string[] {
  const rate =
    recordsPerSecond === null
      ? []
      : [t('contacts.sync.rate', { rate: countWords(Math.round(recordsPerSecond), language) })];
  return remainingMs === null ? rate : [...rate, leftWords(t, remainingMs)];
}

function leftWords(t: TFunction, remainingMs: number): string {
  const seconds = Math.ceil(remainingMs / 1000);
  if (seconds < MINUTE_S) return t('contacts.sync.leftSeconds', { seconds });
  if (seconds < HOUR_S) {
    return t('contacts.sync.leftMinutes', { minutes: Math.ceil(seconds / MINUTE_S) });
  }
  return t('contacts.sync.leftHours', { hours: Math.ceil(seconds / HOUR_S) });
}
