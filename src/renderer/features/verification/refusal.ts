// Why the vendor said no to a question, in plain words.
import type { TFunction } from 'i18next';
import type { World } from '../../../shared/core/vendor';
import {
  type Verification,
  VENDOR_ID_MAX_LENGTH,
  VERIFICATION_MESSAGE_MAX_LENGTH,
  VERIFICATION_SUBJECT_MAX_LENGTH,
} from '../../../shared/verification/verification';
import { failureWhat } from '../../kit/failure-words';
import { chektName, listOf, namesById } from './words';
import type { Failure } from '../../../shared/core/failure';

/** What is wrong, with the names the vendor gave. */
export function refusalOf(t: TFunction, verification: Verification, world: World): string {
  const { failure } = verification.delivery;
  if (failure === null) return t('verify.send.refusedTitle');
  const people = namesById(t, verification, failure.contactIds ?? []);
  const names = listOf(t, people);
  const service = chektName(t, world);
  if (failure.reason === 'invalid-contact') {
    return people.length === 0
      ? t('verify.send.invalidNobody', { service })
      : t('verify.send.invalid', { service, names });
  }
  if (failure.reason === 'delivery-failed') {
    return people.length === 0
      ? t('verify.send.undeliveredNobody')
      : t('verify.send.undelivered', { names });
  }
  return failureWhat(t, failure);
}

const MAX_OF = {
  siteId: VENDOR_ID_MAX_LENGTH,
  eventId: VENDOR_ID_MAX_LENGTH,
  contacts: 0,
  message: VERIFICATION_MESSAGE_MAX_LENGTH,
  subject: VERIFICATION_SUBJECT_MAX_LENGTH,
} as const;

export type AskField = keyof typeof MAX_OF;

const FIELDS = Object.keys(MAX_OF) as readonly AskField[];

/** Main names fields as `contacts.0.contactId`; null when none of ours is meant. */
export function refusedField(failure: Failure | null): AskField | null {
  if (failure?.kind !== 'invalid-input') return null;
  const first = failure.field?.split('.', 1)[0];
  return FIELDS.find((field) => field === first) ?? null;
}

/** What stands beside the field. */
export function fieldWords(t: TFunction, field: AskField): string {
  return t(`ask.wrong.${field}`, { max: MAX_OF[field] });
}

/** What stands beside the button. */
export function refusalWords(t: TFunction, failure: Failure): string {
  return refusedField(failure) === null
    ? t('ask.failed', { what: failureWhat(t, failure) })
    : t('ask.wrong.above');
}
