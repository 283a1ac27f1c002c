// Invented people for large practice directories: the same number always names the same person.

/** How large a practice directory may be made. */
export const CONTACTS_MAX = 100_000;

export interface Human {
  readonly firstName: string;
  readonly lastName: string;
  /** What they do; with both names it is theirs alone among the first hundred thousand. */
  readonly job: string;
  readonly department: string;
  readonly email: string;
  /** Ten digits in an area code that nobody has: 370 to 379 are kept for a later use. */
  readonly phone: string;
  /** The organisation's own number of this person, with leading zeros. */
  readonly badge: string;
}

interface Name {
  readonly shown: string;
  /** As it stands in an address. */
  readonly plain: string;
}

const NOBODY: Name = { shown: '', plain: '' };
const FIRST_NAMES = names(`
  Aaliyah Adebayo Agnieszka Ahmed Ana Anh Anton Aoife Astrid Beatriz Bjørn Caitlín Carlos Chidi Chloé
  Daniel Dmitri Dolores Eilidh Elif Emeka Enrique Fatima François Gabriel Giulia Gökhan Greta Hamza Hana
  Hye-jin Ibrahim Ingrid Isabel Jakub Jens Jiří Joanna João Kaito Katarzyna Lars Leila Ludovic Łukasz
  Mairéad Mei Mohammed Nadia Ngozi Niamh Olena Pablo Priya Renée Ruben Siobhán Søren Tomás Zoë`);
const LAST_NAMES = names(`
  Abdullah Adeyemi Ågren Andersen Bauer Bergström Bianchi Boateng Bondarenko Castro Chen Çelik Costa Cruz
  Daly Delgado Diallo Dubois Dvořák Eriksson Esposito Fernández Fischer Flores Fournier García Gill Gomes
  Haddad Hansen Herrera Hoàng Ivanov Jansen Johansson Kaya Khan Kim Kowalczyk Krüger Lefèvre Lim López
  MacLeod Mensah Moreau Müller Nakamura Nguyễn Novák O'Brien Ó-Súilleabháin Okafor Olsen Park Patel Peña
  Petrović Quinn Ramírez Rossi Santos Schäfer Singh Šimek Sørensen Tanaka Weiß Yılmaz Zieliński`);
const JOBS = [
  ...['Teacher', 'Nurse', 'Front Desk', 'Custodian', 'Counselor', 'Librarian', 'Site Manager'],
  ...['Bus Driver', 'Cook', 'Coach', 'Physician', 'Receptionist', 'Security Officer', 'Principal'],
  ...['Technician', 'Volunteer', 'Social Worker', 'Accountant', 'Paramedic', 'Therapist', 'Aide'],
  ...['Registrar', 'Electrician', 'Interpreter'],
];
const DEPARTMENTS = [
  ...['Administration', 'Nursing', 'Facilities', 'Transportation', 'Science', 'Athletics'],
  ...['Food Services', 'Information Technology', 'Student Support', 'Radiology', 'Security'],
];

/** No factor in common with the number of combinations, so that neighbours differ and nobody comes twice. */
const STRIDE = 7919;

/** `number` is a whole number from 0. */
export function humanAt(number: number): Human {
  let rest = (number * STRIDE) % (FIRST_NAMES.length * LAST_NAMES.length * JOBS.length);
  const take = (count: number): number => {
    const place = rest % count;
    rest = Math.floor(rest / count);
    return place;
  };
  const first = FIRST_NAMES[take(FIRST_NAMES.length)] ?? NOBODY;
  const last = LAST_NAMES[take(LAST_NAMES.length)] ?? NOBODY;
  return {
    firstName: first.shown,
    lastName: last.shown,
    job: JOBS[take(JOBS.length)] ?? '',
    department: DEPARTMENTS[number % DEPARTMENTS.length] ?? '',
    email: `${first.plain}.${last.plain}${number}@example.org`,
    phone: phoneOf(number),
    badge: String(number).padStart(6, '0'),
  };
}

function phoneOf(number: number): string {
  const exchange = 200 + (Math.floor(number / 10) % 800);
  const line = (Math.floor(number / 8000) * 6613 + 137) % 10_000;
  return `37${number % 10}${exchange}${String(line).padStart(4, '0')}`;
}

/** A hyphen stands for a space, but for the one name that has a hyphen. */
function names(text: string): readonly Name[] {
  const words = text.trim().split(/\s+/);
  return words.map((word) => ({
    shown: word === 'Hye-jin' ? word : word.replace('-', ' '),
    plain: word
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  }));
}
