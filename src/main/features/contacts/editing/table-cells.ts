// The cells of one row by the field they stand for, and the checks a cell can fail.
import { EMERGENCY24_PHONE_FIELDS } from '../../../../shared/contacts/emergency24';
import type { ImportField } from '../../../../shared/contacts/import-field';
import type { Language } from '../../../../shared/core/language';
import { phonesIn, type PhoneNumber } from '../../../core/lib/phone';
import { addressesIn, bareAddress, isEmail } from './email-address';
import { FIELD_NAMES, isList } from './headings';
import { IMPORT_WORDS, type ImportWords } from './import-words';
import { damageOf } from './spreadsheet-cells';
import { letterOf, type Columns } from './table-columns';
import { withExtensions } from './table-extensions';
import { whoIsNotThere } from './no-longer-there';

/** Reads one row; every problem names its column as the file does. */
export interface RowReader {
  readonly problems: string[];
  /** How something was taken that a person may want to see. */
  readonly notes: string[];
  /** Empty when there is no such cell; two columns that differ are a problem. */
  text(field: ImportField): string;
  /** As `text`, on one line and no longer than `max`. */
  line(field: ImportField, max: number): string;
  /** As `line`, and a problem when it is empty. */
  needed(field: ImportField, max: number): string;
  /** Of all columns of this field, each value once. */
  list(field: ImportField): string[];
  /** Each number once, as `wire` writes it; what the service has already is taken as it stands. */
  phones(field: ImportField, wire: (phone: PhoneNumber) => string): string[];
  emails(field: ImportField): string[];
  /** @param value of the cell it is about, where one field has several columns */
  say(field: ImportField, what: (words: ImportWords) => string, value?: string): void;
  note(field: ImportField, what: (words: ImportWords) => string): void;
}

/** What the service itself told: numbers and ids that need no second look. */
export type IsKnown = (text: string) => boolean;

export interface RowContext {
  readonly isKnown: IsKnown;
  /** `2026-03-02` */
  readonly today: string;
}

const SEVERAL = /[|;\n]|:::/;
/** A value goes into a sentence: no longer than this. */
const QUOTED_MAX_LENGTH = 60;

const CODES: ReadonlySet<ImportField> = new Set<ImportField>([
  ...EMERGENCY24_PHONE_FIELDS,
  ...(['phone', 'otherPhones', 'labelledPhone', 'externalId', 'groupIds', 'zip'] as const),
]);

const NAMES: ReadonlySet<ImportField> = new Set(['firstName', 'lastName', 'name']);

/** What may have lines, and what stands between them on the one line that a service takes. */
const BETWEEN_LINES: Readonly<Partial<Record<ImportField, string>>> = {
  description: ' ',
  address1: ', ',
  address2: ', ',
};

/** What the label beside a number says of its kind; a number of no kind is a cell phone. */
const LABELS: readonly (readonly [ImportField, RegExp])[] = [
  ['workPhones', /work|office|business|school|trabajo|oficina|^[wb]$/i],
  ['homePhones', /home|casa|residen|landline|^h$/i],
];

/** @param cells as typed: see `asTyped` */
export function readRow(
  columns: Columns,
  cells: readonly string[],
  language: Language,
  { isKnown, today }: RowContext,
): RowReader {
  const words = IMPORT_WORDS[language];
  const problems: string[] = [];
  const notes: string[] = [];
  const joined = withExtensions(columns.extensions, cells, words, problems);
  const at = (index: number): string => joined[index] ?? '';
  const labelOf = (index: number): string => {
    const labels = columns.places.get('phoneLabel') ?? [];
    const [number = 0] = columns.places.get('labelledPhone') ?? [];
    const isBehind = (labels[0] ?? 0) > number;
    const before = (place: number): boolean => place < index;
    return at((isBehind ? labels.find((place) => place > index) : labels.findLast(before)) ?? -1);
  };
  const labelled = (field: ImportField): readonly number[] => {
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
  const cellsOf = (field: ImportField): string[] =>
    [...(columns.places.get(field) ?? []), ...labelled(field)]
      .map(at)
      .filter((cell) => cell !== '');
  const headingOf = (field: ImportField, value = ''): string => {
    const places = [...(columns.places.get(field) ?? []), ...labelled(field)];
    const place = places.find((index) => at(index).includes(value)) ?? places[0];
    return (
      columns.known.find(({ index }) => index === place)?.heading ?? FIELD_NAMES[language][field]
    );
  };
  const say: RowReader['say'] = (field, what, value) =>
    void problems.push(`${headingOf(field, value)}: ${what(words)}`);
  const note: RowReader['note'] = (field, what) =>
    void notes.push(`${headingOf(field)}: ${what(words)}`);

  const text = (field: ImportField): string => {
    const [first = '', ...others] = cellsOf(field);
    if (others.some((other) => other !== first)) say(field, ({ twice }) => twice);
    return first;
  };
  const line = (field: ImportField, max: number): string => {
    const between = BETWEEN_LINES[field];
    const found = between === undefined ? text(field) : text(field).replace(/\n+/g, between);
    if (found === '') return found;
    if (found.includes('\n')) say(field, (own) => own.notOneLine);
    if (found.length > max) say(field, (own) => own.tooLong(max));
    return found;
  };
  const list = (field: ImportField): string[] => {
    const found = cellsOf(field);
    if (found.length === 0) return found;
    const parts = found.flatMap((cell) => (isList(field) ? cell.split(SEVERAL) : [cell]));
    return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
  };
  const phones: RowReader['phones'] = (field, wire) => {
    const found = cellsOf(field).flatMap((cell) => numbersOf(cell, wire, isKnown));
    for (const phone of found.filter((each) => typeof each !== 'string')) {
      const isTold = cellsOf(field).includes(phone.odd) && damageOf(phone.odd, true) !== null;
      if (!isTold) say(field, (own) => own.notPhone(quoted(phone.odd)), phone.odd);
    }
    return [...new Set(found.filter((each) => typeof each === 'string'))];
  };
  const emails = (field: ImportField): string[] => {
    const found = cellsOf(field)
      .flatMap(addressesIn)
      .map((part) => (isKnown(part) ? part : bareAddress(part)));
    for (const email of found.filter((each) => !isEmail(each) && !isKnown(each))) {
      say(field, (own) => own.notEmail(quoted(email)), email);
    }
    return [...new Set(found)];
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
  const away = whoIsNotThere(columns.known, at, today);
  if (away !== null) {
    const { heading, index } = away.column;
    problems.push(`${heading}: ${words[away.why](quoted(at(index)))}`);
  }
  const extra = cells.findIndex((cell, index) => index >= columns.headings.length && cell !== '');
  if (extra >= 0) {
    const letter = words.column(letterOf(extra));
    problems.push(`${letter}: ${words.tooManyCells(columns.headings.length)}`);
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

export function quoted(text: string): string {
  return `"${text.slice(0, QUOTED_MAX_LENGTH)}"`;
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
