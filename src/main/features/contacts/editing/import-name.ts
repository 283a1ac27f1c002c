// First and last name of a row, from their own columns or cut from a whole name.
import { splitName } from './split-name';
import { quoted, type RowReader } from './table-cells';

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
