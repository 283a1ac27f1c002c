// How long a message is, in the unit it is paid for.
import type { TFunction } from 'i18next';
import { smsParts } from '../../shared/verification/sms-text';
import {
  VERIFICATION_MESSAGE_MAX_LENGTH,
  type VerificationMethod,
} from '../../shared/verification/verification';

/** What a text message costs is counted in messages, everything else in characters. */
export function lengthWords(t: TFunction, method: VerificationMethod, message: string): string {
  const { length } = message;
  return method === 'sms'
    ? t('ask.message.texts', { length, count: smsParts(message) })
    : t('ask.message.length', { length, max: VERIFICATION_MESSAGE_MAX_LENGTH });
}
