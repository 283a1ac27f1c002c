// Extensions in columns of their own: each joined to the number it belongs to, as people write them in one cell.
import type { ContactSource } from '../../../../shared/contacts/contact';
import { EMERGENCY24_PHONE_FIELDS } from '../../../../shared/contacts/emergency24';
import type { ImportField } from '../../../../shared/contacts/import-field';
import { phonesIn } from '../../../core/lib/phone';
import { extendedBy, isOfNumber } from './headings';
import type { ImportWords } from './import-words';

const PHONES: ReadonlySet<ImportField> = new Set<ImportField>([
  ...EMERGENCY24_PHONE_FIELDS,
  ...(['phone', 'otherPhones', 'labelledPhone'] as const),
]);

/** A column of extensions, and the place of the numbers they belong to. */
export interface Extension {
  readonly column: Column;
  /** Null: its heading names a number that the table does not have. */
  readonly of: number | null;
}

/** The numbers that its heading names, else those just before it, else the next ones. */
export function extensionsOf(
  source: ContactSource,
  known: readonly Column[],
): readonly Extension[] {
  const phones = known.filter(({ field }) => PHONES.has(field));
  const nearest = (column: Column, among: readonly Column[]): number | null =>
    (among.findLast(({ index }) => index < column.index) ?? among[0])?.index ?? null;
  return known
    .filter(({ field }) => field === 'extension')
    .map((column) => {
      const said = extendedBy(column.heading);
      const named = phones.filter(({ heading }) => isOfNumber(source, said, heading));
      const isKind = said !== '' && KINDS.test(said);
      return { column, of: nearest(column, named.length > 0 || isKind ? named : phones) };
    });
}

/** One that says which number is meant is of no other one. */
const KINDS = /^(?:home|cell|mobile|work|office|business|school)(?:phone)?\d*$/;
const DIGITS = /^\D*(\d{1,9})\D*$/;

/** The cells with each number as it is dialled; what has no place is a problem of the row, and never left out. */
export function withExtensions(
  extensions: readonly Extension[],
  cells: readonly string[],
  words: ImportWords,
  problems: string[],
): readonly string[] {
  const joined = [...cells];
  for (const { column, of } of extensions) {
    const cell = cells[column.index] ?? '';
    if (cell === '') continue;
    const say = (what: string): void => void problems.push(`${column.heading}: ${what}`);
    const [, digits] = DIGITS.exec(cell) ?? [];
    const number = of === null ? '' : (joined[of] ?? '');
    const [phone, ...others] = phonesIn(number) ?? [];
    if (digits === undefined) say(words.notExtension(cell.slice(0, 60)));
    else if (of === null || number === '') say(words.noNumber(cell));
    else if (others.length > 0) say(words.whichNumber(cell));
    // What is no number is told as such.
    else if (phone === undefined || phone.extension === digits) continue;
    else if (phone.extension !== '') say(words.twice);
    else joined[of] = `${number} x${digits}`;
  }
  return joined;
}

/** One column of a table that somebody gave us, as it was understood. */
export interface Column {
  readonly index: number;
  /** As the file has it; where that is nothing, or said twice, with the letter that spreadsheets show. */
  readonly heading: string;
  readonly field: ImportField;
}
