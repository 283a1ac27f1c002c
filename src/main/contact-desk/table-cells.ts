// The cells of one row by the field they stand for, and the checks a cell can fail.
import type { ContactSource } from '../../shared/contact';
import type { Language } from '../../shared/text/language';
import { withoutFormulaGuards } from '../lib/formula-guard';
import { fieldOf, isList, type ColumnField } from './headings';
import { IMPORT_WORDS, MISSING_HEADINGS, type ImportWords, type NeededField } from './import-words';

export interface Column {
  readonly index: number;
  readonly heading: string;
  readonly field: ColumnField;
}

export interface Columns {
  readonly known: readonly Column[];
  /** Where the cells of each field are; a table of 50,000 rows asks for it a million times. */
  readonly places: ReadonlyMap<ColumnField, readonly number[]>;
  readonly unknown: readonly string[];
  readonly count: number;
}

export function columnsOf(source: ContactSource, headings: readonly string[]): Columns {
  const known: Column[] = [];
  const unknown: string[] = [];
  headings.forEach((heading, index) => {
    const field = fieldOf(source, heading);
    if (field !== null) known.push({ index, heading, field });
    else if (heading !== '') unknown.push(heading);
  });
  const places = new Map<ColumnField, number[]>();
  for (const { field, index } of known) places.set(field, [...(places.get(field) ?? []), index]);
  return { known, places, unknown, count: headings.length };
}

/** Reads one row; every problem names its column as the file does. */
export interface RowReader {
  readonly problems: string[];
  /** Empty when there is no such cell; two columns that differ are a problem. */
  text(field: ColumnField): string;
  /** As `text`, on one line and no longer than `max`. */
  line(field: ColumnField, max: number): string;
  /** As `line`, and a problem when it is empty. */
  needed(field: NeededField & ColumnField, max: number): string;
  /** Of all columns of this field, each value once. */
  list(field: ColumnField): string[];
  phones(field: ColumnField): string[];
  emails(field: ColumnField): string[];
  say(field: ColumnField, what: (words: ImportWords) => string): void;
}

const SEVERAL = /[|;\n]/;
const PHONE = /^\+?[\d\s().\-/]+(?:\s*(?:[,;x#]|ext\.?|extension)\s*\d+)?$/i;
const PHONE_DIGITS_MIN = 7;
const EMAIL = /^[^\s@]+@[^\s@]+$/;
/** A value goes into a sentence: no longer than this. */
const QUOTED_MAX_LENGTH = 60;

export function readRow(columns: Columns, cells: readonly string[], language: Language): RowReader {
  const words = IMPORT_WORDS[language];
  const problems: string[] = [];
  const cellsOf = (field: ColumnField): string[] =>
    (columns.places.get(field) ?? [])
      .map((index) => withoutFormulaGuards(cells[index] ?? ''))
      .filter((cell) => cell !== '');
  const headingOf = (field: ColumnField): string =>
    columns.known.find((column) => column.field === field)?.heading ??
    (MISSING_HEADINGS[language] as Readonly<Partial<Record<ColumnField, string>>>)[field] ??
    field;
  const say: RowReader['say'] = (field, what) =>
    void problems.push(`${headingOf(field)}: ${what(words)}`);

  const text = (field: ColumnField): string => {
    const [first = '', ...others] = cellsOf(field);
    if (others.some((other) => other !== first)) say(field, ({ twice }) => twice);
    return first;
  };
  const line = (field: ColumnField, max: number): string => {
    const found = text(field);
    if (found === '') return found;
    if (/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/u.test(found)) say(field, (own) => own.notOneLine);
    if (found.length > max) say(field, (own) => own.tooLong(max));
    return found;
  };
  const list = (field: ColumnField): string[] => {
    const found = cellsOf(field);
    if (found.length === 0) return found;
    const parts = found.flatMap((cell) => (isList(field) ? cell.split(SEVERAL) : [cell]));
    return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
  };
  const phones = (field: ColumnField): string[] => {
    const found = list(field).map(withoutFormulaGuards);
    for (const phone of found.filter((each) => !isPhone(each))) {
      say(field, (own) => own.notPhone(quoted(phone)));
    }
    return found;
  };
  const emails = (field: ColumnField): string[] => {
    const found = list(field).flatMap((cell) => cell.split(/\s*,\s*/));
    for (const email of found.filter((each) => !EMAIL.test(each))) {
      say(field, (own) => own.notEmail(quoted(email)));
    }
    return found;
  };

  if (cells.length > columns.count && cells.slice(columns.count).some((cell) => cell !== '')) {
    problems.push(words.tooManyCells(columns.count));
  }
  return {
    problems,
    text,
    line,
    needed(field, max) {
      const found = line(field, max);
      if (found === '') say(field, ({ missing }) => missing);
      return found;
    },
    list,
    phones,
    emails,
    say,
  };
}

export function quoted(text: string): string {
  return `"${text.slice(0, QUOTED_MAX_LENGTH)}"`;
}

function isPhone(text: string): boolean {
  return PHONE.test(text) && text.replace(/\D/g, '').length >= PHONE_DIGITS_MIN;
}
