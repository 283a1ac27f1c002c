// What went wrong and what to do about it, in plain words.
import type { TFunction } from 'i18next';
import type { Failure } from '../../shared/core/failure';

/** What went wrong, in plain words: the finer cause where one is known. */
export function failureWhat(t: TFunction, failure: Failure): string {
  return failure.reason === undefined
    ? t(`failure.${failure.kind}.what`)
    : t(`reason.${failure.reason}`);
}

const REMEDIES_OF_KEYS = {
  'keyring-locked': 'trouble.keyring-locked.remedy',
  'keyring-missing': 'trouble.keyring-missing.remedy',
  'address-changed': 'trouble.key-other-address.remedy',
} as const;

function isOfKeys(reason: string): reason is keyof typeof REMEDIES_OF_KEYS {
  return Object.hasOwn(REMEDIES_OF_KEYS, reason);
}

/** What to do about it: a closed keyring wants something else than a full disk. */
export function failureRemedy(t: TFunction, { kind, reason }: Failure): string {
  return reason !== undefined && isOfKeys(reason)
    ? t(REMEDIES_OF_KEYS[reason])
    : t(`failure.${kind}.remedy`);
}
