// Which vendor's address each secret is sent to.
import { SecretName } from '../../../shared/settings/secret';
import type { VendorId } from '../../../shared/core/vendor';
import type { Settings } from '../../../shared/settings/settings';
import type { Destination } from './bound-secret';

/** The others prove what comes in and never leave. */
const VENDOR_OF: Partial<Record<SecretName, VendorId>> = {
  'share911.apiKey': 'share911',
  'chekt.apiKey': 'chekt',
  'emergency24.apiKey': 'emergency24',
  'emergency24.accessToken': 'emergency24',
  'emergency24.tokenSecret': 'emergency24',
  'rapidsos.clientId': 'rapidsos',
  'rapidsos.clientSecret': 'rapidsos',
};

/** The secrets that requests to a vendor are proven with. */
export function secretsOf(vendor: VendorId): readonly SecretName[] {
  return SecretName.options.filter((name) => VENDOR_OF[name] === vendor);
}

/** Null for a secret that is sent nowhere. `locked`: dotted paths that IT has set. */
export function destinationOf(
  name: SecretName,
  settings: Settings,
  locked: readonly string[],
): Destination | null {
  const vendor = VENDOR_OF[name];
  if (vendor === undefined) return null;
  const { origin } = new URL(settings[vendor].baseUrl);
  return { origin, isManaged: locked.includes(`${vendor}.baseUrl`) };
}
