// A CHeKT contact while it is being typed, and what of it goes to the service.
import {
  ChektContactFields,
  ChektContactRole,
  ChektContactType,
  type ChektContactChange,
  type ChektPreferences,
} from '../../../shared/contacts/chekt-contact';
import { VendorRef } from '../../../shared/verification/verification';
import { problemsOfError, type Problems } from './problems';

export const CHEKT_TYPED_FIELDS = [
  'firstName',
  'lastName',
  'phone',
  'email',
  'type',
  'role',
  'externalId',
] as const;
export type ChektTypedField = (typeof CHEKT_TYPED_FIELDS)[number];

export interface ChektTyping {
  /** As the service had it; null for somebody new. */
  readonly base: ChektContactFields | null;
  readonly siteId: string;
  readonly text: Readonly<Record<ChektTypedField, string>>;
  /** Null leaves them to CHeKT. */
  readonly preferences: ChektPreferences | null;
}

export function typeChekt(base: ChektContactFields | null, siteId: string): ChektTyping {
  const text = Object.fromEntries(
    CHEKT_TYPED_FIELDS.map((field) => [field, base?.[field] ?? '']),
  ) as Record<ChektTypedField, string>;
  return { base, siteId, text, preferences: base?.preferences ?? null };
}

export function chektFieldsOf({ text, preferences }: ChektTyping): ChektContactFields {
  const orNull = (typed: string) => (typed.trim() === '' ? null : typed.trim());
  return {
    firstName: text.firstName.trim(),
    lastName: text.lastName.trim(),
    phone: orNull(text.phone),
    email: orNull(text.email),
    type: ChektContactType.safeParse(text.type).data ?? null,
    role: ChektContactRole.safeParse(text.role).data ?? null,
    externalId: orNull(text.externalId),
    preferences,
  };
}

/** A new contact needs a site and a type besides what the shared schema asks for. */
export function chektProblems(typing: ChektTyping): Problems {
  const parsed = ChektContactFields.safeParse(chektFieldsOf(typing));
  const phone = typing.text.phone.trim();
  const wrongPhone = phone !== '' && phone !== typing.base?.phone && !/\d/.test(phone);
  const found: Problems = {
    ...(wrongPhone ? { phone: 'phone' } : {}),
    ...(parsed.success ? {} : problemsOfError(parsed.error)),
  };
  if (typing.base !== null) return found;
  return {
    ...(typing.text.type === '' ? { type: 'missing' } : {}),
    ...(VendorRef.safeParse(typing.siteId).success ? {} : { siteId: 'missing' }),
    ...found,
  };
}

/** Only what was changed; empty when nothing was. */
export function chektChangeOf(base: ChektContactFields, typing: ChektTyping): ChektContactChange {
  const fields = chektFieldsOf(typing);
  const changed = (['firstName', 'lastName', 'phone', 'email', 'role'] as const).filter(
    (field) => fields[field] !== base[field],
  );
  const same = JSON.stringify(fields.preferences) === JSON.stringify(base.preferences);
  return {
    ...Object.fromEntries(changed.map((field) => [field, fields[field]])),
    ...(fields.type === null || fields.type === base.type ? {} : { type: fields.type }),
    ...(same || fields.preferences === null ? {} : { preferences: fields.preferences }),
  };
}

export function isChektTouched(typing: ChektTyping): boolean {
  const { base, text, preferences } = typing;
  const before = typeChekt(base, typing.siteId);
  return (
    CHEKT_TYPED_FIELDS.some((field) => text[field] !== before.text[field]) ||
    JSON.stringify(preferences) !== JSON.stringify(before.preferences)
  );
}
