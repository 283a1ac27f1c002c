// What the keychain says of the key of presses.
import type { Vault } from '../keychain/vault';
import type { KeyFacts } from './facts';

/**
 * Whether the key of this world can be had. A key in memory is enough for a press; a keychain that cannot be read is
 * told all the same.
 */
export async function readKeyFacts(vault: Pick<Vault, 'get' | 'check'>): Promise<KeyFacts> {
  const key = await vault.get('share911.apiKey');
  if (!key.ok) return { configured: null, failure: key.failure };
  return { configured: key.value !== null, failure: await vault.check() };
}
