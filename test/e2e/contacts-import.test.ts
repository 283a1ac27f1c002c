// A table of people in the real window: chosen as a file, looked at row by row, corrected, and taken as a whole or not at all.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContactsDesk } from './harness/contacts-desk';
import { namesFor } from './harness/directory';
import { PracticeContacts } from './harness/practice-contacts';
import { saveEverythingAs } from './harness/save-dialog';

const at = new ContactsDesk();
let contacts: PracticeContacts;

beforeAll(async () => {
  await at.start();
  contacts = await PracticeContacts.of(at.screen);
});
afterAll(() => at.close());

const page = () => at.screen.page;
const panel = () => page().getByRole('region', { name: 'Add people from a table' });
const rows = () => panel().getByRole('group', { name: 'Rows of the table' }).locator('tbody tr');
const button = (name: string) => at.screen.button(name, panel());
const added = async () => (await contacts.changes('chekt', 'POST')).length;

const TABLE = [
  'First name,Last name,Phone,Type,Shoe size',
  'Ada,Import,+1-555-0161,primary,38',
  'Bea,Import,+1-555-0162,secondary,39',
  'Cleo,Import,,secondary,40',
  'Dana,Import,+1-555-0163,emergncy,41',
].join('\n');

/** Presses the button that opens the desktop's own file dialog, and answers it with this file. */
async function chooseFile(name: string, content: string | Buffer): Promise<void> {
  const dialog = page().waitForEvent('filechooser');
  await at.screen.click(button('Choose a file…'));
  const mimeType = 'text/csv';
  await (await dialog).setFiles({ name, mimeType, buffer: Buffer.from(content) });
}

describe('a table from a file', () => {
  it('is not taken while anything in it cannot be understood', async () => {
    await at.tab('Print and import');
    await panel().getByLabel('Add them at').selectOption('chekt');
    await chooseFile('noise.csv', 'just one line of words');
    await panel().getByText('Read: noise.csv').waitFor();
    await at.screen.click(button('Check the table'));
    await panel().getByRole('alert').getByText('No heading in the first line is known.').waitFor();
    expect(await button('Add 0 people').isEnabled()).toBe(false);
    expect(await added()).toBe(0);
  });

  it('shows what each row would do, the wrong ones first and why, before anything is sent', async () => {
    await chooseFile('people.csv', TABLE);
    await panel().getByText('Read: people.csv').waitFor();
    await at.screen.click(button('Check the table'));
    await panel().getByText('4 rows.').waitFor();
    expect(await rows().allTextContents()).toEqual([
      expect.stringMatching(/^4Cleo Import.*Wrong.*[Pp]hone/),
      expect.stringMatching(/^5Dana Import.*Wrong.*emergncy/),
      expect.stringMatching(/^2Ada Import.*New/),
      expect.stringMatching(/^3Bea Import.*New/),
    ]);
    await panel().getByText('nobody knows what they mean: Shoe size').waitFor();
    expect(await added()).toBe(0);
  });

  it('adds nobody until the operator says that the wrong rows are left out', async () => {
    expect(await button('Add 2 people').isEnabled()).toBe(false);
    await at.screen.click(panel().getByLabel('Leave out the 2 wrong rows'));
    expect(await button('Add 2 people').isEnabled()).toBe(true);
    expect(await added()).toBe(0);
  });

  it('takes all good rows with one click, each of them once', async () => {
    await at.screen.click(button('Add 2 people'), 2);
    await panel().getByText('2 people are on the way.').waitFor();
    await at.desk.until('both can be found', async () => {
      const names = await namesFor(at.screen, 'import');
      return ['Ada Import', 'Bea Import'].every((name) => names.includes(name));
    });
    const sent = await contacts.changes('chekt', 'POST');
    expect(sent.map(({ body }) => (JSON.parse(body) as { first_name: string }).first_name)).toEqual(
      ['Ada', 'Bea'],
    );
    expect(await namesFor(at.screen, 'import')).not.toContain('Cleo Import');
  });

  it('knows them the second time', async () => {
    await chooseFile('people.csv', TABLE.split('\n').slice(0, 3).join('\n'));
    await at.screen.click(button('Check the table'));
    await panel().getByText('2 rows.').waitFor();
    expect((await rows().allTextContents()).filter((row) => row.includes('New'))).toEqual([]);
    expect(await at.screen.button('Add 0 people', panel()).isEnabled()).toBe(false);
  });
});

describe('a table that was understood wrongly', () => {
  /** As an old program on a Mac wrote it; it reads as Windows' letters too. */
  const TEXT = 'Vorname;Last name;Phone;Type\nMar\u0092a;Umlauf;+1-555-0171;primary\n';
  const choice = (heading: string) =>
    panel().getByRole('combobox', { name: `Column “${heading}” is taken as` });

  it('shows its letters, its delimiter and the heading that nobody knows', async () => {
    await chooseFile('staff.csv', Buffer.from(TEXT, 'latin1'));
    await at.screen.click(button('Check the table'));
    await panel().getByText('1 row.').waitFor();
    expect(await panel().getByLabel('Letters of the file').inputValue()).toBe('windows-1252');
    expect(await panel().getByLabel('Between the columns').inputValue()).toBe('semicolon');
    expect(await choice('Vorname').locator('option:checked').textContent()).toBe('Not used');
    await panel().getByRole('alert').getByText('No column is taken as “First name”.').waitFor();
    expect(await rows().allTextContents()).toEqual([
      expect.stringMatching(/^2Umlauf.*Wrong.*First name: is missing/),
    ]);
  });

  it('is corrected by choosing, and read again each time, before anything is sent', async () => {
    const before = await added();
    await choice('Vorname').selectOption('First name');
    await rows().getByText("Mar'a Umlauf").waitFor();
    await panel().getByLabel('Letters of the file').selectOption('Mac (Western)');
    await rows().getByText('María Umlauf').waitFor();
    expect(await choice('Vorname').locator('option:checked').textContent()).toBe('First name');
    expect(await panel().getByRole('alert').count()).toBe(0);
    expect(await added()).toBe(before);
  });

  it('tells two columns for one field, and takes nobody until one is left', async () => {
    await choice('Type').selectOption('Phone');
    const what = 'two columns are taken as “Phone”: choose one';
    await panel().getByRole('alert').getByText(`Phone, Type: ${what}`).waitFor();
    expect(await button('Add 0 people').isEnabled()).toBe(false);
    await choice('Type').selectOption('Type');
    await rows().getByText('New').waitFor();
  });

  it('is taken as it was corrected', async () => {
    const before = await added();
    await at.screen.click(button('Add 1 person'));
    await panel().getByText('1 person is on the way.').waitFor();
    await at.desk.until('the person was sent', async () => (await added()) > before);
    const [last] = (await contacts.changes('chekt', 'POST')).slice(-1);
    expect(JSON.parse(last?.body ?? '')).toMatchObject({
      first_name: 'María',
      last_name: 'Umlauf',
    });
  });
});

describe('the template', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-template-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['emergency24', 'chekt'])(
    'of %s is saved, and read again as one clear row',
    async (source) => {
      const path = join(folder, `${source}.csv`);
      await saveEverythingAs(at.desk, path);
      await panel().getByLabel('Add them at').selectOption(source);
      await at.screen.click(button('Save a template…'));
      await panel().getByText(`Saved as ${path}`).waitFor();
      await chooseFile('template.csv', readFileSync(path));
      await at.screen.click(button('Check the table'));
      await panel().getByText('1 row.').waitFor();
      expect(await rows().allTextContents()).toEqual([
        expect.stringMatching(/^2Alex ExampleNew.*invented person/),
      ]);
      expect(await panel().getByRole('alert').count()).toBe(0);
    },
  );
});
