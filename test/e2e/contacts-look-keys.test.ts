// The way around the Contacts screen by keys alone: Ctrl+K, arrows, Enter and Esc.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressKeys } from '../desktop/keys.mjs';
import { ContactsDesk } from './harness/contacts-desk';

const at = new ContactsDesk();
beforeAll(() => at.start());
afterAll(() => at.close());

const active = () => at.screen.page.locator('[data-active] b').first();
const focusIsInside = (name: string) =>
  at.article(name).evaluate((element) => element.contains(document.activeElement));

describe('by keys alone', () => {
  it('arrows move through everybody while the focus stays in the search box; Enter opens', async () => {
    await at.search('');
    await pressKeys(['Down', 'Down', 'Down', 'Up']);
    const second = await at.options().nth(1).locator('b').first().textContent();
    await at.desk.until(
      'the second row is active',
      async () => (await active().textContent()) === second,
    );
    expect(await at.isFocused(at.box())).toBe(true);
    await pressKeys('Return');
    await at.article(second ?? '').waitFor();
    await at.desk.until('the person has the focus', () => focusIsInside(second ?? ''));
  });

  it('Esc closes the person, then empties the words, and only then leaves the screen', async () => {
    await at.screen.goTo('Panic');
    await at.open('Iris Castellano');
    await at.desk.until('the person has the focus', () => focusIsInside('Iris Castellano'));
    await pressKeys('Escape');
    await at.article('Iris Castellano').waitFor({ state: 'detached' });
    await at.desk.until('the search box has the focus', () => at.isFocused(at.box()));
    expect(await at.box().inputValue()).toBe('Iris Castellano');
    await pressKeys('Escape');
    await at.desk.until('the words are gone', async () => (await at.box().inputValue()) === '');
    await pressKeys('Escape');
    await at.screen.page.getByRole('main', { name: 'Panic', exact: true }).waitFor();
  });

  it('a form is filled, kept when another person is looked at, and thrown away only on a word', async () => {
    await at.edit('Mara Feldmann', 'CHeKT');
    const form = at.article('Edit Mara Feldmann at CHeKT');
    await at.desk.until('the form has the focus', () =>
      focusIsInside('Edit Mara Feldmann at CHeKT'),
    );
    await at.retype('Phone', '+1-555-0199');
    await at.open('Grace Okafor');
    await at.screen.page.getByText('The form for Mara Feldmann is not finished.').waitFor();
    await at.screen.button('Add a person').click();
    await form.getByText('Save or cancel this form first.').waitFor();
    expect(await form.getByRole('textbox', { name: 'Phone', exact: true }).inputValue()).toBe(
      '+1-555-0199',
    );
    await form.getByRole('textbox', { name: 'Phone', exact: true }).focus();
    await pressKeys('Escape');
    await at.screen.page.getByRole('alertdialog', { name: 'Throw away what you typed?' }).waitFor();
    await pressKeys('Escape');
    await form.waitFor();
    await at.throwFormAway();
  });
});
