// The columns of a table: which field each stands for, what it is called to a person, and what two of them have in common.
import type { ContactSource } from '../../../../shared/contacts/contact';
import type { ImportField } from '../../../../shared/contacts/import-field';
import type { Language } from '../../../../shared/core/language';
import { FIELD_NAMES, fieldsOf, mayRepeat, type NamedColumns } from './headings';
import { IMPORT_WORDS } from './import-words';
import { extensionsOf, type Extension, type Column } from './table-extensions';

export interface Columns {
  readonly known: readonly Column[];
  /** Where the cells of each field are; a table of 50,000 rows asks for it a million times. */
  readonly places: ReadonlyMap<ImportField, readonly number[]>;
  readonly unknown: readonly string[];
  readonly extensions: readonly Extension[];
  /** Of every column, in the order of the file. */
  readonly headings: readonly string[];
  /** The places of those without a heading. */
  readonly unnamed: ReadonlySet<number>;
  /** What is wrong with a column, by its place. */
  readonly problems: ReadonlyMap<number, string>;
  /** Two columns that somebody said are one field: no row can be taken. */
  readonly clashes: readonly string[];
}

/** @param named what somebody said, who knows better than the headings */
export function columnsOf(
  source: ContactSource,
  table: readonly string[],
  language: Language,
  named: NamedColumns = new Map(),
): Columns {
  const words = IMPORT_WORDS[language];
  const times = new Map<string, number>();
  for (const heading of table) times.set(heading, (times.get(heading) ?? 0) + 1);
  const headings = table.map((heading, index) => {
    const letter = words.column(letterOf(index));
    if (heading === '') return letter;
    return times.get(heading) === 1 ? heading : `${heading} (${letter})`;
  });
  const fields = fieldsOf(source, table, named);
  const known = headings.flatMap((heading, index): Column[] => {
    const field = fields[index] ?? null;
    return field === null ? [] : [{ index, heading, field }];
  });
  const isHeadless = table.every((heading) => heading === '');
  const unknown = headings.filter(
    (_heading, index) =>
      fields[index] === null && !named.has(index) && (isHeadless || table[index] !== ''),
  );
  const places = new Map<ImportField, number[]>();
  for (const { field, index } of known) {
    const sofar = places.get(field);
    if (sofar === undefined) places.set(field, [index]);
    else sofar.push(index);
  }

  const problems = new Map<number, string>();
  const clashes: string[] = [];
  for (const [field, indexes] of places) {
    if (indexes.length < 2 || mayRepeat(field)) continue;
    const isChosen = indexes.some((index) => named.has(index));
    const what = (isChosen ? words.clash : words.shared)(FIELD_NAMES[language][field]);
    for (const index of indexes) problems.set(index, what);
    if (isChosen) clashes.push(`${indexes.map((index) => headings[index]).join(', ')}: ${what}`);
  }
  const unnamed = new Set([...table.keys()].filter((index) => table[index] === ''));
  const extensions = extensionsOf(source, known);
  return { known, places, unknown, extensions, headings, unnamed, problems, clashes };
}

/** As spreadsheets count columns: A to Z, then AA. */
export function letterOf(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}
