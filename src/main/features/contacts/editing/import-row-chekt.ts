// One row of a table as a new contact of a CHeKT site.
import {
  ChektContactRole,
  ChektContactType,
  type ChektContactFields,
  type ChektPreferences,
} from '../../../../shared/contacts/chekt-contact';
import type { ImportField } from '../../../../shared/contacts/import-field';
import { inE164 } from '../../../core/lib/phone';
import { isAddress, splitName } from './split-name';
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
  const name = wholeName(row, NAME_MAX_LENGTH);
  const before = name.extras.filter(isAddress).map((extra) => `${extra} `);
  const behind = name.extras.filter((extra) => !isAddress(extra)).map((extra) => `, ${extra}`);
  if (name.lastName === '') row.say('lastName', ({ missing }) => missing);
  const phone = theOne(row, 'phone', 'otherPhones', (field) => row.phones(field, inE164));
  const email = theOne(row, 'email', 'otherEmails', (field) => row.emails(field));
  const ways = ['phone', 'otherPhones', 'email', 'otherEmails'] as const;
  if (ways.every((way) => row.list(way).length === 0)) {
    row.say('phone', ({ phoneOrEmail }) => phoneOrEmail);
  }
  if ((phone?.length ?? 0) > PHONE_MAX_LENGTH)
    row.say('phone', (own) => own.tooLong(PHONE_MAX_LENGTH));
  if ((email?.length ?? 0) > EMAIL_MAX_LENGTH)
    row.say('email', (own) => own.tooLong(EMAIL_MAX_LENGTH));
  const type = word(row, 'type', ChektContactType.options);
  if (type === null && row.text('type') === '') row.say('type', ({ missing }) => missing);
  return {
    firstName: `${before.join('')}${name.firstName}`,
    lastName: `${name.lastName}${behind.join('')}`,
    email,
    phone,
    type,
    role: word(row, 'role', ChektContactRole.options),
    preferences: preferences(row),
    externalId: row.line('externalId', EXTERNAL_ID_MAX_LENGTH) || null,
  };
}

/** CHeKT takes one of each: two in its own column are a question, those of further columns stand back. */
function theOne(
  row: RowReader,
  own: 'phone' | 'email',
  further: 'otherPhones' | 'otherEmails',
  read: (field: ImportField) => readonly string[],
): string | null {
  const all = read(own);
  const others = read(further).filter((each) => !all.includes(each));
  if (all.length > 1) {
    row.say(own, ({ oneNumber, oneAddress }) =>
      (own === 'phone' ? oneNumber : oneAddress)(all.map(quoted)),
    );
  }
  const [first = null, ...left] = [...all.slice(0, 1), ...others];
  if (left.length > 0) row.note(further, ({ leftOut }) => leftOut(left.map(quoted)));
  return first;
}

function word<T extends string>(row: RowReader, field: ImportField, words: readonly T[]): T | null {
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

// First and last name of a row, from their own columns or cut from a whole name.

interface RowName {
  readonly firstName: string;
  readonly lastName: string;
  /** Degrees and forms of address of a whole name. */
  readonly extras: readonly string[];
}

/** A missing first name is one of the row's problems; a last name may be missing. */
export function wholeName(row: RowReader, max: number): RowName {
  const own = { firstName: row.line('firstName', max), lastName: row.line('lastName', max) };
  const middle = row.line('middleName', max);
  const suffix = row.line('suffix', max);
  const whole = row.line('name', 2 * max);
  const cut = own.firstName === '' || own.lastName === '' ? splitName(whole) : null;
  const isCut = cut !== null && own.firstName === '' && own.lastName === '';
  const firstName = own.firstName || (cut?.firstName ?? '');
  // A last name of its own leaves nothing to guess.
  const lastName = own.lastName || (cut?.lastName ?? '');
  if (firstName === '') row.say('firstName', ({ missing }) => missing);
  else if (isCut && cut.unsure) {
    row.note('name', ({ readAs }) => readAs(quoted(firstName), quoted(lastName)));
  }
  return {
    firstName: joined(firstName, middle),
    lastName: joined(lastName, suffix),
    extras: cut?.extras ?? [],
  };
}

function joined(name: string, more: string): string {
  return more === '' || ` ${name} `.includes(` ${more} `) ? name : `${name} ${more}`.trim();
}
