// Reads contacts of CHeKT in either of the shapes that are about; what cannot be read is null, never an error.
import { setImmediate as otherWork } from 'node:timers/promises';
import type {
  ChektContact,
  ChektContactList,
  ChektValidation,
} from '../../../shared/contacts/chekt-contact';
import { failed, ok, type Result } from '../../../shared/core/failure';
import { isObject, readCount, readNumber, withoutDecimals, type JsonObject } from '../json-values';
import { readTimeMs } from '../read-time';
import { parseJson, readId, readText, withoutEnvelope } from './read-fields';

const NAME_MAX_LENGTH = 200;
const WORD_MAX_LENGTH = 60;
/** A press must not wait for a long list: after this many contacts others have their turn. */
const CONTACTS_AT_A_STRETCH = 500;

/**
 * Fails with `bad-response` when there is no list. The whole list comes in one answer (ASSUMED: the pages
 * show a total count, and no way to ask for a part). Source: SEED CHeKT Contacts API, "Get All Contacts".
 */
export async function readContactList(body: string): Promise<Result<ChektContactList>> {
  const value = withoutEnvelope(parseJson(body));
  const list: unknown = isObject(value) ? value.contacts : value;
  if (!Array.isArray(list)) {
    return failed({ kind: 'bad-response', detail: 'the answer holds no list of contacts' });
  }
  const found = new Map<string, ChektContact>();
  let unreadable = 0;
  for (const [index, item] of (list as readonly unknown[]).entries()) {
    if (index % CONTACTS_AT_A_STRETCH === CONTACTS_AT_A_STRETCH - 1) await otherWork();
    const contact = contactOf(item);
    if (contact === null) unreadable += 1;
    else if (!found.has(contact.contactId)) found.set(contact.contactId, contact);
  }
  const totalCount = isObject(value) ? readCount(value.total_count) : null;
  return ok({ contacts: [...found.values()], totalCount, unreadable });
}

/** Fails with `bad-response` when the answer is not about `contactId`. Source: SEED, "Get a Contact". */
export function readContact(body: string, contactId: string): Result<ChektContact> {
  const value = withoutEnvelope(parseJson(body));
  const contact = contactOf(Array.isArray(value) ? value[0] : value);
  if (contact?.contactId === contactId) return ok(contact);
  const detail = contact === null ? 'the answer holds no contact' : 'the answer is about another';
  return failed({ kind: 'bad-response', detail });
}

/** ASSUMED: the second name of each field, which clients of the service have met. */
function contactOf(item: unknown): ChektContact | null {
  if (!isObject(item)) return null;
  const contactId = readId(item.contact_id);
  if (contactId === null) return null;
  const firstName = readText(item.first_name, NAME_MAX_LENGTH);
  const lastName = readText(item.last_name, NAME_MAX_LENGTH);
  const nameless = firstName === null && lastName === null;
  return {
    contactId,
    externalId: readId(item.external_contact_id),
    firstName: nameless ? readText(item.name, NAME_MAX_LENGTH) : firstName,
    lastName,
    email: readText(item.email ?? item.email_address, NAME_MAX_LENGTH),
    phone: phoneOf(item),
    type: readText(item.type, WORD_MAX_LENGTH),
    role: readText(item.role ?? item.title, WORD_MAX_LENGTH),
    preferences: preferencesOf(item),
    slotNumber: readCount(item.slot_number),
    smsValidation: validationOf(item.sms_validation ?? item.last_validation),
    createdAtMs: readTimeMs(item.created_at),
    updatedAtMs: readTimeMs(item.updated_at),
  };
}

function phoneOf(item: JsonObject): string | null {
  const phone = readText(item.phone ?? item.phone_number, WORD_MAX_LENGTH);
  return phone === null ? null : withoutDecimals(phone);
}

function preferencesOf(item: JsonObject): ChektContact['preferences'] {
  const said = isObject(item.notification_preferences) ? item.notification_preferences : {};
  const preferences = {
    email: readFlag(said.email ?? item.email_alarm_enabled),
    sms: readFlag(said.sms ?? item.sms_alarm_enabled),
    push: readFlag(said.push ?? item.push_alarm_enabled),
  };
  return Object.values(preferences).every((flag) => flag === null) ? null : preferences;
}

/** ASSUMED: of the numbers, 1 is "validated" and every other is not. */
function validationOf(value: unknown): ChektValidation | null {
  if (!isObject(value)) return null;
  const said = readText(value.status, WORD_MAX_LENGTH);
  const number = readNumber(said);
  return {
    validated: number !== null ? number === 1 : said?.toLowerCase() === 'validated' || null,
    said,
    requestedAtMs: readTimeMs(value.requested_at ?? value.sent_at),
  };
}

function readFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const number = readNumber(value);
  return number === 1 || number === 0 ? number === 1 : null;
}
