// From a contact that CHeKT knows to one that is asked.
import type { AskedContact, SiteContact } from '../../shared/verification/verification';

/** The id, name, type and role of a contact, within the bounds of the contract. */
export function askedOf({ contactId, name, type, role }: SiteContact): AskedContact {
  return {
    contactId,
    name: name.slice(0, 200),
    ...(type === null ? {} : { type: type.slice(0, 60) }),
    ...(role === null ? {} : { role: role.slice(0, 60) }),
  };
}
