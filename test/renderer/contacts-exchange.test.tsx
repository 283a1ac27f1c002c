// In and out: a table is looked at row by row and taken as a whole or not at all; paper and file on a click.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ImportPreview, ImportRow } from '../../src/shared/directory';
import { failed, ok } from '../../src/shared/failure';
import type { Answers } from './fake-window';
import { button, CALM_MS, field, openContacts, tab, typeInto } from './contacts-fixture';

const row = (line: number, verdict: ImportRow['verdict'], ...problems: string[]): ImportRow => ({
  line,
  name: `Row ${line}`,
  verdict,
  problems,
  notes: [],
});
const preview = (...rows: readonly ImportRow[]): ImportPreview => ({
  id: 'preview-1',
  rows,
  add: rows.filter(({ verdict }) => verdict === 'add').length,
  wrong: rows.filter(({ verdict }) => verdict === 'wrong').length,
  unknownColumns: [],
  understood: {
    encoding: null,
    delimiter: ',',
    sheets: [],
    sheet: null,
    columns: [{ heading: 'first name', field: 'firstName' }],
  },
});
const GOOD = preview(row(2, 'add'), row(3, 'add'), row(4, 'same'));
const MIXED = preview(row(2, 'add'), row(3, 'wrong', 'phone: a number is needed'), row(4, 'known'));

async function openExchange(answers: Partial<Answers> = {}) {
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
const TEXT = 'first name,last name\nAna,López';
const look = async (settle: () => Promise<void>) => {
  typeInto('Or paste the table here', TEXT);
  fireEvent.click(button('Check the table'));
  await settle();
};
const panel = () => screen.getByRole('region', { name: 'Add people from a table' });

describe('a pasted table', () => {
  it('is looked at first: every row with its verdict and its problems, the wrong ones in front', async () => {
    const { inputs, settle } = await openExchange({
      previewImport: () => Promise.resolve(ok({ ...MIXED, unknownColumns: ['Shoe size'] })),
    });
    await look(settle);
    expect(inputs('previewImport')).toEqual([{ source: 'emergency24', text: TEXT }]);
    expect(inputs('runImport')).toEqual([]);
    const rows = within(panel()).getAllByRole('row').slice(1);
    expect(rows.map((one) => one.textContent)).toEqual([
      '3Row 3Wrongphone: a number is needed',
      '4Row 4Already there',
      '2Row 2New',
    ]);
    expect(panel().textContent).toContain('nobody knows what they mean: Shoe size');
  });

  it('is taken as a whole', async () => {
    const { inputs, settle } = await openExchange();
    await look(settle);
    fireEvent.click(button('Add 2 people'));
    await settle();
    expect(inputs('runImport')).toEqual([{ id: 'preview-1' }]);
    expect(panel().textContent).toContain('2 people are on the way.');
    expect(screen.queryByRole('button', { name: 'Add 2 people' })).toBeNull();
  });

  it('with wrong rows is taken only after the operator agreed to leave them out', async () => {
    const { inputs, settle } = await openExchange({
      previewImport: () => Promise.resolve(ok(MIXED)),
    });
    await look(settle);
    expect(button('Add 1 person').disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Leave out the 1 wrong row' }));
    fireEvent.click(button('Add 1 person'));
    await settle();
    expect(inputs('runImport')).toEqual([{ id: 'preview-1' }]);
  });

  it('without anybody new cannot be taken', async () => {
    const { settle } = await openExchange({
      previewImport: () => Promise.resolve(ok(preview(row(2, 'same')))),
    });
    await look(settle);
    expect(button('Add 0 people').disabled).toBe(true);
  });

  it('is looked at again after it was changed', async () => {
    const { settle } = await openExchange();
    await look(settle);
    typeInto('Or paste the table here', `${TEXT}\nZoë,Miller`);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('stays as typed when it cannot be used, and nothing was added', async () => {
    const { settle } = await openExchange({
      runImport: () =>
        Promise.resolve(failed({ kind: 'storage', reason: 'disk-full', detail: '' })),
    });
    await look(settle);
    fireEvent.click(button('Add 2 people'));
    await settle();
    expect(panel().textContent).toContain('Nothing was added. The disk is full.');
    expect(field('Or paste the table here').value).toBe(TEXT);
    expect(button('Add 2 people').disabled).toBe(false);
  });
});

describe('a table from a file', () => {
  it('is read in the window and looked at like a pasted one, at the chosen site', async () => {
    const { inputs, settle } = await openExchange();
    fireEvent.change(screen.getByRole('combobox', { name: 'Add them at' }), {
      target: { value: 'chekt' },
    });
    fireEvent.change(screen.getByLabelText('Choose a file…', { selector: 'input' }), {
      target: { files: [new File([TEXT], 'people.csv', { type: 'text/csv' })] },
    });
    await waitFor(() => expect(panel().textContent).toContain('Read: people.csv'));
    fireEvent.click(button('Check the table'));
    await settle();
    const bytes = new TextEncoder().encode(TEXT);
    expect(inputs('previewImport')).toEqual([{ source: 'chekt', siteId: 'site_1', bytes }]);
  });

  it('is read again in other letters, with another sign, from another sheet, as somebody says', async () => {
    const read = {
      encoding: 'windows-1252',
      delimiter: ';',
      sheets: ['Staff', 'Old'],
      sheet: 'Staff',
      columns: [{ heading: 'Nombre', field: 'firstName' }],
    } as const;
    const { inputs, settle } = await openExchange({
      previewImport: () => Promise.resolve(ok({ ...GOOD, understood: read })),
    });
    await look(settle);
    expect(panel().textContent).toContain('Columns that are taken: Nombre');
    for (const [name, value] of [
      ['Letters of the file', 'macintosh'],
      ['Between the columns', 'tab'],
      ['Sheet', 'Old'],
    ] as const) {
      fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
      await settle();
    }
    expect(inputs('previewImport').at(-1)).toEqual({
      source: 'emergency24',
      text: TEXT,
      encoding: 'macintosh',
      delimiter: '\t',
      sheet: 'Old',
    });
  });

  it('gives way to a pasted one', async () => {
    const { inputs, settle } = await openExchange();
    fireEvent.change(screen.getByLabelText('Choose a file…', { selector: 'input' }), {
      target: { files: [new File(['x'], 'people.csv')] },
    });
    await waitFor(() => expect(panel().textContent).toContain('Read: people.csv'));
    await look(settle);
    expect(inputs('previewImport')).toEqual([{ source: 'emergency24', text: TEXT }]);
  });
});

describe('the way out', () => {
  it('saves the paper of key people and says where; says nothing when the operator changed their mind', async () => {
    let path: string | null = null;
    const { inputs, pass, settle } = await openExchange({
      printPeople: () => Promise.resolve(ok({ path })),
    });
    const save = async () => {
      pass(CALM_MS);
      fireEvent.click(button('Save key people as a PDF'));
      await settle();
    };
    await save();
    expect(inputs('printPeople')).toEqual([{ keys: [] }]);
    expect(screen.queryByText(/^Saved as/)).toBeNull();
    path = '/home/desk/contacts.pdf';
    await save();
    expect(screen.getByText('Saved as /home/desk/contacts.pdf. Now print it.')).toBeTruthy();
  });

  it('exports everybody and says where to; says nothing when the operator changed their mind', async () => {
    let path: string | null = '/home/desk/contacts.csv';
    const { settle } = await openExchange({
      exportContacts: () => Promise.resolve(ok({ path })),
    });
    fireEvent.click(button('Export everybody'));
    await settle();
    expect(screen.getByText('Saved as /home/desk/contacts.csv')).toBeTruthy();
    path = null;
    fireEvent.click(button('Export everybody'));
    await settle();
    expect(screen.queryByText(/Saved as/)).toBeNull();
  });
});
