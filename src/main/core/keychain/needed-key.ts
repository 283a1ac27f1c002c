// A key without which nothing can be sent: to have none is a failure.
import type { Result } from '../../../shared/core/failure';
import type { SecretName } from '../../../shared/settings/secret';
import type { Vault } from './vault';

/** @param vendor its name, for the one who reads that its key is missing */
export async function neededKey(
  vault: Vault,
  name: SecretName,
  vendor: string,
): Promise<Result<string>> {
  const key = await vault.get(name);
  if (!key.ok) return key;
  if (key.value !== null) return { ok: true, value: key.value };
  const detail = `${vendor} has no ${name.endsWith('.apiKey') ? 'API key' : name}`;
  return { ok: false, failure: { kind: 'not-configured', reason: 'no-key', detail } };
}
