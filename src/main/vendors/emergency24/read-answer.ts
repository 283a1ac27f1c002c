// From the data of an answer to what was asked for: one contact, a list, a campus, or an id.
import type {
  Emergency24Campus,
  Emergency24Contact,
  Emergency24Target,
} from '../../../shared/contacts/emergency24';
import { failed, ok, type Result } from '../../../shared/core/failure';
import { isFolded } from './folded-json';
import { readContact } from './read-contact';
import { readId, readList, readText } from './read-fields';

/** Source: SEED, "Authentication", the example of `ping`. */
export function readCampus(data: unknown): Result<Emergency24Campus> {
  if (!isFolded(data)) return bad('there is no campus in it');
  return ok({ id: readId(data.id) || null, name: readText(data.campus) ?? '' });
}

/**
 * The contact that was asked for, from the list of one that the page shows or from an object. Another one
 * than asked is a `bad-response`: nobody may be changed by mistake.
 */
export function readOneContact(
  data: unknown,
  target: Emergency24Target,
): Result<Emergency24Contact> {
  const rows = readList(data) ?? [];
  if (rows.length === 0) {
    const detail = 'Emergency24 answered with nobody';
    return failed({ kind: 'rejected', reason: 'not-found', detail });
  }
  const contacts = rows.map(readContact).filter((contact) => contact !== null);
  const found = contacts.filter((contact) => isMeant(contact, target));
  const [contact] = found;
  if (!contact) return bad('it is not the contact that was asked for');
  return found.length === 1 ? ok(contact) : bad('several contacts have this id');
}

/** All rows that can be read; `bad-response` when there are some and none can. */
export function readRows<T>(data: unknown, readRow: (row: unknown) => T | null): Result<T[]> {
  const rows = isFolded(data) && Array.isArray(data.list) ? data.list : data;
  if (rows === null) return ok([]);
  if (!Array.isArray(rows)) return bad('there is no list in it');
  const read = rows.map(readRow).filter((row) => row !== null);
  return read.length === 0 && rows.length > 0 ? bad('no entry of it has an id') : ok(read);
}

/** The id of the contact that was written. ASSUMED: where an add answers with one, it is named so. */
export function readRef(data: unknown): string | null {
  const row = readList(data)?.[0];
  return isFolded(row) ? readId(row.contactid) || null : null;
}

/** An answer that leaves the external id out is believed; numbers may have lost leading zeros. */
function isMeant(contact: Emergency24Contact, target: Emergency24Target): boolean {
  const shown = target.by === 'contact-id' ? contact.contactId : contact.externalId;
  return shown === '' || plain(shown) === plain(target.id);
}

function plain(id: string): string {
  return id
    .trim()
    .toLowerCase()
    .replace(/^0+(?=\d)/, '');
}

function bad(what: string): Result<never> {
  return failed({ kind: 'bad-response', detail: `Emergency24's answer cannot be used: ${what}` });
}
