// One contact as the practice Emergency24 keeps it: the shape that is written, with what the service adds.

// The groups of the practice organisation.

export interface Group {
  readonly groupId: number;
  readonly name: string;
  /** Wall clock in milliseconds. */
  readonly createdAtMs: number;
}

/** The first two are those of the page's examples. Source: SEED Emergency24 ICCS API, "Get All Groups". */
export const GROUPS: readonly Group[] = [
  group(10_000, 'Incident Command Group', 54),
  group(10_010, 'Newsletter Test Group', 92),
  group(10_020, 'East Wing', 140),
  group(10_030, 'West Wing', 190),
  group(10_040, 'First Aid Team', 260),
  group(10_050, 'Evacuation Wardens', 400),
  group(10_060, 'After School Staff', 720),
  group(10_070, 'City Public Group', 900),
];

export function findGroup(groupId: number): Group | null {
  return GROUPS.find((each) => each.groupId === groupId) ?? null;
}

function group(groupId: number, name: string, seconds: number): Group {
  return { groupId, name, createdAtMs: Date.UTC(2015, 2, 24, 16, 23) + seconds * 1000 };
}

/** Lists of text in the shape that is written. Source: SEED Emergency24 ICCS API, "Add Contact". */
export const PHONE_LISTS = [
  'CellPhones',
  'AlternateCellPhones',
  'WorkPhones',
  'AlternateWorkPhones',
  'HomePhones',
  'AlternateHomePhones',
] as const;
export const LISTS = ['EmailAddresses', 'BackupEmailAddresses', ...PHONE_LISTS] as const;
export const TEXTS = [
  'FirstName',
  'LastName',
  'Description',
  'Title',
  'DepartmentID',
  'Department',
  'Language',
  'Address1',
  'Address2',
  'City',
  'State',
  'Zip',
] as const;

export interface CustomValue {
  readonly property: string;
  readonly value: string;
}

/** What an operator writes; every update replaces all of it. */
export interface Written
  extends
    Readonly<Record<(typeof TEXTS)[number], string>>,
    Readonly<Record<(typeof LISTS)[number], readonly string[]>> {
  readonly groupIds: readonly number[];
  readonly customValues: readonly CustomValue[];
}

export interface Contact extends Written {
  readonly contactId: number;
  /** Empty for none. */
  readonly externalId: string;
  /** Shown as a JSON number, as one of the page's examples is. */
  readonly isNumeric: boolean;
  /** Shown with a name alone, as one of the page's examples is. */
  readonly isNameOnly: boolean;
  /** Wall clock in milliseconds. */
  readonly createdAtMs: number;
}

const NOTHING: readonly string[] = [];

/** Everything empty: what a full replacement with nothing in it leaves. */
export const EMPTY: Written = {
  FirstName: '',
  LastName: '',
  Description: '',
  Title: '',
  DepartmentID: '',
  Department: '',
  Language: '',
  Address1: '',
  Address2: '',
  City: '',
  State: '',
  Zip: '',
  EmailAddresses: NOTHING,
  BackupEmailAddresses: NOTHING,
  CellPhones: NOTHING,
  AlternateCellPhones: NOTHING,
  WorkPhones: NOTHING,
  AlternateWorkPhones: NOTHING,
  HomePhones: NOTHING,
  AlternateHomePhones: NOTHING,
  groupIds: [],
  customValues: [],
};
