// The people of the practice site: one for every script, and every contact type of the vendor.
import type { PersonScript } from './script';

export const PRACTICE_SITE_ID = 'practice_site';

/** Types and roles: SEED CHeKT Contacts API. */
export interface Person {
  readonly contactId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly type: 'primary' | 'emergency' | 'secondary' | 'technician' | 'billing';
  readonly role: 'owner' | 'manager' | 'employee' | 'resident' | 'technician';
  readonly script: PersonScript;
}

export interface People {
  all(): readonly Person[];
  find(contactId: string): Person | null;
  /** Counts from the next question on; does nothing for an id nobody has. */
  setScript(contactId: string, script: PersonScript): void;
}

export function createPeople(): People {
  let people: readonly Person[] = START;
  return {
    all: () => people,
    find: (contactId) => people.find((person) => person.contactId === contactId) ?? null,
    setScript(contactId, script) {
      people = people.map((person) =>
        person.contactId === contactId ? { ...person, script } : person,
      );
    },
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
  return {
    contactId: `contact_${name}`,
    firstName,
    lastName,
    email: `${name}.${lastName.toLowerCase()}@example.com`,
    phone: `+1-555-0${line}`,
    type,
    role,
    script,
  };
}
