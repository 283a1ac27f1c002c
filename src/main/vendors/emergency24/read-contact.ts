// From Emergency24's rows of contacts and groups to ours; a row without an id is null.
import {
  EMERGENCY24_TEXT_FIELDS,
  type Emergency24Contact,
  type Emergency24Email,
  type Emergency24Group,
  type Emergency24Member,
  type Emergency24Membership,
  type Emergency24Phone,
  type Emergency24TextField,
} from '../../../shared/contacts/emergency24';
import { isFolded, type Folded } from './folded-json';
import { readCount, withoutDecimals } from '../json-values';
import { readId, readList, readLocalTime, readText } from './read-fields';

/** Source: SEED, "Get All Contacts" (the short form) and "Get Contact by ID" (the long one). */
export function readContact(row: unknown): Emergency24Contact | null {
  const contactId = isFolded(row) ? readId(row.contactid) : '';
  if (!isFolded(row) || contactId === '') return null;
  const name = readText(row.name) ?? '';
  return {
    contactId,
    externalId: readId(row.externalid),
    status: readText(row.status),
    name,
    ...readTexts(row, name),
    createdAt: readLocalTime(row.createddate ?? row.date),
    phones: readRows(row.phones, readPhone),
    emails: readRows(row.emailaddresses, readEmail),
    groups: readRows(row.groups, readMembership),
    language: readText(row.language),
    backupEmailAddresses: readRows(row.backupemailaddresses, (entry) => readEmail(entry)?.address),
    customValues: readRows(row.customvalues, readCustomValue),
  };
}

/** Source: SEED, "Get All Groups". */
export function readGroup(row: unknown): Emergency24Group | null {
  const membership = readMembership(row);
  if (!membership || !isFolded(row)) return null;
  return {
    ...membership,
    count: readCount(row.count),
    createdAt: readLocalTime(row.date ?? row.createddate),
  };
}

/** Source: SEED, "Get contacts of a group". */
export function readMember(row: unknown): Emergency24Member | null {
  const contact = readContact(row);
  if (!contact) return null;
  const { contactId, externalId, name, createdAt } = contact;
  return { contactId, externalId, name, createdAt };
}

/**
 * A missing key says nothing. Null says that it is empty, but not for the parts of a name: the example of
 * "Get Contact by ID" shows `"FirstName": null` beside `"Name": "Test One"`. ASSUMED: null is empty elsewhere.
 */
function readTexts(row: Folded, name: string): Record<Emergency24TextField, string | null> {
  const texts = EMERGENCY24_TEXT_FIELDS.map((field) => {
    const value = row[field.toLowerCase()];
    const hidden = (field === 'firstName' || field === 'lastName') && name.trim() !== '';
    return [field, readText(value) ?? (value === null && !hidden ? '' : null)] as const;
  });
  return Object.fromEntries(texts) as Record<Emergency24TextField, string | null>;
}

/** Null when the answer has no such list, or none that can be read; a single unreadable entry is left out. */
function readRows<T>(
  value: unknown,
  readRow: (row: unknown) => T | null | undefined,
): readonly T[] | null {
  if (value === null) return [];
  const rows = readList(value);
  if (!rows) return null;
  const read = rows.map(readRow).filter((row) => row !== null && row !== undefined);
  // Something is there, in a shape nobody knows: that is not the same as nothing.
  return read.length === 0 && rows.length > 0 ? null : read;
}

/** Bare numbers are taken too: that is how phones are written. */
function readPhone(row: unknown): Emergency24Phone | null {
  const [number, other] = isFolded(row) ? [readText(row.phonenumber), row] : [readText(row), {}];
  if (number === null || number.trim() === '') return null;
  return {
    phoneId: readId(other.pid) || null,
    number: withoutDecimals(number),
    text: readText(other.text),
    voice: readText(other.voice),
  };
}

function readEmail(row: unknown): Emergency24Email | null {
  const [address, other] = isFolded(row) ? [readText(row.emailaddress), row] : [readText(row), {}];
  if (address === null || address.trim() === '') return null;
  return { emailId: readId(other.eid) || null, address, status: readText(other.status) };
}

function readMembership(row: unknown): Emergency24Membership | null {
  const groupId = isFolded(row) ? readId(row.groupid) : '';
  return isFolded(row) && groupId !== '' ? { groupId, name: readText(row.name) ?? '' } : null;
}

function readCustomValue(row: unknown): { property: string; value: string } | null {
  const property = isFolded(row) ? readText(row.property) : null;
  return isFolded(row) && property !== null ? { property, value: readText(row.value) ?? '' } : null;
}
