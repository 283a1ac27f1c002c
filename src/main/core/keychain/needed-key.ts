// A key without which nothing can be sent: to have none is a failure.
import type { Result } from '../../../shared/core/failure';
import { VENDOR_NAMES } from '../../../shared/core/vendor';
import { placeOfSecret, type SecretName } from '../../../shared/settings/secret';
import type { Vault } from './vault';

/** `not-configured` when there is none; its words name the vendor. */
export async function neededKey(
  vault: Pick<Vault, 'get'>,
  name: SecretName,
): Promise<Result<string>> {
  const key = await vault.get(name);
  if (!key.ok) return key;
  if (key.value !== null) return { ok: true, value: key.value };
  const detail = `${VENDOR_NAMES[placeOfSecret(name).vendor]} has no ${name.endsWith('.apiKey') ? 'API key' : name}`;
  return { ok: false, failure: { kind: 'not-configured', reason: 'no-key', detail } };
}
