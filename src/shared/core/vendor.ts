// The services Tocsin speaks to, and the two worlds it may live in.
import { z } from 'zod';

interface VendorRow {
  /** As it calls itself, in every language. */
  readonly name: string;
  /** Its secrets: `sent` with every request to its address, or `proving` what it sends here, which never leave. */
  readonly secrets: Readonly<Record<string, 'sent' | 'proving'>>;
}

/** All that is known of a vendor everywhere. */
export const VENDORS = {
  share911: { name: 'Share911', secrets: { apiKey: 'sent', webhookPassword: 'proving' } },
  chekt: { name: 'CHeKT', secrets: { apiKey: 'sent', webhookSecret: 'proving' } },
  emergency24: {
    name: 'Emergency24',
    secrets: { apiKey: 'sent', accessToken: 'sent', tokenSecret: 'sent' },
  },
  rapidsos: {
    name: 'RapidSOS',
    secrets: { sharedSecret: 'proving', clientId: 'sent', clientSecret: 'sent' },
  },
} as const satisfies Readonly<Record<string, VendorRow>>;

export type VendorId = keyof typeof VENDORS;
export const VendorId = z.enum(Object.keys(VENDORS) as [VendorId, ...VendorId[]]);

export const VENDOR_NAMES = Object.fromEntries(
  VendorId.options.map((vendor) => [vendor, VENDORS[vendor].name]),
) as { readonly [V in VendorId]: string };

/** Practice and live share no data and no credentials. */
export const World = z.enum(['practice', 'live']);
export type World = z.infer<typeof World>;
