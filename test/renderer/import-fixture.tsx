// The Contacts screen where people come in from a table, over a main that finds what a test says in it.
import { fireEvent, screen } from '@testing-library/react';
import type { ImportPreview, ImportRow } from '../../src/shared/contacts/directory';
import { ok } from '../../src/shared/core/failure';
import type { ImportField } from '../../src/shared/contacts/import-field';
import type { Answers } from './fake-window';
import { button, CALM_MS, openContacts, tab, typeInto } from './contacts-fixture';

export const row = (
  line: number,
  verdict: ImportRow['verdict'],
  ...problems: string[]
): ImportRow => ({ line, name: `Row ${line}`, verdict, problems, notes: [] });
export const column = (index: number, heading: string, field: ImportField | null) => ({
  index,
  heading,
  field,
  sample: `Sample ${index}`,
  problem: null,
});
export const preview = (...rows: readonly ImportRow[]): ImportPreview => ({
  id: 'preview-1',
  rows,
  add: rows.filter(({ verdict }) => verdict === 'add').length,
  wrong: rows.filter(({ verdict }) => verdict === 'wrong').length,
  problems: [],
  unknownColumns: [],
  understood: {
    encoding: null,
    delimiter: ',',
    sheets: [],
    sheet: null,
    hasHeadings: true,
    columns: [column(0, 'first name', 'firstName'), column(1, 'locker', null)],
  },
});
export const GOOD = preview(row(2, 'add'), row(3, 'add'), row(4, 'same'));

/** Print and import; two new people are found in whatever is looked at, unless `answers` says otherwise. */
export async function openExchange(answers: Partial<Answers> = {}) {
  const opened = await openContacts({
    answers: {
      previewImport: () => Promise.resolve(ok(GOOD)),
      runImport: () => Promise.resolve(ok({ taken: 2 })),
      ...answers,
    },
  });
  fireEvent.click(tab('Print and import'));
  opened.pass(CALM_MS);
  return opened;
}

export const TEXT = 'first name,last name\nAna,López';
export const look = async (settle: () => Promise<void>) => {
  typeInto('Or paste the table here', TEXT);
  fireEvent.click(button('Check the table'));
  await settle();
};
export const panel = () => screen.getByRole('region', { name: 'Add people from a table' });

/** Of the column with this heading. */
export const choice = (heading: string) =>
  screen.getByRole<HTMLSelectElement>('combobox', { name: `Column “${heading}” is taken as` });
export const choose = (select: HTMLElement, value: string) =>
  fireEvent.change(select, { target: { value } });
