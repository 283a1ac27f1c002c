// Which vendor's address each secret is sent to.
import { placeOfSecret, SecretName } from '../../../shared/settings/secret';
import type { VendorId } from '../../../shared/core/vendor';
import type { Settings } from '../../../shared/settings/settings';
import type { Destination } from './bound-secret';

/** The secrets that requests to a vendor are proven with. */
export function secretsOf(vendor: VendorId): readonly SecretName[] {
  return SecretName.options.filter((name) => {
    const place = placeOfSecret(name);
    return place.isSent && place.vendor === vendor;
  });
}

/** Null for a secret that is sent nowhere. `locked`: dotted paths that IT has set. */
export function destinationOf(
  name: SecretName,
  settings: Settings,
  locked: readonly string[],
): Destination | null {
  const { vendor, isSent } = placeOfSecret(name);
  if (!isSent) return null;
  const { origin } = new URL(settings[vendor].baseUrl);
  return { origin, isManaged: locked.includes(`${vendor}.baseUrl`) };
}
