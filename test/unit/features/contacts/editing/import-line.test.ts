// One row as the command line prints it: each problem with its column and line, and what would be sent.
import { expect, it } from 'vitest';
import { importLine } from '../../../../../src/main/features/contacts/editing/import-line';
import type { ImportRow } from '../../../../../src/shared/contacts/directory';

const row = (...problems: readonly string[]): ImportRow => ({
  ...{ line: 7, name: 'Ana', verdict: 'wrong', notes: [] },
  problems,
});
const columnsOf = (headings: readonly string[], ...problems: readonly string[]) =>
  importLine(row(...problems), headings, null).problems;

it('a problem has the column it names, as the file heads it, and the line', () => {
  expect(columnsOf(['Phone'], 'Phone: "x" is not a phone number')).toEqual([
    { line: 7, column: 'Phone', text: '"x" is not a phone number' },
  ]);
});

it('a heading may hold a colon, and begin as another one does', () => {
  expect(columnsOf(['Phone', 'Phone: work'], 'Phone: work: is missing')).toMatchObject([
    { column: 'Phone: work', text: 'is missing' },
  ]);
});

it('a column that the table lacks has the name that the problem gives it, in either language', () => {
  expect(columnsOf([], 'External ID: is missing', 'ID externo: falta')).toMatchObject([
    { column: 'External ID' },
    { column: 'ID externo' },
  ]);
});

it('a problem of the whole row has no column', () => {
  expect(columnsOf(['Phone'], 'a quotation mark: no partner')).toMatchObject([
    { column: null, text: 'a quotation mark: no partner' },
  ]);
});

it('what would be sent is told without what is empty', () => {
  const fields = {
    ...{ firstName: 'Ana', lastName: '', externalId: null, phone: '+13125558888', email: null },
    ...{ type: 'primary' as const, role: null },
  };
  const change = { source: 'chekt', write: { write: 'add', siteId: 's', fields } } as never;
  const line = importLine({ ...row(), verdict: 'add' }, [], { change, recordKey: null, name: '' });
  expect(line.sends).toEqual({
    ...{ source: 'chekt', write: 'add', siteId: 's' },
    fields: { firstName: 'Ana', phone: '+13125558888', type: 'primary' },
  });
});
