// Names of the secrets Tocsin may hold. Their values never leave the main process.
import { z } from 'zod';
import { Failure } from '../core/failure';
import { VendorId, VENDORS } from '../core/vendor';

type Vendors = typeof VENDORS;

/** `share911.apiKey` */
export type SecretName = {
  [V in VendorId]: `${V}.${keyof Vendors[V]['secrets'] & string}`;
}[VendorId];

interface SecretPlace {
  readonly vendor: VendorId;
  /** With every request to its vendor's address; the others prove what comes in and never leave. */
  readonly isSent: boolean;
}

const PLACES = Object.fromEntries(
  VendorId.options.flatMap((vendor) =>
    Object.entries(VENDORS[vendor].secrets).map(([key, use]) => [
      `${vendor}.${key}`,
      { vendor, isSent: use === 'sent' },
    ]),
  ),
) as Readonly<Record<SecretName, SecretPlace>>;

export const SecretName = z.enum(Object.keys(PLACES) as [SecretName, ...SecretName[]]);

export const placeOfSecret = (name: SecretName): SecretPlace => PLACES[name];

/** One printable line: a key pasted with a stray newline would make a broken header. */
export const SecretValue = z
  .string()
  .trim()
  .min(1)
  .max(2048)
  .regex(/^[\x20-\x7e]+$/, 'must be one line of printable ASCII characters');

/**
 * `unreadable`: the keychain does not say, and nothing is known from before. `other-address`: stored, but entered
 * for another address than the one in force, so it is not sent.
 */
export const SecretState = z.enum(['stored', 'not-stored', 'unreadable', 'other-address']);
export type SecretState = z.infer<typeof SecretState>;

/** What the keychain says when it is asked anew; `failure` tells why it says nothing. Never a value. */
export const SecretsReport = z.object({
  secrets: z.record(SecretName, SecretState),
  failure: Failure.nullable(),
});
export type SecretsReport = z.infer<typeof SecretsReport>;
