// The practice organisation's contacts as they stand now.
import { type Contact, GROUPS } from './contact';
import { humanAt } from '../humans';

// The people of the practice organisation: as many as are wanted, always the same.

const FIRST_CONTACT_ID = 10_045_220;
const FIRST_CREATED_MS = Date.UTC(2016, 7, 17, 14, 44, 3);
const NONE: readonly string[] = [];
const LANGUAGES = ['English', 'English', 'Spanish', 'English', 'Polish'];

/** Ids rise by ten, as in the page's examples. */
function contactIdAt(number: number): number {
  return FIRST_CONTACT_ID + number * 10;
}

/** People of the practice CHeKT site: some with the same number, some with another, all at the same address. */
const NEIGHBOURS: readonly (readonly [string, string, string])[] = [
  ['Grace', 'Okafor', '5550130'],
  ['Henry', 'Lindqvist', '5550199'],
  ['Iris', 'Castellano', '5550132'],
  ['Jonas', 'Petrov', '5550133'],
];

/** `number` is a whole number from 0. */
export function personAt(number: number): Contact {
  const neighbour = NEIGHBOURS[number];
  return neighbour ? neighbourAt(number, ...neighbour) : madeUp(number);
}

function neighbourAt(number: number, first: string, last: string, phone: string): Contact {
  return {
    ...madeUp(number),
    FirstName: first,
    LastName: last,
    Description: 'Site contact',
    EmailAddresses: [`${first}.${last}@example.com`.toLowerCase()],
    CellPhones: [`1${phone}`],
    isNameOnly: false,
  };
}

/** Written out key by key: spread objects take ten times as long, and there may be a hundred thousand. */
function madeUp(number: number): Contact {
  const human = humanAt(number);
  return {
    contactId: contactIdAt(number),
    externalId: externalIdAt(number, human.badge),
    isNumeric: number % 4 === 1,
    isNameOnly: number % 25 === 7,
    createdAtMs: FIRST_CREATED_MS + number * 61_000,
    FirstName: human.firstName,
    LastName: human.lastName,
    Description: human.job,
    Title: number % 6 === 0 ? `Lead ${human.job}` : '',
    DepartmentID: number % 2 === 0 ? `D${human.department.length}` : '',
    Department: human.department,
    Language: LANGUAGES[number % LANGUAGES.length] ?? '',
    Address1: number % 3 === 0 ? `${100 + (number % 900)} Example Street` : '',
    Address2: '',
    City: number % 3 === 0 ? 'Springfield' : '',
    State: '',
    Zip: '',
    EmailAddresses: [human.email],
    BackupEmailAddresses: number % 8 === 0 ? [human.email.replace('@', '.home@')] : NONE,
    CellPhones: [human.phone],
    AlternateCellPhones: NONE,
    WorkPhones: number % 7 === 0 ? [`${human.phone.slice(0, 9)}9`] : NONE,
    AlternateWorkPhones: NONE,
    HomePhones: NONE,
    AlternateHomePhones: NONE,
    groupIds: groupIdsAt(number),
    customValues: number % 9 === 0 ? [{ property: 'badge', value: human.badge }] : [],
  };
}

/** Every third is in the first group, every fourth in the second, and so on. */
function groupIdsAt(number: number): readonly number[] {
  const groupIds: number[] = [];
  for (const [index, { groupId }] of GROUPS.entries()) {
    if (number % (index + 3) === 0) groupIds.push(groupId);
  }
  return groupIds;
}

/** Numbers, leading zeros and nothing at all, as in the page's examples. */
function externalIdAt(number: number, badge: string): string {
  if (number % 4 === 1) return String(11_000_000 + number);
  return number % 10 === 8 ? '' : badge;
}

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
