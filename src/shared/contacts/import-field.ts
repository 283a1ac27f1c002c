// What a column of a table of contacts can stand for, at each service.
import { z } from 'zod';
import type { ContactSource } from './contact';
import { EMERGENCY24_PHONE_FIELDS } from './emergency24';

/**
 * `name`: first and last name together. `groups`: by their names. `ignored`: ours, and nothing to take. `status`,
 * `isHere`, `isGone` and `enrolled`: what says that somebody is no longer there, the last by PowerSchool's codes too.
 * `phoneLabel`: the kind of the `labelledPhone` behind it. `extension`: of the number in another column. `otherPhones`, `otherEmails`: where a service takes one only, those it would take next.
 */
export const ImportField = z.enum([
  'externalId',
  'firstName',
  'lastName',
  'name',
  'middleName',
  'suffix',
  'description',
  'title',
  'department',
  'departmentId',
  ...EMERGENCY24_PHONE_FIELDS,
  'phoneLabel',
  'labelledPhone',
  'extension',
  'emailAddresses',
  'backupEmailAddresses',
  'address1',
  'address2',
  'city',
  'state',
  'zip',
  'language',
  'groups',
  'groupIds',
  'customValues',
  'phone',
  'otherPhones',
  'email',
  'otherEmails',
  'type',
  'role',
  'notifyByEmail',
  'notifyBySms',
  'notifyByPush',
  'status',
  'isHere',
  'isGone',
  'enrolled',
  'ignored',
]);
export type ImportField = z.infer<typeof ImportField>;

const AT_CHEKT_ONLY: readonly ImportField[] = [
  'phone',
  'otherPhones',
  'email',
  'otherEmails',
  'type',
  'role',
  'notifyByEmail',
  'notifyBySms',
  'notifyByPush',
];

const AT_BOTH: readonly ImportField[] = [
  'externalId',
  'firstName',
  'lastName',
  'name',
  'middleName',
  'suffix',
  'extension',
  'status',
  'isHere',
  'isGone',
  'enrolled',
];

/** What a person may say a column is, in the order of a list to choose from. */
export const IMPORT_FIELDS: Readonly<Record<ContactSource, readonly ImportField[]>> = {
  emergency24: ImportField.options.filter(
    (field) => field !== 'ignored' && !AT_CHEKT_ONLY.includes(field),
  ),
  chekt: ImportField.options.filter(
    (field) => AT_BOTH.includes(field) || AT_CHEKT_ONLY.includes(field),
  ),
};

/** What somebody says a column is; null: nothing to take. */
export const ColumnNaming = z.strictObject({
  /** Of the table, counted from 0. */
  index: z.int().min(0).max(20_000),
  field: ImportField.nullable(),
});
export type ColumnNaming = Readonly<z.infer<typeof ColumnNaming>>;
