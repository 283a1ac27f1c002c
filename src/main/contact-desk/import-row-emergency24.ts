// One row of a table as a new Emergency24 contact.
import type { Emergency24Fields, Emergency24Group } from '../../shared/emergency24';
import { EMERGENCY24_PHONE_FIELDS } from '../../shared/emergency24';
import { splitName } from './split-name';
import { quoted, type RowReader } from './table-cells';

const TEXT_MAX_LENGTH = 1000;

const TEXTS = [
  'description',
  'title',
  'department',
  'departmentId',
  'address1',
  'address2',
  'city',
  'state',
  'zip',
  'language',
] as const;

/** What is wrong is in the row's `problems`. Source: SEED Emergency24 ICCS API, "Add Contact". */
export function emergency24Fields(
  row: RowReader,
  groups: readonly Emergency24Group[],
): Emergency24Fields {
  const name = splitName(row.line('name', TEXT_MAX_LENGTH));
  const firstName =
    name === null || row.text('firstName') !== ''
      ? row.needed('firstName', TEXT_MAX_LENGTH)
      : name.firstName;
  const texts = TEXTS.map((field) => [field, row.line(field, TEXT_MAX_LENGTH)] as const);
  const phones = EMERGENCY24_PHONE_FIELDS.map((field) => [field, row.phones(field)] as const);
  return {
    externalId: row.needed('externalId', TEXT_MAX_LENGTH),
    firstName,
    lastName: row.line('lastName', TEXT_MAX_LENGTH) || (name?.lastName ?? ''),
    ...(Object.fromEntries(texts) as Pick<Emergency24Fields, (typeof TEXTS)[number]>),
    ...(Object.fromEntries(phones) as Pick<
      Emergency24Fields,
      (typeof EMERGENCY24_PHONE_FIELDS)[number]
    >),
    emailAddresses: row.emails('emailAddresses'),
    backupEmailAddresses: row.emails('backupEmailAddresses'),
    groupIds: [...new Set([...row.list('groupIds'), ...groupsByName(row, groups)])],
    customValues: customValues(row),
  };
}

function groupsByName(row: RowReader, groups: readonly Emergency24Group[]): string[] {
  return row.list('groups').flatMap((name) => {
    const found = groups.find((group) => group.name.trim().toLowerCase() === name.toLowerCase());
    if (found !== undefined) return [found.groupId];
    row.say('groups', ({ noSuchGroup }) => noSuchGroup(quoted(name)));
    return [];
  });
}

function customValues(row: RowReader): Emergency24Fields['customValues'] {
  return row.list('customValues').flatMap((text) => {
    const [, property = '', value = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (property.trim() !== '') return [{ property: property.trim(), value: value.trim() }];
    row.say('customValues', ({ notPropertyAndValue }) => notPropertyAndValue(quoted(text)));
    return [];
  });
}
