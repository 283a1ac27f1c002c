// What a change is called, and what has become of it: never more than is known.
import type { TFunction } from 'i18next';
import type { ContactChangeState } from '../../../shared/contacts/contact-change';
import type { Failure } from '../../../shared/core/failure';
import type { CancelAnswer } from '../../../shared/ipc';
import { secondsUntil } from '../../kit/wall-clock';
import { failureWhat } from '../../kit/failure-words';

const WRITES = [
  'add',
  'update',
  'delete',
  'remove',
  'join-group',
  'leave-group',
  'validate',
  'add-by-reference',
  'remove-by-reference',
] as const;

/** `Delete John Doe at Emergency24`. */
export function titleOfChange(t: TFunction, change: ContactChangeState): string {
  const known = WRITES.find((write) => write === change.write);
  const service = t(`vendor.${change.source}`);
  return known === undefined
    ? t('contacts.change.other', { write: change.write, name: change.name, service })
    : t(`contacts.change.${known}`, { name: change.name, service });
}

/** What went wrong, then the service's own words and code, which its support will ask for. */
export function refusalOf(t: TFunction, failure: Failure): string {
  const { vendorCode, httpStatus, detail, kind } = failure;
  const said = kind === 'rejected' ? detail : '';
  const code = vendorCode ?? (kind === 'rejected' ? httpStatus?.toString() : undefined);
  return [
    failureWhat(t, failure),
    ...(said === '' ? [] : [t('contacts.change.said', { said })]),
    ...(code === undefined ? [] : [t('contacts.change.code', { code })]),
  ].join(' ');
}

/** `asking`: it may have arrived, and only the operator may send it again. */
export type ChangePhase =
  'undoable' | 'moving' | 'waiting' | 'asking' | 'done' | 'stopped' | 'undone';

export function phaseOfChange({ delivery }: ContactChangeState): ChangePhase {
  switch (delivery.state) {
    case 'counting-down':
      return 'undoable';
    case 'queued':
    case 'sending':
      return 'moving';
    case 'waiting':
      return 'waiting';
    case 'unsure':
      return delivery.nextAttemptAtMs === null ? 'asking' : 'waiting';
    case 'accepted':
    case 'answered':
    case 'taken-as-sent':
      return 'done';
    case 'failed':
    case 'expired':
      return 'stopped';
    case 'cancelled':
      return 'undone';
  }
}

export function stateOfChange(
  t: TFunction,
  change: ContactChangeState,
  nowMs: number,
  cancelAnswer: CancelAnswer['result'] | undefined,
): string {
  const { state, failure, fireAtMs, nextAttemptAtMs, mayHaveReached } = change.delivery;
  const service = t(`vendor.${change.source}`);
  const what = failure === null ? '' : refusalOf(t, failure);
  switch (phaseOfChange(change)) {
    case 'undoable':
      return t('contacts.change.goesOut', { seconds: secondsUntil(fireAtMs, nowMs) });
    case 'moving':
      return t('contacts.change.sending', { service });
    case 'waiting': {
      const seconds = nextAttemptAtMs === null ? 0 : secondsUntil(nextAttemptAtMs, nowMs);
      const next =
        seconds === 0 ? t('contacts.change.now') : t('contacts.change.next', { seconds });
      const stands = t(mayHaveReached ? 'contacts.change.unsure' : 'contacts.change.notYet');
      return [stands, what, next].filter(Boolean).join(' ');
    }
    case 'asking':
      return [t('contacts.change.unsure'), what, t('contacts.change.asks')]
        .filter(Boolean)
        .join(' ');
    case 'done':
      return t(state === 'taken-as-sent' ? 'contacts.change.takenAsSent' : 'contacts.change.done', {
        service,
      });
    case 'stopped':
      return [
        t(
          mayHaveReached
            ? 'contacts.change.failedUnsure'
            : state === 'expired'
              ? 'contacts.change.expired'
              : 'contacts.change.failed',
          { service },
        ),
        what,
      ]
        .filter(Boolean)
        .join(' ');
    case 'undone':
      return t(
        mayHaveReached || cancelAnswer === 'may-have-gone'
          ? 'contacts.change.undoneLate'
          : 'contacts.change.undone',
      );
  }
}
