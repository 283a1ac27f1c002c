// One row of a table as a new Emergency24 contact.
import type { Emergency24Fields, Emergency24Group } from '../../../../shared/contacts/emergency24';
import {
  EMERGENCY24_LINE_FIELDS,
  EMERGENCY24_PHONE_FIELDS,
} from '../../../../shared/contacts/emergency24';
import { asWritten } from '../../../../shared/contacts/fields';
import { comparable } from '../../../../shared/core/plain-text';
import { nationalOrE164 } from '../../../core/lib/phone';
import { wholeName } from './import-row-chekt';
import { isAddress } from './split-name';
import { quoted, type RowReader } from './table-cells';

const TEXT_MAX_LENGTH = 1000;

/** Only somebody new needs an external id: whoever plans says that it is missing. */
const LINES = EMERGENCY24_LINE_FIELDS.filter(
  (field) => field !== 'firstName' && field !== 'lastName',
);

/**
 * What is wrong is in the row's `problems`. Source: SEED Emergency24 ICCS API, "Add Contact".
 * @param groups null where they cannot be read: then whoever is in one by name has a problem
 */
export function emergency24Fields(
  row: RowReader,
  groups: readonly Emergency24Group[] | null,
): Emergency24Fields {
  const name = wholeName(row, TEXT_MAX_LENGTH);
  const texts = LINES.map(
    (field) => [field, asWritten(field, row.line(field, TEXT_MAX_LENGTH))] as const,
  );
  const phones = EMERGENCY24_PHONE_FIELDS.map(
    (field) => [field, row.phones(field, nationalOrE164)] as const,
  );
  return {
    firstName: name.firstName,
    lastName: name.lastName,
    ...(Object.fromEntries(texts) as Pick<Emergency24Fields, (typeof LINES)[number]>),
    title: titleOf(row, name.extras),
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

/** Degrees and forms of address of a whole name have no other place. */
function titleOf(row: RowReader, extras: readonly string[]): string {
  const title = row.text('title');
  const isForm = isAddress(title);
  if (isForm) row.note('title', ({ formOfAddress }) => formOfAddress(quoted(title)));
  const added = extras.filter((extra) => !title.includes(extra));
  if (added.length > 0) row.note('name', ({ intoTitle }) => intoTitle(added.map(quoted)));
  return [isForm ? '' : title, ...added].filter((part) => part !== '').join(', ');
}

function groupsByName(row: RowReader, groups: readonly Emergency24Group[] | null): string[] {
  const names = row.list('groups');
  if (groups === null) {
    if (names.length > 0) row.say('groups', ({ groupsUnread }) => groupsUnread);
    return [];
  }
  return names.flatMap((name) => {
    const found = groups.find((group) => comparable(group.name) === comparable(name));
    if (found !== undefined) return [found.groupId];
    row.say('groups', ({ noSuchGroup }) => noSuchGroup(quoted(name)), name);
    return [];
  });
}

function customValues(row: RowReader): Emergency24Fields['customValues'] {
  return row.list('customValues').flatMap((text) => {
    const [, property = '', value = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (property.trim() !== '') return [{ property: property.trim(), value: value.trim() }];
    row.say('customValues', ({ notPropertyAndValue }) => notPropertyAndValue(quoted(text)), text);
    return [];
  });
}
