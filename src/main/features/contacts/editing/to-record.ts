// From what a service shows of a person to the directory's record: what an answer does not say stays as it was.
import type { ChektContact } from '../../../../shared/contacts/chekt-contact';
import {
  NOTHING_SAID,
  plainTexts,
  type ContactPhone,
  type SourceRecord,
} from '../../../../shared/contacts/contact';
import type { Emergency24Contact } from '../../../../shared/contacts/emergency24';
import { sameNumberKey } from '../../../core/lib/phone';

// A postal address in one line, as people read and look for it.

interface AddressParts {
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
}

const MAX_LENGTH = 1000;

/** Undefined when nothing is said of it; null when it is said that there is none. */
export function addressLine(parts: AddressParts): string | null | undefined {
  const { address1, address2, city, state, zip } = parts;
  const all = [address1, address2, city, state, zip];
  if (all.every((part) => part === null)) return undefined;
  const line = [address1, address2, city, `${state ?? ''} ${zip ?? ''}`]
    .map((part) => oneSpaced(part ?? ''))
    .filter((part) => part !== '')
    .join(', ');
  return line.slice(0, MAX_LENGTH) || null;
}

/** A text as it reads: no blanks around it, single ones in it. */
function oneSpaced(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

const TEXT_MAX_LENGTH = 1000;
const NUMBERS_MAX = 50;
const GROUPS_MAX = 200;

/**
 * `before`: what the directory held, null for somebody new. The list of all contacts says nothing of
 * phones, e-mails and groups, so those stay; a number keeps the kind it was known to have.
 */
export function emergency24Record(
  contact: Emergency24Contact,
  before: SourceRecord | null,
  asOfMs: number,
): SourceRecord {
  const { phones, emails, groups } = contact;
  const address = addressLine(contact);
  return {
    ...NOTHING_SAID,
    source: 'emergency24',
    vendorId: contact.contactId,
    siteId: '',
    // An identity is not given up because one answer left it out.
    externalId: contact.externalId || (before?.externalId ?? null),
    ...namesOf(contact, before),
    ...plainTexts('emergency24', (field) => said(contact[field], before?.[field])),
    address: address === undefined ? (before?.address ?? null) : address,
    phones:
      phones === null
        ? (before?.phones ?? [])
        : withKinds(
            phones.map(({ number }) => number),
            before,
          ),
    emails:
      emails === null
        ? (before?.emails ?? [])
        : emails.slice(0, NUMBERS_MAX).map(({ address }) => clipped(address)),
    groups:
      groups === null
        ? (before?.groups ?? [])
        : groups.slice(0, GROUPS_MAX).map(({ name, groupId }) => clipped(name || groupId)),
    asOfMs,
  };
}

/** The list and the call for one contact both show number and address, never the external id. */
export function chektRecord(
  contact: ChektContact,
  siteId: string,
  before: SourceRecord | null,
  asOfMs: number,
): SourceRecord {
  const { phone, email } = contact;
  // ASSUMED: one of them is always there, so an answer with neither left both out; with one, the other is none.
  const isSilent = phone === null && email === null;
  return {
    ...NOTHING_SAID,
    source: 'chekt',
    vendorId: contact.contactId,
    siteId,
    externalId: contact.externalId ?? before?.externalId ?? null,
    firstName: clipped(contact.firstName ?? before?.firstName ?? ''),
    lastName: clipped(contact.lastName ?? before?.lastName ?? ''),
    ...plainTexts('chekt', (field) => said(contact[field], before?.[field])),
    phones: isSilent
      ? (before?.phones ?? [])
      : phone === null
        ? []
        : [{ number: clipped(phone), kind: null }],
    emails: isSilent ? (before?.emails ?? []) : email === null ? [] : [clipped(email)],
    asOfMs,
  };
}

/** Where only the whole name is shown, it stands as the first name, unless its parts are known already. */
function namesOf(
  { firstName, lastName, name }: Emergency24Contact,
  before: SourceRecord | null,
): Pick<SourceRecord, 'firstName' | 'lastName'> {
  const whole = oneSpaced(name);
  if (!firstName?.trim() && !lastName?.trim() && whole !== '') {
    const isKnown = before && oneSpaced(`${before.firstName} ${before.lastName}`) === whole;
    return isKnown
      ? { firstName: before.firstName, lastName: before.lastName }
      : { firstName: clipped(whole), lastName: '' };
  }
  return {
    firstName: clipped(firstName ?? before?.firstName ?? ''),
    lastName: clipped(lastName ?? before?.lastName ?? ''),
  };
}

function withKinds(numbers: readonly string[], before: SourceRecord | null): ContactPhone[] {
  const kinds = new Map(
    before?.phones.map(({ number, kind }) => [sameNumberKey(number), kind] as const),
  );
  return numbers
    .slice(0, NUMBERS_MAX)
    .map((number) => ({ number: clipped(number), kind: kinds.get(sameNumberKey(number)) ?? null }));
}

/** Empty is said, and means none. */
function said(value: string | null, before: string | null | undefined): string | null {
  if (value === null) return before ?? null;
  return value.trim() === '' ? null : clipped(value);
}

function clipped(text: string): string {
  return text.slice(0, TEXT_MAX_LENGTH);
}
