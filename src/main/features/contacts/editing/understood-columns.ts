// What is told of a table's columns before anything is sent: how each was understood, and what is missing.
import type { ContactSource } from '../../../../shared/contacts/contact';
import type { UnderstoodColumn } from '../../../../shared/contacts/directory';
import type { ImportField } from '../../../../shared/contacts/import-field';
import type { Language } from '../../../../shared/core/language';
import { breathe, BREATH_EVERY } from '../../../core/lib/breathe';
import { FIELD_NAMES } from './headings';
import { IMPORT_WORDS } from './import-words';
import type { Columns } from './table-columns';

const SAMPLE_MAX_LENGTH = 60;

/** @param rows the cells as typed */
export async function understoodColumns(
  { known, headings, unnamed, problems }: Columns,
  rows: readonly (readonly string[])[],
): Promise<readonly UnderstoodColumn[]> {
  const samples = headings.map(() => '');
  let left = samples.length;
  for (const [count, cells] of rows.entries()) {
    if (left === 0) break;
    if (count % BREATH_EVERY === 0) await breathe();
    cells.forEach((cell, index) => {
      if (cell === '' || samples[index] !== '') return;
      samples[index] = cell.slice(0, SAMPLE_MAX_LENGTH);
      left -= 1;
    });
  }
  const fields = new Map(known.map(({ index, field }) => [index, field]));
  return headings
    .map((heading, index) => ({
      index,
      heading,
      field: fields.get(index) ?? null,
      sample: samples[index] ?? '',
      problem: problems.get(index) ?? null,
    }))
    .filter(({ index, sample }) => sample !== '' || !unnamed.has(index));
}

/** Each row must have one of these. */
const NEEDED: Readonly<Record<ContactSource, readonly (readonly ImportField[])[]>> = {
  emergency24: [['externalId'], ['firstName', 'name']],
  chekt: [['firstName', 'name'], ['lastName', 'name'], ['type']],
};

/** In the operator's language. */
export function tableProblems(
  source: ContactSource,
  { known, headings, unnamed, places, clashes }: Columns,
  language: Language,
): readonly string[] {
  const words = IMPORT_WORDS[language];
  if (headings.length === 0) return [words.emptySheet];
  const isHeadless = unnamed.size === headings.length;
  if (!isHeadless && known.every(({ field }) => field === 'ignored')) return [words.noHeadings];
  const missing = NEEDED[source]
    .filter((fields) => !fields.some((field) => places.has(field)))
    .flatMap(([field]) => (field === undefined ? [] : [FIELD_NAMES[language][field]]));
  const headless = isHeadless && missing.length > 0 ? [words.headless] : [];
  return [...headless, ...clashes, ...missing.map((name) => words.noColumn(name))];
}
