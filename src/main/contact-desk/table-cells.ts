// The cells of one row by the field they stand for, and the checks a cell can fail.
import type { ContactSource } from '../../shared/contact';
import { EMERGENCY24_PHONE_FIELDS } from '../../shared/emergency24';
import type { Language } from '../../shared/text/language';
import { phonesIn, type PhoneNumber } from '../lib/phone';
import { fieldsOf, isList, type ColumnField } from './headings';
import { IMPORT_WORDS, MISSING_HEADINGS, type ImportWords, type NeededField } from './import-words';
import { damageOf } from './spreadsheet-cells';

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
  const fields = fieldsOf(source, headings);
  headings.forEach((heading, index) => {
    const field = fields[index] ?? null;
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
  /** How something was taken that a person may want to see. */
  readonly notes: string[];
  /** Empty when there is no such cell; two columns that differ are a problem. */
  text(field: ColumnField): string;
  /** As `text`, on one line and no longer than `max`. */
  line(field: ColumnField, max: number): string;
  /** As `line`, and a problem when it is empty. */
  needed(field: NeededField & ColumnField, max: number): string;
  /** Of all columns of this field, each value once. */
  list(field: ColumnField): string[];
  /** Each number once, as `wire` writes it; what the service has already is taken as it stands. */
  phones(field: ColumnField, wire: (phone: PhoneNumber) => string): string[];
  emails(field: ColumnField): string[];
  say(field: ColumnField, what: (words: ImportWords) => string): void;
  note(field: ColumnField, what: (words: ImportWords) => string): void;
}

/** What the service itself told: numbers and ids that need no second look. */
export type IsKnown = (text: string) => boolean;

const SEVERAL = /[|;\n]|:::/;
const EMAIL = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;.]+(?:\.[^\s@<>"(),:;.]+)+$/;
/** `Ana Ruiz <ana@example.org>`, `mailto:ana@example.org`, `"ana@example.org"`. */
const AROUND_EMAIL = /^(?:[^<>@]*<)?\s*["']?(?:mailto:)?([^\s<>"']+@[^\s<>"']+?)["']?\s*>?\.?$/i;
/** A value goes into a sentence: no longer than this. */
const QUOTED_MAX_LENGTH = 60;

const CODES: ReadonlySet<ColumnField> = new Set<ColumnField>([
  ...EMERGENCY24_PHONE_FIELDS,
  ...(['phone', 'otherPhones', 'labelledPhone', 'externalId', 'groupIds', 'zip'] as const),
]);

const NAMES: ReadonlySet<ColumnField> = new Set(['firstName', 'lastName', 'name']);

/** What may have lines, and what stands between them on the one line that a service takes. */
const BETWEEN_LINES: Readonly<Partial<Record<ColumnField, string>>> = {
  description: ' ',
  address1: ', ',
  address2: ', ',
};

/** What the label beside a number says of its kind; a number of no kind is a cell phone. */
const LABELS: readonly (readonly [ColumnField, RegExp])[] = [
  ['workPhones', /work|office|business|school|trabajo|oficina|^[wb]$/i],
  ['homePhones', /home|casa|residen|landline|^h$/i],
];

/** @param cells as typed: see `asTyped` */
export function readRow(
  columns: Columns,
  cells: readonly string[],
  language: Language,
  isKnown: IsKnown,
): RowReader {
  const words = IMPORT_WORDS[language];
  const problems: string[] = [];
  const notes: string[] = [];
  const at = (index: number): string => cells[index] ?? '';
  const labelOf = (index: number): string => {
    const labels = columns.places.get('phoneLabel') ?? [];
    const [number = 0] = columns.places.get('labelledPhone') ?? [];
    const isBehind = (labels[0] ?? 0) > number;
    const before = (place: number): boolean => place < index;
    return at((isBehind ? labels.find((place) => place > index) : labels.findLast(before)) ?? -1);
  };
  const labelled = (field: ColumnField): readonly number[] => {
    const places = columns.places.get('labelledPhone') ?? [];
    if (places.length === 0) return places;
    return places.filter((index) => {
      const label = labelOf(index);
      const kind = LABELS.find(([, said]) => said.test(label))?.[0] ?? 'cellPhones';
      return kind === field && !/fax|pager/i.test(label);
    });
  };
  const faxes = (columns.places.get('labelledPhone') ?? []).filter((index) =>
    /fax|pager/i.test(labelOf(index)),
  );
  const cellsOf = (field: ColumnField): string[] =>
    [...(columns.places.get(field) ?? []), ...labelled(field)]
      .map(at)
      .filter((cell) => cell !== '');
  const headingOf = (field: ColumnField): string =>
    columns.known.find((column) => column.field === field)?.heading ??
    (MISSING_HEADINGS[language] as Readonly<Partial<Record<ColumnField, string>>>)[field] ??
    field;
  const say: RowReader['say'] = (field, what) =>
    void problems.push(`${headingOf(field)}: ${what(words)}`);
  const note: RowReader['note'] = (field, what) =>
    void notes.push(`${headingOf(field)}: ${what(words)}`);

  const text = (field: ColumnField): string => {
    const [first = '', ...others] = cellsOf(field);
    if (others.some((other) => other !== first)) say(field, ({ twice }) => twice);
    return first;
  };
  const line = (field: ColumnField, max: number): string => {
    const between = BETWEEN_LINES[field];
    const found = between === undefined ? text(field) : text(field).replace(/\n+/g, between);
    if (found === '') return found;
    if (found.includes('\n')) say(field, (own) => own.notOneLine);
    if (found.length > max) say(field, (own) => own.tooLong(max));
    return found;
  };
  const list = (field: ColumnField): string[] => {
    const found = cellsOf(field);
    if (found.length === 0) return found;
    const parts = found.flatMap((cell) => (isList(field) ? cell.split(SEVERAL) : [cell]));
    return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
  };
  const phones: RowReader['phones'] = (field, wire) => {
    const found = cellsOf(field).flatMap((cell) => numbersOf(cell, wire, isKnown));
    for (const phone of found.filter((each) => typeof each !== 'string')) {
      const isTold = cellsOf(field).includes(phone.odd) && damageOf(phone.odd, true) !== null;
      if (!isTold) say(field, (own) => own.notPhone(quoted(phone.odd)));
    }
    return [...new Set(found.filter((each) => typeof each === 'string'))];
  };
  const emails = (field: ColumnField): string[] => {
    const found = list(field)
      .flatMap((cell) => cell.split(/\s*,\s*/))
      .filter((part) => part !== '')
      .map((part) => (isKnown(part) ? part : addressIn(part)));
    for (const email of found.filter((each) => !EMAIL.test(each) && !isKnown(each))) {
      say(field, (own) => own.notEmail(quoted(email)));
    }
    return found;
  };

  for (const { index, field, heading } of columns.known) {
    const cell = at(index);
    if (field === 'ignored' || cell === '' || isKnown(cell)) continue;
    const damage = damageOf(cell, CODES.has(field), NAMES.has(field));
    if (damage !== null) problems.push(`${heading}: ${words.damage[damage](quoted(cell))}`);
  }
  for (const fax of faxes.map(at).filter((cell) => cell !== '')) {
    note('labelledPhone', ({ leftOut }) => leftOut([quoted(fax)]));
  }
  const gone = whoSaysGone(columns, at);
  if (gone !== null) problems.push(`${gone.heading}: ${words.gone(quoted(at(gone.index)))}`);
  if (cells.length > columns.count && cells.slice(columns.count).some((cell) => cell !== '')) {
    problems.push(words.tooManyCells(columns.count));
  }
  return {
    problems,
    notes,
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
    note,
  };
}

function addressIn(cell: string): string {
  return cell.length > 500 ? cell : (AROUND_EMAIL.exec(cell)?.[1] ?? cell);
}

export function quoted(text: string): string {
  return `"${text.slice(0, QUOTED_MAX_LENGTH)}"`;
}

const GONE =
  /delet|terminat|inactiv|(?:not|no) activ|deactivat|desactivad|disabled|deshabilitad|suspended|suspendid|archiv|withdrawn|dropped|former|retired|resigned|separated|dismissed|deceased|fallecid|graduated|expired|closed|no longer|\bex[ -]|baja|eliminad|cesad|jubilad|^[itdx]$/i;
const NO = /^(?:no?|false|0|falso)$/i;

/** The column that says that somebody is no longer there. */
function whoSaysGone(columns: Columns, at: (index: number) => string): Column | null {
  const found = columns.known.find(({ field, index }) => {
    const cell = at(index);
    if (cell === '') return false;
    if (field === 'status') return GONE.test(cell);
    if (field === 'isHere') return NO.test(cell) || GONE.test(cell);
    return field === 'isGone' && !NO.test(cell) && !/^(?:active|activo|current)$/i.test(cell);
  });
  return found ?? null;
}

/** `odd`: what is no number. */
function numbersOf(
  cell: string,
  wire: (phone: PhoneNumber) => string,
  isKnown: IsKnown,
): (string | { readonly odd: string })[] {
  if (isKnown(cell)) return [phonesIn(cell)?.map(wire) ?? cell].flat();
  const all = phonesIn(cell);
  if (all !== null) return all.map(wire);
  const parts = cell.split(SEVERAL).map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .flatMap((part) => phonesIn(part)?.map(wire) ?? [isKnown(part) ? part : { odd: part }]);
}
