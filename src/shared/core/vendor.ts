// The list of the services Tocsin speaks to, and the two worlds it may live in.
import { z } from 'zod';
import type { Language } from './language';
import { CHEKT } from './vendors/chekt';
import { EMERGENCY24 } from './vendors/emergency24';
import { RAPIDSOS } from './vendors/rapidsos';
import { SHARE911 } from './vendors/share911';
import type { VendorRow } from './vendors/vendor-row';

/** Settings, secrets, words, ways out and practice's keys follow from it. */
export const VENDORS = {
  share911: SHARE911,
  chekt: CHEKT,
  emergency24: EMERGENCY24,
  rapidsos: RAPIDSOS,
} satisfies Readonly<Record<string, VendorRow>>;

type Vendors = typeof VENDORS;
export type VendorId = keyof Vendors;
export const VendorId = z.enum(Object.keys(VENDORS) as [VendorId, ...VendorId[]]);

/** One thing of every vendor. */
export function ofVendors<K extends keyof VendorRow>(part: K) {
  const entries = VendorId.options.map((vendor) => [vendor, VENDORS[vendor][part]]);
  return Object.fromEntries(entries) as { readonly [V in VendorId]: Vendors[V][K] };
}

export const VENDOR_NAMES = ofVendors('name');

type VendorTrouble = { [V in VendorId]: keyof Vendors[V]['troubles'] & string }[VendorId];

const TROUBLES = Object.entries(
  Object.assign({}, ...Object.values(ofVendors('troubles'))) as VendorRow['troubles'],
);
export const VENDOR_TROUBLES = TROUBLES.map(([id]) => id) as readonly VendorTrouble[];

/** The words of all their troubles. */
export const vendorTroubleWords = (language: Language) =>
  Object.fromEntries(TROUBLES.map(([id, words]) => [id, words[language]])) as Readonly<
    Record<VendorTrouble, { readonly what: string; readonly remedy: string }>
  >;

/** Practice and live share no data and no credentials. */
export const World = z.enum(['practice', 'live']);
export type World = z.infer<typeof World>;
