// Reads the list of a site's contacts and puts it in the order in which to ask them.
import { failed, ok, type Result } from '../../../shared/failure';
import type { SiteContact } from '../../../shared/verification';
import { isObject, parseJson, withoutEnvelope } from './read-fields';
import { ContactItem } from './wire';

/** Source: SEED CHeKT Verifications API, "Contact Selection": primary contacts before secondary. */
const ORDER: readonly string[] = ['primary', 'emergency', 'secondary'];

/**
 * The contacts inside an answer, each id once; what cannot be read is left out. Fails with
 * `bad-response` when there is no list. Source: SEED CHeKT Contacts API, "Get All Contacts".
 */
export function siteContactsOf(body: string): Result<readonly SiteContact[]> {
  const list = listIn(withoutEnvelope(parseJson(body)));
  if (list === null) {
    return failed({ kind: 'bad-response', detail: 'the answer holds no list of contacts' });
  }
  const found = new Map<string, SiteContact>();
  for (const item of list) {
    const contact = contactOf(item);
    if (contact !== null && !found.has(contact.contactId)) found.set(contact.contactId, contact);
  }
  return ok([...found.values()].sort((one, other) => rank(one) - rank(other)));
}

function listIn(value: unknown): readonly unknown[] | null {
  const list = isObject(value) ? value.contacts : value;
  return Array.isArray(list) ? (list as readonly unknown[]) : null;
}

function contactOf(item: unknown): SiteContact | null {
  const { data } = ContactItem.safeParse(item);
  if (data === undefined || data.contact_id === null) return null;
  const names = [data.first_name, data.last_name].filter((name) => name !== null);
  return {
    contactId: data.contact_id,
    name: names.join(' ').slice(0, 200) || (data.name ?? data.contact_id),
    type: data.type,
    role: data.role ?? data.title,
    phone: data.phone ?? data.phone_number,
    email: data.email ?? data.email_address,
  };
}

function rank({ type }: SiteContact): number {
  const place = ORDER.indexOf(type?.toLowerCase() ?? '');
  return place === -1 ? ORDER.length : place;
}
