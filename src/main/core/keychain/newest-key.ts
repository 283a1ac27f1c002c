// Before a refused key is believed to be wrong, the keychain is asked whether there is another one by now.
import type { Failure } from '../../../shared/core/failure';
import type { SecretName } from '../../../shared/settings/secret';
import type { Vault } from './vault';

/** `failure`: why it was refused, where it was. */
interface Answer {
  readonly kind: string;
  readonly failure?: Failure;
}

/**
 * Sends, and once more with the same bytes when the vendor refused the key and the keychain has a newer one: what was
 * refused was not taken. The wait for the keychain is bounded.
 */
export async function withNewestKey<T extends Answer>(
  send: () => Promise<T>,
  vault: Pick<Vault, 'renew'>,
  names: readonly SecretName[],
): Promise<T> {
  const answer = await send();
  if (answer.kind !== 'refused' || answer.failure?.kind !== 'unauthorized') return answer;
  const renewed: boolean[] = [];
  for (const name of names) renewed.push(await vault.renew(name));
  return renewed.includes(true) ? send() : answer;
}
