// What the columns of a table without headings are, where their cells leave no doubt: a person says the rest.
import type { ContactSource } from '../../../../shared/contacts/contact';
import type { ImportField } from '../../../../shared/contacts/import-field';
import { readPhone } from '../../../core/lib/phone';
import { addressesIn, isEmail } from './email-address';
import type { NamedColumns } from './headings';

/** The first column of a kind, and all further ones. */
const FIELDS: Readonly<Record<ContactSource, Readonly<Record<'email' | 'phone', Pair>>>> = {
  emergency24: {
    email: ['emailAddresses', 'emailAddresses'],
    phone: ['cellPhones', 'cellPhones'],
  },
  chekt: { email: ['email', 'otherEmails'], phone: ['phone', 'otherPhones'] },
};
type Pair = readonly [ImportField, ImportField];

/** A column is not taken for something else further down. */
const ROWS_MAX = 500;

/**
 * E-mail addresses and telephone numbers only, and only where no cell of the column is anything else.
 * @param rows the cells as typed
 * @param named what somebody said: that stays as it is
 */
export function guessedColumns(
  source: ContactSource,
  width: number,
  rows: readonly (readonly string[])[],
  named: NamedColumns,
): NamedColumns {
  const guessed = new Map(named);
  const first = rows.slice(0, ROWS_MAX);
  for (let index = 0; index < width; index += 1) {
    if (named.has(index)) continue;
    const cells = first.map((cells) => cells[index] ?? '').filter((cell) => cell !== '');
    if (cells.length === 0) continue;
    const kind = cells.every((cell) => addressesIn(cell).every(isEmail))
      ? 'email'
      : cells.every((cell) => readPhone(cell) !== null)
        ? 'phone'
        : null;
    if (kind === null) continue;
    const [own, further] = FIELDS[source][kind];
    guessed.set(index, [...guessed.values()].includes(own) ? further : own);
  }
  return guessed;
}
