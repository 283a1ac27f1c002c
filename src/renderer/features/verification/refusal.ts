// Why the vendor said no to a question, in plain words.
import type { TFunction } from 'i18next';
import type { World } from '../../../shared/core/vendor';
import type { Verification } from '../../../shared/verification/verification';
import { failureWhat } from '../../kit/failure-words';
import { chektName, listOf, namesById } from './words';

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
