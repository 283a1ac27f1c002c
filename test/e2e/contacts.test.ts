// The Contacts screen on the real app in practice: found by real keys, changed with a real pointer, judged at both practice services.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personAt } from '../../src/main/practice/emergency24/directory';
import { pressKeys, typeText } from '../desktop/keys.mjs';
import { Desk } from './harness/desk';
import { namesFor, untilRead } from './harness/directory';
import { PracticeContacts } from './harness/practice-contacts';
import { Screen } from './harness/screen';

const desk = new Desk({ managed: { language: 'en' } });
let screen: Screen;
let contacts: PracticeContacts;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  contacts = await PracticeContacts.of(screen);
  await untilRead(screen, 'emergency24');
  await untilRead(screen, 'chekt');
});
afterAll(() => desk.close());

const box = () => screen.page.getByRole('searchbox', { name: 'Search contacts' });
const found = () => screen.page.getByRole('listbox', { name: 'People found' });
const detail = (name: string) => screen.page.getByRole('article', { name, exact: true });
const form = (name: string) => screen.page.getByRole('article', { name, exact: true });

/** Types into the search box with real keys, from wherever the focus is. */
async function search(words: string): Promise<void> {
  await pressKeys('ctrl+k');
  await screen.page.getByRole('main', { name: 'Contacts', exact: true }).waitFor();
  await desk.until('the search box has the focus', () =>
    box().evaluate((element) => element === document.activeElement),
  );
  await pressKeys(['ctrl+a', 'Delete']);
  await typeText(words);
}
/** Finds somebody by keys alone and opens them. */
async function open(name: string): Promise<void> {
  await search(name);
  await found().getByRole('option').first().getByText(name).waitFor();
  await pressKeys('Return');
  await detail(name).waitFor();
}
async function retype(name: string, label: string, text: string): Promise<void> {
  const field = form(name).getByRole('textbox', { name: label, exact: true });
  await field.waitFor();
  await field.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await screen.click(field);
  await pressKeys(['ctrl+a', 'Delete']);
  await typeText(text);
}
const digits = (numbers: readonly string[]) =>
  numbers.map((number) => number.replace(/\D/g, '').slice(-10)).sort();

describe('finding somebody by keys', () => {
  it('begins with Ctrl+K on any screen', async () => {
    await screen.goTo('Panic');
    await pressKeys('ctrl+k');
    await box().waitFor();
    await desk.until('the search box has the focus', () =>
      box().evaluate((element) => element === document.activeElement),
    );
  });

  it.each([
    ['the beginning of a name', 'okaf', 'Grace Okafor'],
    ['the middle of a phone number', '550137', 'Noor Haddad'],
    ['a name with one wrong letter', 'castelano', 'Iris Castellano'],
  ])('finds %s', async (_what, words, name) => {
    await search(words);
    await found().getByRole('option').filter({ hasText: name }).first().waitFor();
    expect((await namesFor(screen, words)).slice(0, 3)).toContain(name);
  });

  it('finds whoever lives in a street, and says that it is by the address', async () => {
    const person = personAt(30);
    expect(person).toMatchObject({ Address1: '130 Example Street', City: 'Springfield' });
    const name = `${person.FirstName} ${person.LastName}`;
    await search('130 example springfield');
    const hit = found().getByRole('option').filter({ hasText: name });
    await hit.getByText('by address').waitFor();
    await pressKeys('Return');
    await detail(name).getByText('130 Example Street, Springfield').waitFor();
    await pressKeys('Escape');
  });

  it('opens the best one with Enter: both services, each with its age', async () => {
    await open('Grace Okafor');
    const grace = detail('Grace Okafor');
    await desk.until('the person has the focus', () =>
      grace.evaluate((element) => element.contains(document.activeElement)),
    );
    const ways = grace.getByRole('list', { name: 'Ways to reach this person' });
    const both = /Emergency24, .*(ago|now).*CHeKT, .*(ago|now)/;
    await ways.getByRole('listitem').filter({ hasText: '0130' }).getByText(both).waitFor();
    const records = grace.getByRole('region', { name: 'Records' }).getByRole('listitem');
    expect(await records.allTextContents()).toEqual([
      expect.stringContaining('Emergency24 ID 10045220'),
      expect.stringContaining('CHeKT ID contact_grace'),
    ]);
  });
});

describe('two services that disagree', () => {
  it('list Henry, with the number each of them has', async () => {
    await pressKeys('ctrl+k');
    await screen.click(screen.page.getByRole('tab', { name: /^Conflicts/ }));
    const panel = screen.page.getByRole('tabpanel');
    const card = panel.getByRole('listitem').filter({ hasText: 'Henry Lindqvist' }).first();
    await card.waitFor();
    const words = await card.textContent();
    expect(words).toContain('0199');
    expect(words).toContain('+1-555-0131');
    expect(words).toContain('Emergency24');
    expect(words).toContain('CHeKT');
  });
});

describe('changing a record', () => {
  it('tells CHeKT the one field that was changed, and shows its new value', async () => {
    await open('Mara Feldmann');
    const edit = 'Edit Mara Feldmann at CHeKT';
    await screen.click(screen.button(edit, detail('Mara Feldmann')));
    await retype(edit, 'Phone', '+1-555-0188');
    await screen.click(screen.button('Save at CHeKT', form(edit)));
    await detail('Mara Feldmann').getByText('+1-555-0188').first().waitFor();
    const [request, ...more] = await contacts.changes('chekt', 'PUT');
    expect(more).toEqual([]);
    expect(request?.path).toBe('/ext/v1/sites/practice_site/contacts/contact_mara');
    expect(request?.verdict).toMatchObject({ ok: true, unknownKeys: [] });
    expect(Object.values(JSON.parse(request?.body ?? '') as object)).toEqual(['+1-555-0188']);
    expect(await namesFor(screen, '0188')).toEqual(['Mara Feldmann']);
    expect(await namesFor(screen, '5550136')).not.toContain('Mara Feldmann');
  });

  it('replaces the whole at Emergency24 only after consent, and keeps all it can see', async () => {
    await open('Grace Okafor');
    const edit = 'Edit Grace Okafor at Emergency24';
    await screen.click(screen.button(edit, detail('Grace Okafor')));
    await retype(edit, 'Department', 'Reception');
    await screen.click(screen.button('Save at Emergency24', form(edit)));
    const asked = form(edit).getByText('Nothing was sent. Saving would lose something');
    await asked.waitFor();
    for (const field of ['Preferred language', 'Backup e-mail', 'Custom fields']) {
      await form(edit).getByText(field).last().waitFor();
    }
    expect(await contacts.changes('emergency24', 'PUT')).toEqual([]);

    await screen.click(screen.button('Save anyway', form(edit)));
    await detail('Grace Okafor').getByText('Reception').first().waitFor();
    const [request, ...more] = await contacts.changes('emergency24', 'PUT');
    expect(more).toEqual([]);
    expect(request?.verdict).toMatchObject({ ok: true, unknownKeys: [] });
    const before = personAt(0);
    const after = JSON.parse(request?.body ?? '') as Record<string, unknown>;
    const { FirstName, LastName, Description, Title, DepartmentID } = before;
    const { Address1, Address2, City, State, Zip, EmailAddresses } = before;
    expect(after).toMatchObject({
      ...{ FirstName, LastName, Description, Title, DepartmentID, Department: 'Reception' },
      ...{ Address1, Address2, City, State, Zip, EmailAddresses },
      ExternalID: before.externalId,
    });
    expect([...(after.GroupIDs as string[])].sort()).toEqual(before.groupIds.map(String).sort());
    const phones = Object.entries(after).flatMap(([key, value]) =>
      key.endsWith('Phones') ? (value as string[]) : [],
    );
    expect(digits(phones)).toEqual(digits([...before.CellPhones, ...before.WorkPhones]));
  });

  it('keeps what Emergency24 never shows of somebody who was added here, and asks nothing', async () => {
    const fields = {
      ...{ externalId: '007701', firstName: 'Wilma', lastName: 'Quist', description: 'Caretaker' },
      ...{ title: 'Lead', department: 'Facilities', departmentId: 'D9', address1: '7 Elm' },
      ...{ address2: 'Flat 2', city: 'Springfield', state: 'IL', zip: '01234' },
      language: 'Polish',
      emailAddresses: ['wilma@example.org'],
      backupEmailAddresses: ['wilma.home@example.org'],
      cellPhones: ['3702009001'],
      alternateCellPhones: ['3702009002'],
      workPhones: ['3702009003'],
      alternateWorkPhones: ['3702009004'],
      homePhones: ['3702009005'],
      alternateHomePhones: ['3702009006'],
      groupIds: [],
      customValues: [{ property: 'badge', value: '0042' }],
    };
    await screen.call('changeContact', {
      change: { source: 'emergency24', write: { write: 'add', fields } },
      recordKey: null,
      name: 'Wilma Quist',
    });
    await desk.until('Wilma can be found', async () =>
      (await namesFor(screen, '2009003')).includes('Wilma Quist'),
    );
    const [added] = await contacts.changes('emergency24', 'POST');
    await open('Wilma Quist');
    const edit = 'Edit Wilma Quist at Emergency24';
    await screen.click(screen.button(edit, detail('Wilma Quist')));
    await retype(edit, 'City', 'Shelbyville');
    await screen.click(screen.button('Save at Emergency24', form(edit)));
    await desk.until(
      'the change has arrived',
      async () => (await contacts.changes('emergency24', 'PUT')).length === 2,
    );
    const replaced = (await contacts.changes('emergency24', 'PUT')).at(-1);
    expect(replaced?.answered).toBe(200);
    const [before, after] = [added, replaced].map(
      (request) => JSON.parse(request?.body ?? '') as Record<string, unknown>,
    );
    expect(shaped(after)).toEqual({ ...shaped(before), City: 'Shelbyville' });
  });
});

/** Numbers by their digits alone: Emergency24 shows them in another form than they are written. */
function shaped(body: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      key.endsWith('Phones') ? digits(value as string[]) : value,
    ]),
  );
}

describe('deleting and adding', () => {
  const removal = 'Delete Otto Nakamura at CHeKT';
  async function askToDelete(): Promise<void> {
    await open('Otto Nakamura');
    await screen.click(screen.button(removal, detail('Otto Nakamura')));
    const dialog = screen.page.getByRole('alertdialog').or(screen.page.getByRole('dialog'));
    await screen.click(screen.button('Delete', dialog));
    await screen.page
      .getByText(/^Goes out in/)
      .first()
      .waitFor();
  }

  it('sends nothing after Undo', async () => {
    await askToDelete();
    await screen.click(screen.page.getByRole('button', { name: 'Undo' }).first());
    await screen.until('the deletion counts down no more', ({ directory }) =>
      directory.changes.every(({ delivery }) => delivery.state !== 'counting-down'),
    );
    await sleep(10_000);
    expect(await contacts.changes('chekt', 'DELETE')).toEqual([]);
    expect(await namesFor(screen, 'nakamura')).toContain('Otto Nakamura');
  });

  it('sends one DELETE when nobody undoes it, and forgets the person', async () => {
    await askToDelete();
    await desk.until('Otto is gone from the directory', async () =>
      (await namesFor(screen, 'otto nakamura')).every((name) => name !== 'Otto Nakamura'),
    );
    const sent = await contacts.changes('chekt', 'DELETE');
    expect(sent.map(({ path, answered }) => [path, answered])).toEqual([
      ['/ext/v1/sites/practice_site/contacts/contact_otto', 204],
    ]);
  });

  it('adds somebody at CHeKT once, who can be found at once', async () => {
    await pressKeys('ctrl+k');
    await screen.click(screen.button('Add a person'));
    const add = 'Add a person';
    await screen.click(form(add).getByText('CHeKT', { exact: true }));
    // Its fields are others, and move what stands below them.
    await form(add).getByLabel('Type', { exact: true }).waitFor();
    await retype(add, 'First name', 'Pilar');
    await retype(add, 'Last name', 'Ibarra');
    await retype(add, 'Phone', '+1-555-0177');
    await form(add).getByLabel('Type', { exact: true }).selectOption('secondary');
    await screen.click(screen.button('Save at CHeKT', form(add)));
    await desk.until('Pilar can be found', async () =>
      (await namesFor(screen, '5550177')).includes('Pilar Ibarra'),
    );
    const [request, ...more] = await contacts.changes('chekt', 'POST');
    expect(more).toEqual([]);
    expect(request?.path).toBe('/ext/v1/sites/practice_site/contacts');
    expect(request?.verdict).toMatchObject({ ok: true, unknownKeys: [] });
  });
});

describe('a table of people', () => {
  const text = [
    'First name,Last name,Phone,Type',
    'Ada,Import,+1-555-0161,primary',
    'Bea,Import,+1-555-0162,secondary',
    'Cleo,Import,,secondary',
    'Dana,Import,+1-555-0163,emergency',
  ].join('\n');

  it('is looked at row by row before anything is sent; then its good rows are taken, once', async () => {
    const before = (await contacts.changes('chekt', 'POST')).length;
    const preview = await screen.call('previewImport', {
      source: 'chekt',
      siteId: 'practice_site',
      text,
    });
    expect(preview).toMatchObject({ add: 3, wrong: 1, unknownColumns: [] });
    expect(preview.rows.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'add'],
      [3, 'add'],
      [4, 'wrong'],
      [5, 'add'],
    ]);
    expect(preview.rows[2]?.problems).toEqual([expect.stringContaining('Phone')]);
    expect((await contacts.changes('chekt', 'POST')).length).toBe(before);

    expect(await screen.call('runImport', { id: preview.id })).toEqual({ taken: 3 });
    const again = await screen.ask('runImport', { id: preview.id });
    expect(again).toMatchObject({ ok: false, failure: { kind: 'invalid-input', field: 'id' } });
    await desk.until('the three are in the directory', async () => {
      const names = await namesFor(screen, 'import');
      return ['Ada', 'Bea', 'Dana'].every((first) => names.includes(`${first} Import`));
    });
    expect((await contacts.changes('chekt', 'POST')).length).toBe(before + 3);
    expect(await namesFor(screen, 'cleo import')).not.toContain('Cleo Import');
  });
});
