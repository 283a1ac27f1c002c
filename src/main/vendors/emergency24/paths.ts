// The addresses of the API, with every id safely encoded.
import type { Emergency24Target } from '../../../shared/contacts/emergency24';
import { failed, ok, type Result } from '../../../shared/core/failure';

export const PING_PATH = '/ping';
export const ALL_CONTACTS_PATH = '/contacts/all';
export const ALL_GROUPS_PATH = '/groups/all';
export const ADD_CONTACT_PATH = '/contacts/addContact';

/** The page prints `exteranl` for reading and `external` for everything else. Source: SEED, "Get Contact by ID". */
export type ExternalSpelling = 'external' | 'exteranl';

/** `invalid-input` for an id that no address can hold. */
export function contactPath(
  target: Emergency24Target,
  spelling: ExternalSpelling = 'external',
): Result<string> {
  const id = segment(target.id, target.by === 'contact-id' ? 'contactId' : 'externalId');
  if (!id.ok) return id;
  if (target.by === 'external-id') return ok(`/contacts/${spelling}/${id.value}`);
  return RESERVED.has(target.id.trim().toLowerCase())
    ? unaddressable('contactId', target.id)
    : ok(`/contacts/${id.value}`);
}

export function membershipPath(groupId: string, target: Emergency24Target): Result<string> {
  const group = segment(groupId, 'groupId');
  if (!group.ok) return group;
  const kind = target.by === 'contact-id' ? 'contact' : 'external';
  const id = segment(target.id, target.by === 'contact-id' ? 'contactId' : 'externalId');
  return id.ok ? ok(`/contacts/group/${group.value}/${kind}/${id.value}`) : id;
}

export function groupPath(groupId: string): Result<string> {
  const id = segment(groupId, 'groupId');
  if (!id.ok) return id;
  return groupId.trim().toLowerCase() === 'all'
    ? unaddressable('groupId', groupId)
    : ok(`/groups/${id.value}`);
}

/** Words that stand where a contact's id stands: such an id would ask for something else. */
const RESERVED = new Set(['all', 'addcontact', 'external', 'exteranl', 'group']);

function segment(id: string, field: string): Result<string> {
  const trimmed = id.trim();
  // Addresses drop dots as "this folder" and "the one above", encoded or not.
  if (trimmed === '' || trimmed === '.' || trimmed === '..' || /\p{Surrogate}/u.test(trimmed)) {
    return unaddressable(field, id);
  }
  return ok(encodeURIComponent(trimmed));
}

function unaddressable(field: string, id: string): Result<never> {
  const detail = `${field}: Emergency24 cannot be asked about the id ${JSON.stringify(id.slice(0, 80))}`;
  return failed({ kind: 'invalid-input', detail, field });
}
