// The people of the practice site: first one for every script and every contact type, then as many as are wanted.
import { humanAt } from '../humans';
import type { PersonScript } from './script';

/** Source: SEED CHeKT Contacts API, "Contact Types" and "Contact Roles". */
export const TYPES = ['primary', 'emergency', 'secondary', 'technician', 'billing'] as const;
export const ROLES = ['owner', 'manager', 'employee', 'resident', 'technician'] as const;

export interface Preferences {
  readonly email: boolean;
  readonly sms: boolean;
  readonly push: boolean;
}

export interface Person {
  readonly contactId: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Null: none. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly type: (typeof TYPES)[number];
  readonly role: (typeof ROLES)[number] | null;
  readonly preferences: Preferences;
  readonly externalId: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** How this person answers a question. */
  readonly script: PersonScript;
}

export const PRACTICE_SITE_ID = 'practice_site';
/** The organisation's own id of the practice site. */
export const PRACTICE_ACCOUNT_ID = 'practice_account';
const CREATED_AT = '2025-01-15T10:30:00Z';
const DEFAULT_PREFERENCES = { email: true, sms: true, push: false };
/** Every third of the made-up people is nobody that another practice vendor knows. */
const STRANGERS_FROM = 200_000;

export interface People {
  all(): readonly Person[];
  find(contactId: string): Person | null;
  findByExternalId(externalId: string): Person | null;
  /** Adds somebody, or puts somebody in the place of the one with this id. */
  put(person: Person): void;
  remove(contactId: string): void;
  /** Starts again with this many people; what was added, changed and removed is forgotten. */
  setSize(size: number): void;
  /** Counts from the next question on; does nothing for an id nobody has. */
  setScript(contactId: string, script: PersonScript): void;
}

export function createPeople(): People {
  let people = byId(START);
  let listed: readonly Person[] | null = null;

  const find = (contactId: string): Person | null => people.get(contactId) ?? null;
  const put = (person: Person): void => {
    people.set(person.contactId, person);
    listed = null;
  };
  const all = (): readonly Person[] => (listed ??= [...people.values()]);
  return {
    all,
    find,
    put,
    findByExternalId: (externalId) =>
      all().find((person) => person.externalId === externalId) ?? null,
    remove(contactId) {
      people.delete(contactId);
      listed = null;
    },
    setSize(size) {
      const more = Array.from({ length: Math.max(0, size - START.length) }, (_, index) =>
        madeUp(START.length + index),
      );
      people = byId([...START, ...more].slice(0, size));
      listed = null;
    },
    setScript(contactId, script) {
      const person = find(contactId);
      if (person) put({ ...person, script });
    },
  };
}

function byId(people: readonly Person[]): Map<string, Person> {
  return new Map(people.map((person) => [person.contactId, person]));
}

/** SEED shows no default. ASSUMED: what the page's example shows for somebody added without preferences. */
export function newPerson(
  contactId: string,
  given: Pick<Person, 'firstName' | 'lastName' | 'type'> & Partial<Person>,
  createdAt: string,
): Person {
  return {
    email: null,
    phone: null,
    role: null,
    preferences: DEFAULT_PREFERENCES,
    externalId: null,
    script: 'silence',
    ...given,
    contactId,
    createdAt,
    updatedAt: createdAt,
  };
}

const START: readonly Person[] = [
  person('Grace', 'Okafor', 130, 'primary', 'owner', 'yes'),
  person('Henry', 'Lindqvist', 131, 'primary', 'manager', 'no'),
  person('Iris', 'Castellano', 132, 'emergency', 'manager', 'help'),
  person('Jonas', 'Petrov', 133, 'emergency', 'employee', 'silence'),
  person('Kavita', 'Rao', 134, 'secondary', 'employee', 'undeliverable'),
  person('Luis', 'Moreau', 135, 'secondary', 'resident', 'contradiction'),
  person('Mara', 'Feldmann', 136, 'technician', 'technician', 'late'),
  person('Noor', 'Haddad', 137, 'billing', 'manager', 'duplicate'),
  person('Otto', 'Nakamura', 138, 'secondary', 'employee', 'unknown-word'),
];

/** Numbers and addresses that belong to nobody: 555-01xx and example.com. */
function person(
  firstName: string,
  lastName: string,
  line: number,
  type: Person['type'],
  role: Person['role'],
  script: PersonScript,
): Person {
  const name = firstName.toLowerCase();
  const email = `${name}.${lastName.toLowerCase()}@example.com`;
  const given = { firstName, lastName, email, phone: `+1-555-0${line}`, type, role, script };
  return newPerson(`contact_${name}`, given, CREATED_AT);
}

/** One and the same here and in other practice directories, but for every third. */
function madeUp(number: number): Person {
  const { phone, ...human } = humanAt(number % 3 === 0 ? STRANGERS_FROM + number : number);
  const { firstName, lastName, email, badge } = human;
  return newPerson(
    `contact_p${String(number).padStart(6, '0')}`,
    {
      firstName,
      lastName,
      email,
      phone: `+1-${phone.slice(0, 3)}-${phone.slice(3, 6)}-${phone.slice(6)}`,
      type: TYPES[number % TYPES.length] ?? 'secondary',
      role: ROLES[(number >> 2) % ROLES.length] ?? 'employee',
      externalId: number % 5 === 0 ? badge : null,
    },
    CREATED_AT,
  );
}
