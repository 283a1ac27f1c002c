// The practice organisation's contacts as they stand now.
import type { Contact } from './contact';
import { contactIdAt, personAt } from './people';

export interface Directory {
  /** In the order they were added. */
  all(): readonly Contact[];
  byId(contactId: string): Contact | null;
  byExternalId(externalId: string): Contact | null;
  /** Somebody else of the same first name, last name and description. */
  twinOf(contact: Pick<Contact, 'FirstName' | 'LastName' | 'Description'>): Contact | null;
  /** The id of whoever is added next. */
  nextId(): number;
  /** Adds somebody, or puts somebody in the place of the one with this id. */
  put(contact: Contact): void;
  remove(contactId: number): void;
  /** Starts again with this many people; every change is forgotten. */
  setSize(size: number): void;
}

export function createDirectory(size: number): Directory {
  let contacts = new Map<number, Contact>();
  let listed: readonly Contact[] | null = null;
  let nextNumber = 0;

  const all = (): readonly Contact[] => (listed ??= [...contacts.values()]);
  function setSize(wanted: number): void {
    contacts = new Map();
    for (let number = 0; number < wanted; number += 1) {
      const contact = personAt(number);
      contacts.set(contact.contactId, contact);
    }
    nextNumber = wanted;
    listed = null;
  }
  setSize(size);

  return {
    all,
    setSize,
    byId: (contactId) => (/^\d+$/.test(contactId) ? contacts.get(Number(contactId)) : null) ?? null,
    byExternalId: (externalId) => all().find((each) => each.externalId === externalId) ?? null,
    twinOf: ({ FirstName, LastName, Description }) =>
      all().find(
        (each) =>
          each.FirstName === FirstName &&
          each.LastName === LastName &&
          each.Description === Description,
      ) ?? null,
    nextId: () => contactIdAt(nextNumber),
    put(contact) {
      if (!contacts.has(contact.contactId)) nextNumber += 1;
      contacts.set(contact.contactId, contact);
      listed = null;
    },
    remove(contactId) {
      contacts.delete(contactId);
      listed = null;
    },
  };
}
