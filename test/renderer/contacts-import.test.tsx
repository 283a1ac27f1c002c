// People in from a table: looked at row by row, corrected, and taken as a whole or not at all.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../src/shared/contacts/directory';
import { failed, ok, type Result } from '../../src/shared/core/failure';
import { button, CALM_MS, field, typeInto } from './contacts-fixture';
import {
  choice,
  choose,
  column,
  GOOD,
  look,
  openExchange,
  panel,
  preview,
  row,
  TEXT,
} from './import-fixture';

const MIXED = preview(row(2, 'add'), row(3, 'wrong', 'phone: a number is needed'), row(4, 'known'));

describe('a pasted table', () => {
  it('is looked at first: every row with its verdict and its problems, the wrong ones in front', async () => {
    const { inputs, settle } = await openExchange({
      previewImport: () => Promise.resolve(ok({ ...MIXED, unknownColumns: ['locker'] })),
    });
    await look(settle);
    expect(inputs('previewImport')).toEqual([{ source: 'emergency24', text: TEXT }]);
    expect(inputs('runImport')).toEqual([]);
    const rows = within(screen.getByRole('group', { name: 'Rows of the table' }))
      .getAllByRole('row')
      .slice(1);
    expect(rows.map((one) => one.textContent)).toEqual([
      '3Row 3Wrongphone: a number is needed',
      '4Row 4Already there',
      '2Row 2New',
    ]);
    expect(panel().textContent).toContain('nobody knows what they mean: locker');
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
      hasHeadings: true,
      columns: [column(0, 'Nombre', 'firstName')],
    } as const;
    const { inputs, settle } = await openExchange({
      previewImport: () => Promise.resolve(ok({ ...GOOD, understood: read })),
    });
    await look(settle);
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

  it('begins with a person where somebody says so, until another sheet is chosen', async () => {
    const understood = { ...GOOD.understood, sheets: ['Staff', 'Old'], sheet: 'Staff' };
    const { inputs, settle } = await openExchange({
      previewImport: () => Promise.resolve(ok({ ...GOOD, understood })),
    });
    await look(settle);
    const first = screen.getByRole<HTMLSelectElement>('combobox', { name: 'First line' });
    expect(first.selectedOptions[0]?.textContent).toBe('Names of the columns');
    for (const [name, value, hasHeadings] of [
      ['First line', 'person', false],
      ['Between the columns', 'tab', false],
      ['First line', 'headings', true],
      ['First line', 'person', false],
      ['Sheet', 'Old', undefined],
    ] as const) {
      fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
      await settle();
      const asked = inputs('previewImport').at(-1) as { readonly hasHeadings?: boolean };
      expect(asked.hasHeadings).toBe(hasHeadings);
    }
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

describe('how the columns were understood', () => {
  it('is shown for every column, the unknown ones too, with what stands in it', async () => {
    const { settle } = await openExchange();
    await look(settle);
    const table = screen.getByRole('group', { name: 'Columns of the table' });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['first name', 'locker']);
    expect(table.textContent).toContain('Sample 1');
    expect(choice('first name').selectedOptions[0]?.textContent).toBe('First name');
    expect(choice('locker').selectedOptions[0]?.textContent).toBe('Not used');
  });

  it('is not said of fifty columns in one sentence, nor of those that hold nothing', async () => {
    const columns = Array.from({ length: 12 }, (_, index) => ({
      ...column(index, `C${index}`, null),
      sample: index < 10 ? 'x' : '',
    }));
    const { settle } = await openExchange({
      previewImport: () =>
        Promise.resolve(
          ok({
            ...GOOD,
            unknownColumns: columns.map(({ heading }) => heading),
            understood: { ...GOOD.understood, columns },
          }),
        ),
    });
    await look(settle);
    expect(panel().textContent).toContain('mean: C0, C1, C2, C3, C4, C5, C6, C7 and 2 more.');
    expect(choice('C11').value).toBe('ignored');
  });

  it('is corrected column by column, and the table is looked at again each time', async () => {
    const { inputs, settle } = await openExchange();
    await look(settle);
    const asked = { source: 'emergency24', text: TEXT };
    choose(choice('locker'), 'externalId');
    await settle();
    const first = { index: 1, field: 'externalId' };
    expect(inputs('previewImport').at(-1)).toEqual({ ...asked, columns: [first] });
    choose(choice('first name'), 'ignored');
    await settle();
    const second = { index: 0, field: null };
    expect(inputs('previewImport').at(-1)).toEqual({ ...asked, columns: [first, second] });
    choose(choice('locker'), 'title');
    await settle();
    expect(inputs('previewImport').at(-1)).toEqual({
      ...asked,
      columns: [{ index: 1, field: 'title' }, second],
    });
    expect(inputs('runImport')).toEqual([]);
  });

  it('keeps the place of whoever uses the keys, and takes nothing that is being read again', async () => {
    let answer = (): void => undefined;
    const { inputs, settle } = await openExchange({
      previewImport: () =>
        inputs('previewImport').length < 2
          ? Promise.resolve(ok(GOOD))
          : new Promise((resolve) => (answer = () => resolve(ok(GOOD)))),
    });
    await look(settle);
    const select = choice('locker');
    select.focus();
    choose(select, 'externalId');
    await settle();
    expect(document.activeElement).toBe(select);
    expect(select.isConnected && !select.disabled).toBe(true);
    expect(select.value).toBe('externalId');
    expect(panel().textContent).toContain('Checking…');
    expect(screen.queryByRole('button', { name: 'Add 2 people' })).toBeNull();
    answer();
    await settle();
    expect(document.activeElement).toBe(select);
    expect(button('Add 2 people')).toBeTruthy();
  });

  it('can still be corrected when it could not be read as somebody said', async () => {
    let result: Result<ImportPreview> = ok(GOOD);
    const { settle } = await openExchange({ previewImport: () => Promise.resolve(result) });
    await look(settle);
    result = failed({ kind: 'invalid-input', detail: 'This is no table.', field: 'text' });
    choose(screen.getByRole('combobox', { name: 'Between the columns' }), 'bar');
    await settle();
    expect(panel().textContent).toContain('This is no table.');
    expect(screen.queryByRole('button', { name: 'Add 2 people' })).toBeNull();
    result = ok(GOOD);
    choose(screen.getByRole('combobox', { name: 'Between the columns' }), 'comma');
    await settle();
    expect(button('Add 2 people')).toBeTruthy();
  });

  it('says what was said of the columns no more once they lie elsewhere', async () => {
    const { inputs, settle } = await openExchange();
    await look(settle);
    choose(choice('locker'), 'externalId');
    await settle();
    choose(screen.getByRole('combobox', { name: 'Between the columns' }), 'tab');
    await settle();
    expect(inputs('previewImport').at(-1)).toEqual({
      source: 'emergency24',
      text: TEXT,
      delimiter: '\t',
    });
  });

  it('is told with what is wrong: of the table at once, of a column beside its choice', async () => {
    const problem = 'two columns are taken as “First name”: choose one';
    const { understood } = GOOD;
    const columns = understood.columns.map((each) => ({ ...each, problem }));
    const wrong = { ...GOOD, problems: ['No column.'], understood: { ...understood, columns } };
    const { settle } = await openExchange({ previewImport: () => Promise.resolve(ok(wrong)) });
    await look(settle);
    expect(within(panel()).getByRole('alert').textContent).toContain('No column.');
    expect(choice('locker').getAttribute('aria-invalid')).toBe('true');
    const about = choice('locker').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(about)?.textContent).toBe(problem);
  });
});

describe('before a table is chosen', () => {
  it('is said what each row needs, at each service', async () => {
    await openExchange();
    expect(panel().textContent).toContain('What each row needs: An External ID, a first name');
    choose(screen.getByRole('combobox', { name: 'Add them at' }), 'chekt');
    expect(panel().textContent).toContain('The type is primary, emergency, secondary');
  });

  it('a template of the chosen service is saved, and said where', async () => {
    let path: string | null = null;
    const { inputs, pass, settle } = await openExchange({
      saveImportTemplate: () => Promise.resolve(ok({ path })),
    });
    choose(screen.getByRole('combobox', { name: 'Add them at' }), 'chekt');
    for (path of [null, '/home/desk/template.csv']) {
      pass(CALM_MS);
      expect(screen.queryByText(/^Saved as/)).toBeNull();
      fireEvent.click(button('Save a template…'));
      await settle();
    }
    expect(inputs('saveImportTemplate')).toEqual([{ source: 'chekt' }, { source: 'chekt' }]);
    expect(screen.getByText(/^Saved as \/home\/desk\/template\.csv/)).toBeTruthy();
  });
});
