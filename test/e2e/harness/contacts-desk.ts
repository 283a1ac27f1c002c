// The Contacts screen of a desk in practice, with both services read: found by keys, opened, edited and put away again.
import { pressKeys, typeText } from '../../desktop/keys.mjs';
import { Desk } from './desk';
import { untilRead } from './directory';
import { Screen } from './screen';

/** A button that has just appeared takes no click for a moment. */
const CALM_MS = 700;

export class ContactsDesk {
  readonly desk = new Desk({ managed: { language: 'en' } });
  private opened: Screen | undefined;

  async start(): Promise<void> {
    await this.desk.start();
    this.opened = await Screen.of(this.desk);
    await untilRead(this.opened, 'emergency24');
    await untilRead(this.opened, 'chekt');
  }

  close(): Promise<void> {
    return this.desk.close();
  }

  get screen(): Screen {
    if (this.opened === undefined) throw new Error('the desk has not been started');
    return this.opened;
  }

  box() {
    return this.screen.page.getByRole('searchbox', { name: 'Search contacts' });
  }

  options() {
    return this.screen.page.getByRole('listbox', { name: 'People found' }).getByRole('option');
  }

  article(name: string) {
    return this.screen.page.getByRole('article', { name, exact: true });
  }

  /** Types into the search box with real keys, from wherever the focus is. */
  async search(words: string): Promise<void> {
    await pressKeys('ctrl+k');
    await this.screen.page.getByRole('main', { name: 'Contacts', exact: true }).waitFor();
    await this.desk.until('the search box has the focus', () => this.isFocused(this.box()));
    await this.tab('People', false);
    await this.box().focus();
    await pressKeys(['ctrl+a', 'Delete']);
    if (words !== '') await typeText(words);
    await this.desk.until(
      'the words stand in the box',
      async () => (await this.box().inputValue()) === words,
    );
  }

  /** Finds somebody by keys alone and opens them. */
  async open(name: string): Promise<void> {
    await this.search(name);
    await this.options().first().getByText(name).waitFor();
    await pressKeys('Return');
    await this.article(name).waitFor();
  }

  /** Goes to one of the parts of the directory; `fresh` from the search box. */
  async tab(name: string | RegExp, fresh = true): Promise<void> {
    if (fresh) await this.search('');
    const tab = this.screen.page.getByRole('tab', { name });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await this.desk.until(
      'the tab is chosen',
      async () => (await tab.getAttribute('aria-selected')) === 'true',
    );
  }

  async edit(name: string, service: string): Promise<void> {
    await this.open(name);
    await this.screen.button(`Edit ${name} at ${service}`).click();
    await this.article(`Edit ${name} at ${service}`).getByLabel('First name').waitFor();
  }

  async retype(label: string, text: string): Promise<void> {
    await this.screen.page
      .getByRole('article')
      .getByRole('textbox', { name: label, exact: true })
      .fill(text);
  }

  /** Closes the form that is up, whatever was typed. */
  async throwFormAway(): Promise<void> {
    const { page } = this.screen;
    const cancel = page.getByRole('article').getByRole('button', { name: 'Cancel', exact: true });
    await cancel.click();
    const leave = page.getByRole('button', { name: 'Throw it away', exact: true });
    await page.waitForTimeout(CALM_MS);
    if (await leave.isVisible()) await leave.click();
    await cancel.waitFor({ state: 'detached' });
  }

  async settingsOf(service: string): Promise<void> {
    await this.screen.goTo('Settings');
    await this.screen.page
      .getByRole('heading', { name: service, exact: true })
      .first()
      .evaluate((element) => element.scrollIntoView({ block: 'start' }));
  }

  isFocused(target: ReturnType<ContactsDesk['box']>): Promise<boolean> {
    return target.evaluate((element) => element === document.activeElement);
  }
}
