// What spreadsheets and data tools make of cells: taken back where that can be done, named where it cannot.
import { plainText } from '../../../../shared/core/plain-text';
import { withoutFormulaGuards } from '../../../core/lib/formula-guard';

/** `broken-letters`: a cell was decoded wrongly once. The others are what it shows instead of what was typed. */
export type CellDamage =
  'broken-letters' | 'error-word' | 'scientific' | 'too-many-digits' | 'date' | 'point-zero';

/** What cannot be decoded, control characters, halves of letters. */
const BROKEN = /(?![\t\r\n])[\uFFFD\p{Cc}\p{Surrogate}]|ï¿½|\p{L}[‚„]/u;

/**
 * Of a name: a sign for a letter that was lost, UTF-8 that was taken for Windows (`JosÃ©`, `Bâ€™s`), the signs of
 * another program's letters (`N£¤ez`), and what a web page writes (`Jos&eacute;`).
 */
const MISREAD =
  /\p{L}\?|\?\p{L}|[ÂÃ](?=[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122])|â€|[ÄÅ][\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u0192\u2020-\u203a\u20ac\u2122]|\p{L}[¡-©«¬®-³¶¸¹»-¿×÷ƒ†‡ˆ˜‰€™√∆∂≈≠]|[¡-©¬®-±¶×÷ƒ†‡‰€™√∆∂≈≠]\p{L}|&(?:#\d{1,6}|#x[\dA-Fa-f]{1,5}|[A-Za-z]{2,8});/u;

/**
 * What was typed: without our guards, without `="…"`, a text mark or unseen signs. Line breaks stay, for they
 * may part values.
 */
export function asTyped(cell: string): string {
  // Most cells: nothing in them that could be anything else.
  if (/^[\w@.() -]*$/.test(cell)) return cell.trim();
  // To be shown as it came, and never taken.
  if (BROKEN.test(cell)) return cell.trim();
  const unguarded = withoutFormulaGuards(cell);
  const [, quoted] = /^=\s*"((?:[^"]|"")*)"$/.exec(cell.trim()) ?? [];
  const text = quoted?.replaceAll('""', '"') ?? unguarded;
  const lines = text.split(/\r?\n/).map((line) => plainText(line));
  const typed = lines.join('\n').trim();
  // What is left behind a guard of ours was typed, an equals sign or an apostrophe.
  return unguarded === cell && /^'[+\d]/.test(typed) ? typed.slice(1) : typed;
}

const ERROR =
  /^(?:#(?:n\/?[ad]|ref|value|name|div\/0|num|null|spill|calc|field|blocked|connect|busy|unknown|getting_data|error|[¡¿]?(?:ref|valor|nombre|div\/0|num|nulo))[!?]?|#+|err:\d+|nan|nat|undefined|n\/a|n\.a\.|#\p{Lu}[\p{Lu}\d/_]{1,20}[!?])$/iu;
/** Names too, in other letters: nobody shouts his own. */
const SHOUTED = /^(?:NULL|NONE|NIL|<NA>)$/;
/** In the place of a code. */
const NOTHING = /^(?:null|none|nil|\(null\)|<null>|tbd|tba|unknown|true|false|[-–—.?*]+)$/i;
const SCIENTIFIC = /^[+-]?\d+(?:[.,]\d+e[+-]?\d+|e[+-]\d+)$/i;
const MANY_DIGITS = /^[+-]?\d{16,}(?:[.,]0)?$/;
const POINT_ZERO = /^[+-]?\d+[.,]0$/;

const MONTH =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|ene|abr|ago|dic|[a-z]+uary|march|april|june|july|august|[a-z]+ember|[a-z]*tober)';
const DATES = [
  /^\d{4}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?:[ T].*)?$/,
  /^(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:\d{4}|\d\d)(?: .*)?$/,
  new RegExp(`^\\d{1,4}[- /.]${MONTH}\\.?(?:[- /.,]*\\d{2,4})?(?: .*)?$`, 'i'),
  new RegExp(`^${MONTH}\\.?[- /.]\\d{1,4}(?:,? *\\d{4})?$`, 'i'),
];

/** @param isCode a phone number or an id: there a date is never what was typed */
export function damageOf(typed: string, isCode: boolean, isName = false): CellDamage | null {
  if (BROKEN.test(typed)) return 'broken-letters';
  const isShort = typed.length <= 60 && typed !== '';
  if (isShort && (ERROR.test(typed) || SHOUTED.test(typed))) return 'error-word';
  if (isName && MISREAD.test(typed)) return 'broken-letters';
  if (!isShort) return null;
  if (isCode && NOTHING.test(typed)) return 'error-word';
  if (!/\d/.test(typed)) return null;
  if (SCIENTIFIC.test(typed)) return 'scientific';
  if (MANY_DIGITS.test(typed)) return 'too-many-digits';
  if (!isCode) return null;
  if (DATES.some((date) => date.test(typed))) return 'date';
  return POINT_ZERO.test(typed) ? 'point-zero' : null;
}

/** Finds, row by row, the columns that hold nothing but numbers that end in `.0`: a tool took them for fractions. */
export interface PointZeroWatch {
  see(cells: readonly string[]): void;
  columns(): ReadonlySet<number>;
}

export function watchPointZero(): PointZeroWatch {
  const found = new Set<number>();
  const others = new Set<number>();
  return {
    see(cells) {
      cells.forEach((cell, column) => {
        if (cell === '' || others.has(column) || ERROR.test(cell)) return;
        if (POINT_ZERO.test(cell)) found.add(column);
        else others.add(column);
      });
    },
    columns: () => new Set([...found].filter((column) => !others.has(column))),
  };
}

export function withoutPointZero(cell: string): string {
  return POINT_ZERO.test(cell) ? cell.slice(0, -2) : cell;
}
