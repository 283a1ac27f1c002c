// Which line of a table has its headings, and whether it has any: the first line may be a person already.
import { readPhone } from '../../../core/lib/phone';
import { isEmail } from './email-address';
import { asTyped } from './spreadsheet-cells';

/** How many of these headings mean something; 1 where no name is among them. */
export type Known = (headings: readonly string[]) => number;

/** An address or a number: no heading. */
const DATA = /@|\d{4}/;

/** Above its headings a report has its title and its date. */
export function headingsAt(
  rows: readonly { readonly cells: readonly string[] }[],
  known: Known,
): number {
  const [first] = rows;
  if (first === undefined || known(first.cells) >= 2) return 0;
  const at = rows.findIndex(
    ({ cells }) => known(cells) >= 2 && !cells.some((cell) => DATA.test(cell)),
  );
  return Math.max(at, 0);
}

/** Nobody heads a column with an e-mail address or a telephone number; a single known word may be a person's. */
export function isPerson(cells: readonly string[], known: Known): boolean {
  return ways(cells) > 0 && known(cells) < 2;
}

/** How much of the line makes sense, as headings or as a person. */
export function sense(cells: readonly string[], known: Known): number {
  return Math.max(known(cells), ways(cells));
}

function ways(cells: readonly string[]): number {
  return cells.map(asTyped).filter((cell) => isEmail(cell) || readPhone(cell) !== null).length;
}
