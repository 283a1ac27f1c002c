// Which vendor's address each secret is sent to.
import { placeOfSecret, SecretName } from '../../../shared/settings/secret';
import type { VendorId } from '../../../shared/core/vendor';
import type { Settings } from '../../../shared/settings/settings';

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

/** A secret and where it may go, as one entry of the keychain: the two can never come apart. */
export interface BoundSecret {
  readonly value: string;
  /** Scheme, host and port it was entered for; null for a secret that is sent nowhere, or is not bound yet. */
  readonly origin: string | null;
}

/** The value on the first line, the origin on the second: a value is one line. */
export function toEntry({ value, origin }: BoundSecret): string {
  return origin === null ? value : `${value}\n${origin}`;
}

export function fromEntry(entry: string): BoundSecret {
  const [value = '', origin] = entry.split('\n');
  return { value, origin: origin ?? null };
}

/** Where a secret would go now. */
export interface Destination {
  readonly origin: string;
  /** Set by IT, who may move a service without asking every desk for its key. */
  readonly isManaged: boolean;
}

/** True when this secret may go there. */
export function mayGo(secret: BoundSecret, to: Destination | null): boolean {
  return to === null || to.isManaged || secret.origin === null || secret.origin === to.origin;
}
