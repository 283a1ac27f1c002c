// One row of a table as a new contact of a CHeKT site.
import {
  ChektContactRole,
  ChektContactType,
  type ChektContactFields,
  type ChektPreferences,
} from '../../shared/chekt-contact';
import type { ColumnField } from './headings';
import { splitName } from './split-name';
import { quoted, type RowReader } from './table-cells';

const NAME_MAX_LENGTH = 100;
const PHONE_MAX_LENGTH = 60;
const EMAIL_MAX_LENGTH = 200;
const EXTERNAL_ID_MAX_LENGTH = 64;

const SPANISH: ReadonlyMap<string, ChektContactType | ChektContactRole> = new Map([
  ['primario', 'primary'],
  ['principal', 'primary'],
  ['emergencia', 'emergency'],
  ['secundario', 'secondary'],
  ['tecnico', 'technician'],
  ['facturacion', 'billing'],
  ['propietario', 'owner'],
  ['dueno', 'owner'],
  ['gerente', 'manager'],
  ['encargado', 'manager'],
  ['empleado', 'employee'],
  ['residente', 'resident'],
]);

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', 'x', 'si', 's']);
const NO: ReadonlySet<string> = new Set(['no', 'n', 'false', '0', '']);

/** What is wrong is in the row's `problems`. Source: SEED CHeKT Contacts API, "Create a Contact". */
export function chektFields(row: RowReader): ChektContactFields {
  const name = splitName(row.line('name', 2 * NAME_MAX_LENGTH));
  const part = (field: 'firstName' | 'lastName'): string =>
    row.text(field) === '' && name !== null && name[field] !== ''
      ? name[field]
      : row.needed(field, NAME_MAX_LENGTH);
  row.line('phone', PHONE_MAX_LENGTH);
  row.line('email', EMAIL_MAX_LENGTH);
  const [phone = null] = row.phones('phone');
  const [email = null] = row.emails('email');
  if (phone === null && email === null) row.say('phone', ({ phoneOrEmail }) => phoneOrEmail);
  const type = word(row, 'type', ChektContactType.options);
  if (type === null && row.text('type') === '') row.say('type', ({ missing }) => missing);
  return {
    firstName: part('firstName'),
    lastName: part('lastName'),
    email,
    phone,
    type,
    role: word(row, 'role', ChektContactRole.options),
    preferences: preferences(row),
    externalId: row.line('externalId', EXTERNAL_ID_MAX_LENGTH) || null,
  };
}

function word<T extends string>(row: RowReader, field: ColumnField, words: readonly T[]): T | null {
  const text = row.text(field);
  if (text === '') return null;
  const key = plain(text);
  const found = words.find((each) => each === key || each === SPANISH.get(key));
  if (found !== undefined) return found;
  row.say(field, ({ notOneOf }) => notOneOf(quoted(text), words));
  return null;
}

/** Null when none of the three columns says anything: then CHeKT decides. */
function preferences(row: RowReader): ChektPreferences | null {
  const ways = ['notifyByEmail', 'notifyBySms', 'notifyByPush'] as const;
  if (ways.every((way) => row.text(way) === '')) return null;
  const [email = false, sms = false, push = false] = ways.map((way) => {
    const text = row.text(way);
    const key = plain(text);
    if (!YES.has(key) && !NO.has(key)) row.say(way, ({ notYesOrNo }) => notYesOrNo(quoted(text)));
    return YES.has(key);
  });
  return { email, sms, push };
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
}
