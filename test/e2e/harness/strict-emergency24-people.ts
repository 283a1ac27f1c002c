// The people an independent Emergency24 holds: all of what was written about them, and the part of it that reading shows. Shares no code with src.

/** Keys of a written contact. Source: SEED Emergency24 ICCS API 1.0, the examples of adding and updating. */
export const TEXT_KEYS = [
  ...['FirstName', 'LastName', 'Description', 'Title', 'Department', 'DepartmentID'],
  ...['Address1', 'Address2', 'City', 'State', 'Zip', 'Language'],
] as const;
const PHONE_KEYS = [
  ...['CellPhones', 'AlternateCellPhones', 'WorkPhones', 'AlternateWorkPhones'],
  ...['HomePhones', 'AlternateHomePhones'],
] as const;
export const LIST_KEYS = [
  ...PHONE_KEYS,
  'EmailAddresses',
  'BackupEmailAddresses',
  'GroupIDs',
] as const;

type Written = Readonly<Record<string, unknown>>;

/** One person as the service holds them; ids are text with their leading zeros. */
export interface HeldPerson {
  readonly contactId: string;
  readonly externalId: string;
  /** Everything else under the keys it was written with; what was left out is empty. */
  readonly fields: Written;
}

const FIRST = words(`Xiomara Þorgerður Siân Hương José-María Anaïs Zdeněk Małgorzata Ìfé Bjarnhéðinn
  Grzegorz Oluwaseun Kristján Ximena Aurélie Tadhg Sinéad Yaël Noémie Vítězslav Ståle Marit Wojciech
  Ghislaine Dagný Håkon Eszter Árpád Çağla Ümit Nattapong Saoirse Itziar Bartłomiej Ludmila Rhiannon
  Thijs Fenna Jurgen Quentin Violeta Ekaterina Rasmus`);
const LAST =
  words(`Quispe Llewellyn Echeverría O'Donoghue Heijden Müßig Kjærgaard Szczepański Ogunlesi
  Sigurðsson Vlček Bădescu Etxeberria Ångström Przybylski Nwachukwu Thibodeaux Hlaváček Guðmundsdóttir
  Csikszentmihalyi Öztürk Wongsakul Mac-Giolla D'Ambrosio Zubizarreta Rautavaara Kościelny Ibañez
  Tchaikovsky Verstappen Blåbjerg Fitzwilliam Gonçalves Jørstad Kaczmarek Lindqvist Mbeki Nordström`);
const JOBS = [
  'Site Manager',
  'Caretaker',
  'Night Porter',
  'Dean',
  'Midwife',
  'Welder',
  'Archivist',
];
const DEPARTMENTS = ['Cardiology', 'Grounds', 'Procurement', 'Oncology', 'Housekeeping', ''];

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

const of = (list: readonly string[], place: number): string => list[place % list.length] ?? '';

/** The same number always gives the same person; nobody comes twice. */
export function strictPersonAt(number: number): HeldPerson {
  const first = of(FIRST, number);
  const last = of(LAST, Math.floor(number / FIRST.length) + number * 5);
  const area = 201 + (number % 700);
  const cell = `${area}${String(2_000_000 + number).slice(-7)}`;
  const work = `${area + 1}${String(4_000_000 + number * 3).slice(-7)}`;
  const external = [String(70_000_000 + number), String(number).padStart(8, '0'), `Bx-${number}`];
  return {
    contactId: String(10_045_000 + number * 10),
    externalId: number % 11 === 10 ? '' : of(external, number),
    fields: whole({
      FirstName: first,
      LastName: last,
      Description: `${of(JOBS, number)} ${Math.floor(number / 7)}`,
      Title: number % 2 === 0 ? of(JOBS, number + 3) : '',
      Department: of(DEPARTMENTS, number),
      DepartmentID: number % 4 === 0 ? `0${number % 90}` : '',
      Address1: `${number} Elm Street`,
      City: 'Springfield',
      State: 'IL',
      Zip: String(1000 + (number % 9000)).padStart(5, '0'),
      Language: number % 5 === 0 ? 'Polish' : 'English',
      CellPhones: [cell],
      WorkPhones: number % 3 === 0 ? [work] : [],
      AlternateHomePhones: number % 6 === 0 ? [`${area + 2}${cell.slice(3)}`] : [],
      EmailAddresses: [`p${number}@strict.example`],
      BackupEmailAddresses: number % 5 === 0 ? [`home${number}@strict.example`] : [],
      GroupIDs: number % 8 === 0 ? ['10010', '10070'] : [],
      CustomValues: number % 5 === 0 ? [{ property: 'badge', value: `00${number}` }] : [],
    }),
  };
}

/** A full replacement: what the body leaves out is empty afterwards. */
export function whole(body: Written): Written {
  return Object.fromEntries([
    ...TEXT_KEYS.map((key) => [key, body[key] ?? '']),
    ...[...LIST_KEYS, 'CustomValues'].map((key) => [key, body[key] ?? []]),
  ]) as Written;
}

/** As a number where nothing is lost by it. Source: SEED, ids as `11111111` and as `"002201"`. */
export function wireId(id: string): number | string {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : id;
}

function shortForm({ contactId, externalId, fields }: HeldPerson) {
  const { FirstName, LastName, Description, Title, DepartmentID, Department } = fields;
  return {
    ContactID: Number(contactId),
    ExternalID: wireId(externalId),
    Status: 0,
    Name: `${String(FirstName)} ${String(LastName)}`.trim(),
    ...{ FirstName, LastName, Description, Title, DepartmentID, Department },
  };
}

/** One row of the list of all contacts: no address, number, e-mail or group. */
export function listRow(person: HeldPerson): object {
  return { ...shortForm(person), Date: '08/17/2016 14:44:03' };
}

interface Showing {
  /** False: alternate numbers are never shown. */
  readonly alternates: boolean;
  readonly groupName: (groupId: string) => string;
}

/** The answer for one contact: no kind of phone, no language, no backup address, no custom value. */
export function longForm(person: HeldPerson, { alternates, groupName }: Showing): object {
  const { fields } = person;
  const { Address1, Address2, City, State, Zip } = fields;
  const numbers = PHONE_KEYS.filter((key) => alternates || !key.startsWith('Alternate')).flatMap(
    (key) => list(fields[key]).map((number) => ({ number, text: key.includes('Cell') ? 1 : 0 })),
  );
  return {
    ...shortForm(person),
    ...{ Address1, Address2, City, State, Zip },
    CreatedDate: '08/17/2016 14:44:03',
    Phones: numbers.map(({ number, text }, place) => ({
      PID: 10_012_880 + place,
      PhoneNumber: /^\d{10}$/.test(number) ? `+1${number}` : number,
      Text: text,
      Voice: 1,
    })),
    EmailAddresses: list(fields.EmailAddresses).map((EmailAddress, place) => ({
      EID: 10_011_100 + place,
      EmailAddress,
      Status: place,
    })),
    Groups: list(fields.GroupIDs).map((id) => ({
      GroupID: wireId(id),
      Name: groupName(id),
      CreatedDate: '3/24/2015 4:24:32 PM',
    })),
  };
}

export function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
