// Tells a locked keyring from a missing one, and says what to do about each.
import type { Failure } from '../../../shared/core/failure';

/**
 * What libsecret says of a locked collection ("Cannot create an item in a locked collection") and macOS
 * of a locked keychain (errSecInteractionNotAllowed, errSecAuthFailed, errSecUserCanceled).
 */
const LOCKED =
  /locked|interaction is not allowed|not allowed without user|passphrase|user cancell?ed|dismissed/i;

/** Whether these are the words of a keyring that is there but closed. */
export function saysLocked(text: string): boolean {
  return LOCKED.test(text);
}

/** The keyring is there but closed. `cause` never holds a secret. */
export function keyringLocked(cause: string): Failure {
  return {
    kind: 'storage',
    reason: 'keyring-locked',
    detail:
      `The keyring is locked (${cause}). Unlock it: log out and in again with the password, ` +
      'or open "Passwords and Keys" (macOS: "Keychain Access") and unlock the login keyring.',
  };
}

/** No keyring answers on this computer. `cause` never holds a secret. */
function keyringMissing(cause: string): Failure {
  return {
    kind: 'storage',
    reason: 'keyring-missing',
    detail:
      `No keyring can be used (${cause}). On Linux install gnome-keyring and libsecret-1-0, create ` +
      'a login keyring and log in to a desktop session; nothing is ever stored without one.',
  };
}

/** `storage` with `keyring-locked` or `keyring-missing`; `secret` is taken out of the cause, should it be there. */
export function keyringFailure(error: unknown, secret?: string): Failure {
  const text = error instanceof Error ? error.message : String(error);
  const clean = secret ? text.replaceAll(secret, '[redacted]') : text;
  const cause = clean.replace(/\s+/g, ' ').trim().slice(0, 200);
  return saysLocked(cause) ? keyringLocked(cause) : keyringMissing(cause);
}
