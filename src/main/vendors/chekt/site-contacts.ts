// Makes of a site's contacts the list in which to choose whom to ask, in the order in which to ask them.
import { ok, type Result } from '../../../shared/core/failure';
import type { ChektContact } from '../../../shared/contacts/chekt-contact';
import type { SiteContact } from '../../../shared/verification/verification';
import { readContactList } from './contacts-read';

/** Source: SEED CHeKT Verifications API, "Contact Selection": primary contacts before secondary. */
const ORDER: readonly string[] = ['primary', 'emergency', 'secondary'];

/** Each id once; what cannot be read is left out. Fails with `bad-response` when there is no list. */
export async function siteContactsOf(body: string): Promise<Result<readonly SiteContact[]>> {
  const list = await readContactList(body);
  if (!list.ok) return list;
  const contacts = list.value.contacts.map(siteContactOf);
  return ok(contacts.sort((one, other) => rank(one) - rank(other)));
}

function siteContactOf(contact: ChektContact): SiteContact {
  const { contactId, firstName, lastName, type, role, phone, email } = contact;
  const names = [firstName, lastName].filter((name) => name !== null);
  const name = names.join(' ').slice(0, 200) || contactId;
  return { contactId, name, type, role, phone, email };
}

function rank({ type }: SiteContact): number {
  const place = ORDER.indexOf(type?.toLowerCase() ?? '');
  return place === -1 ? ORDER.length : place;
}
