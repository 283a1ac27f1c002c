// People for the search, each made from a number alone: the same number always makes the same person.
import type { IndexedPerson } from '../../src/main/features/contacts/search/indexed-person';
import { madeName } from './made-names';

const TITLES = [
  'Teacher',
  'Assistant Teacher',
  'Vice Principal',
  'Principal',
  'School Nurse',
  'Custodian',
  'Receptionist',
  'Security Officer',
  'Bus Driver',
  'Librarian',
  'IT Technician',
  'Counsellor',
  'Cafeteria Manager',
  'Secretary',
  'Head of Facilities',
];
const DEPARTMENTS = [
  'HR',
  'Administration',
  'Facilities',
  'Mathematics',
  'Science',
  'Art',
  'Physical Education',
  'Transportation',
  'Emergency Response',
  'Cardiology',
  'Radiology',
  'Front Office',
  'Maintenance',
];
const GROUPS = [
  'Lockdown Team',
  'Fire Wardens',
  'First Aid',
  'Night Shift',
  'Keyholders',
  'East Campus',
  'West Campus',
  'District Office',
  'Board Members',
  'Evacuation Leads',
];

/** A number below 1 for a person and a question: no state, so any person can be made alone. */
function chance(person: number, question: number): number {
  let x = Math.imul(person + 1, 0x9e3779b1) ^ Math.imul(question + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return ((x ^ (x >>> 16)) >>> 0) / 2 ** 32;
}

/** Chooses for one person, a new question at every call. */
export function createChooser(person: number) {
  let question = 0;
  const below = (end: number): number => Math.floor(chance(person, question++) * end);
  function pick<T>(from: readonly T[]): T {
    const chosen = from[below(from.length)];
    if (chosen === undefined) throw new Error('There is nothing to choose from');
    return chosen;
  }
  return { below, pick };
}

type Chooser = ReturnType<typeof createChooser>;

const digits = (choose: Chooser, count: number): string =>
  Array.from({ length: count }, () => String(choose.below(10))).join('');

function madePhone(choose: Chooser): string {
  const area = `${2 + choose.below(8)}${digits(choose, 2)}`;
  const [exchange, line] = [`${2 + choose.below(8)}${digits(choose, 2)}`, digits(choose, 4)];
  return choose.pick([
    `(${area}) ${exchange}-${line}`,
    `${area}-${exchange}-${line}`,
    `${area}.${exchange}.${line}`,
    `+1 ${area} ${exchange} ${line}`,
    `+1${area}${exchange}${line}`,
    `${area}${exchange}${line}`,
    `1-${area}-${exchange}-${line}`,
    `(${area}) ${exchange}-${line} ext. ${digits(choose, 3)}`,
    `+44 (0)20 7${exchange} ${line}`,
    `020 7${exchange} ${line}`,
    `+84 90 ${exchange} ${line}`,
    `090${exchange}${line}`,
    `+48 601 ${exchange} ${digits(choose, 3)}`,
    `0049 30 ${area}${line}`,
    `+34 6${digits(choose, 2)} ${digits(choose, 2)} ${line}`,
  ]);
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

function madeEmail(choose: Chooser, first: string, last: string, person: number): string {
  const [a, b] = [plain(first) || 'info', plain(last) || 'desk'];
  const local = choose.pick([
    `${a}.${b}`,
    `${a.charAt(0)}${b}`,
    `${a}.${b}${person % 1000}`,
    `${b}_${a}`,
  ]);
  return `${local}@${choose.pick(['school.example', 'clinic.example'])}`;
}

function madeAddress(choose: Chooser): string {
  const street = choose.pick([
    'Main St',
    'Oak Ave',
    'Elm Creek Rd',
    'College Blvd',
    'Río Grande Dr',
  ]);
  const city = choose.pick(['Columbus, OH', 'Springfield, IL', 'Saint Paul, MN']);
  return `${1 + choose.below(9999)} ${street}, ${city} ${10_000 + choose.below(80_000)}`;
}

/** The person of this number, who has the key `made/<number>`. */
export function madePerson(person: number): IndexedPerson {
  const choose = createChooser(person);
  const { first, last } = madeName((from) => choose.pick(from));
  const title = choose.pick(TITLES);
  const department = choose.pick(DEPARTMENTS);
  const source = choose.pick(['emergency24', 'chekt'] as const);
  const padded = String(person).padStart(7, '0');
  return {
    key: `made/${person}`,
    name: `${first} ${last}`,
    detail: `${title}, ${department}`,
    sources: [source],
    firstNames: [first],
    lastNames: [last],
    titles: [title],
    departments: [department],
    groups: Array.from({ length: choose.below(3) }, () => choose.pick(GROUPS)),
    descriptions:
      choose.below(4) === 0 ? [`Room ${choose.below(400)}, building ${choose.below(9)}`] : [],
    phones: Array.from({ length: 1 + choose.below(2) }, () => madePhone(choose)),
    emails: choose.below(5) > 0 ? [madeEmail(choose, first, last, person)] : [],
    ids: source === 'emergency24' ? [padded, `EMP-${padded}`] : [`contact_${person}`],
    addresses: choose.below(2) === 0 ? [madeAddress(choose)] : [],
  };
}

/** In slices, in the order in which a directory would show them only roughly: by number. */
export function* madePeople(count: number, sliceSize = 500): Generator<readonly IndexedPerson[]> {
  for (let from = 0; from < count; from += sliceSize) {
    const length = Math.min(sliceSize, count - from);
    yield Array.from({ length }, (_, at) => madePerson(from + at));
  }
}
