// What an accepted change means for the directory and the master copies, before the next reading confirms it.
import type { ChektContactFields } from '../../../../shared/contacts/chekt-contact';
import {
  NOTHING_SAID,
  plainTexts,
  recordKey,
  type ContactPhone,
  type SourceRecord,
  ContactSource,
} from '../../../../shared/contacts/contact';
import type { ContactChange } from '../../../../shared/contacts/contact-change';
import type {
  Emergency24Fields,
  Emergency24PhoneField,
  Emergency24Write,
} from '../../../../shared/contacts/emergency24';
import type { ChektContactWrite } from '../../../../shared/contacts/chekt-contact';
import { addressLine } from './to-record';
import { failed, ok, type Result } from '../../../../shared/core/failure';

export interface Known {
  /** The record the change is about, as the directory has it. */
  readonly record: SourceRecord | null;
  readonly nowMs: number;
  /** The name of an Emergency24 group; null when nobody knows it. */
  readonly groupName: (groupId: string) => string | null;
}

export interface ChangeEffects {
  readonly put: SourceRecord | null;
  /** Key of the record that is no more. */
  readonly removed: string | null;
  /** The master copy of an Emergency24 contact from now on; `fields` null: none. */
  readonly master: { readonly contactId: string; readonly fields: Emergency24Fields | null } | null;
  /** Membership of a group, to be put into the master copy. */
  readonly group: {
    readonly contactId: string;
    readonly groupId: string;
    readonly joins: boolean;
  } | null;
  /** Something new is there whose id or site nobody knows yet. */
  readonly readAgain: boolean;
}

const NONE: ChangeEffects = {
  put: null,
  removed: null,
  master: null,
  group: null,
  readAgain: false,
};

/** The phones of a record by the list they are written in. Source: SEED Emergency24 ICCS API, "Add Contact". */
const PHONE_KINDS: readonly (readonly [Emergency24PhoneField, string])[] = [
  ['cellPhones', 'cell'],
  ['alternateCellPhones', 'cell'],
  ['workPhones', 'work'],
  ['alternateWorkPhones', 'work'],
  ['homePhones', 'home'],
  ['alternateHomePhones', 'home'],
];

/** Pure. `ref`: the id the service gave, where its answer told one. */
export function effectsOf(
  { change, recordKey: key }: ContactChange,
  ref: string | null,
  known: Known,
): ChangeEffects {
  return change.source === 'emergency24'
    ? emergency24Effects(change.write, ref, known, key)
    : chektEffects(change.write, ref, known, key);
}

function emergency24Effects(
  write: Emergency24Write,
  ref: string | null,
  known: Known,
  key: string | null,
): ChangeEffects {
  if (write.write === 'add') {
    if (ref === null) return { ...NONE, readAgain: true };
    const put = emergency24RecordOf(write.fields, ref, known);
    return { ...NONE, put, master: { contactId: ref, fields: write.fields } };
  }
  const contactId = write.target.by === 'contact-id' ? write.target.id : idIn(key);
  // Only the organisation's own id is known: the next reading finds out who it was.
  if (contactId === null) return { ...NONE, readAgain: true };
  switch (write.write) {
    case 'update': {
      const put = emergency24RecordOf(write.fields, contactId, known);
      return { ...NONE, put, master: { contactId, fields: write.fields } };
    }
    case 'delete': {
      const removed = recordKey({ source: 'emergency24', siteId: '', vendorId: contactId });
      return { ...NONE, removed, master: { contactId, fields: null } };
    }
    case 'join-group':
    case 'leave-group': {
      const joins = write.write === 'join-group';
      const { groupId } = write;
      return {
        ...NONE,
        put: known.record && withGroup(known.record, known.groupName(groupId) ?? groupId, joins),
        group: { contactId, groupId, joins },
      };
    }
  }
}

function chektEffects(
  write: ChektContactWrite,
  ref: string | null,
  known: Known,
  key: string | null,
): ChangeEffects {
  switch (write.write) {
    case 'add':
      return ref === null
        ? { ...NONE, readAgain: true }
        : { ...NONE, put: chektRecordOf(write.fields, write.siteId, ref, known.nowMs) };
    case 'add-by-reference':
      return { ...NONE, readAgain: true };
    case 'update': {
      const { record } = known;
      const { change } = write;
      if (record === null) return { ...NONE, readAgain: true };
      const put: SourceRecord = {
        ...record,
        firstName: change.firstName ?? record.firstName,
        lastName: change.lastName ?? record.lastName,
        type: change.type ?? record.type,
        role: change.role === undefined ? record.role : change.role,
        phones: change.phone === undefined ? record.phones : phoneOf(change.phone),
        emails: change.email === undefined ? record.emails : listOf(change.email),
        asOfMs: known.nowMs,
      };
      return { ...NONE, put };
    }
    case 'remove': {
      const { siteId, contactId } = write;
      return { ...NONE, removed: recordKey({ source: 'chekt', siteId, vendorId: contactId }) };
    }
    case 'remove-by-reference':
      return { ...NONE, removed: key, readAgain: key === null };
    case 'validate':
      return NONE;
  }
}

/** Whom the service will have once it has accepted this. */
export function emergency24RecordOf(
  fields: Emergency24Fields,
  contactId: string,
  { nowMs, groupName }: Pick<Known, 'nowMs' | 'groupName'>,
): SourceRecord {
  return {
    ...NOTHING_SAID,
    source: 'emergency24',
    vendorId: contactId,
    siteId: '',
    externalId: fields.externalId.trim() || null,
    firstName: fields.firstName,
    lastName: fields.lastName,
    ...plainTexts('emergency24', (field) => fields[field].trim() || null),
    address: addressLine(fields) ?? null,
    phones: PHONE_KINDS.flatMap(([field, kind]) =>
      fields[field].map((number): ContactPhone => ({ number, kind })),
    ),
    emails: [...fields.emailAddresses],
    groups: fields.groupIds.map((groupId) => groupName(groupId) ?? groupId),
    asOfMs: nowMs,
  };
}

export function chektRecordOf(
  fields: ChektContactFields,
  siteId: string,
  contactId: string,
  asOfMs: number,
): SourceRecord {
  return {
    ...NOTHING_SAID,
    source: 'chekt',
    vendorId: contactId,
    siteId,
    externalId: fields.externalId,
    firstName: fields.firstName,
    lastName: fields.lastName,
    ...plainTexts('chekt', (field) => fields[field]),
    phones: phoneOf(fields.phone),
    emails: listOf(fields.email),
    asOfMs,
  };
}

function withGroup(record: SourceRecord, name: string, joins: boolean): SourceRecord {
  const others = record.groups.filter((group) => group !== name);
  return { ...record, groups: joins ? [...others, name] : others };
}

function idIn(key: string | null): string | null {
  const name = key === null ? null : recordKeyParts(key);
  return name?.ok ? name.value.vendorId : null;
}

function phoneOf(phone: string | null): ContactPhone[] {
  return phone === null ? [] : [{ number: phone, kind: null }];
}

function listOf(value: string | null): string[] {
  return value === null ? [] : [value];
}

type RecordName = Pick<SourceRecord, 'source' | 'siteId' | 'vendorId'>;

/** The other way round of `recordKey`; `invalid-input` for a text that names no record. */
export function recordKeyParts(key: string): Result<RecordName> {
  const [source, siteId, vendorId, ...more] = key.split('/').map(decoded);
  const known = ContactSource.safeParse(source);
  if (known.success && siteId !== undefined && vendorId && more.length === 0) {
    return ok({ source: known.data, siteId, vendorId });
  }
  const detail = `recordKey: ${JSON.stringify(key.slice(0, 80))} names no record`;
  return failed({ kind: 'invalid-input', detail, field: 'recordKey' });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
