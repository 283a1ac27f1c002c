// One contact as the practice Emergency24 keeps it: the shape that is written, with what the service adds.

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
