// The Contacts screen and its services' settings in both themes and down to 720 x 520: what axe finds, and what sticks out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressKeys } from '../desktop/keys.mjs';
import { ContactsDesk } from './harness/contacts-desk';
import {
  expectAccessible,
  LOOKS,
  overflowOf,
  showIn,
  takePicture,
  type Look,
} from './harness/looks';

const at = new ContactsDesk();
const button = (name: string) => at.screen.button(name);
const main = () => at.screen.page.getByRole('main');

beforeAll(() => at.start());
afterAll(() => at.close());

/** Light and large, dark and small: for sights that share their parts with others. */
const TWO_LOOKS = LOOKS.filter(({ theme, width }) => (theme === 'light') === (width === 1080));

/** Each sight by its name and the way to it, which is gone again in every look; all looks unless named. */
const SIGHTS: readonly {
  readonly name: string;
  readonly arrive: () => Promise<unknown>;
  readonly leave?: () => Promise<unknown>;
  readonly looks?: readonly Look[];
}[] = [
  { name: 'list', arrive: () => at.search('') },
  {
    name: 'search',
    looks: TWO_LOOKS,
    arrive: async () => {
      await at.search('castelano');
      await at.options().first().getByText('similar', { exact: true }).waitFor();
    },
  },
  {
    name: 'nobody found',
    looks: TWO_LOOKS,
    arrive: async () => {
      await at.search('zzzzqq');
      await main().getByText('Nobody matches').waitFor();
    },
  },
  {
    name: 'person with a conflict',
    arrive: async () => {
      await at.open('Henry Lindqvist');
      await main().getByRole('group', { name: 'Different phone numbers' }).waitFor();
    },
  },
  {
    name: 'groups',
    looks: TWO_LOOKS,
    arrive: async () => {
      await at.open('Grace Okafor');
      const groups = main().getByRole('region', { name: 'Emergency24 groups' });
      await groups
        .getByRole('button', { name: /^Remove/ })
        .first()
        .waitFor();
      await groups.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    },
  },
  { name: 'conflicts', looks: TWO_LOOKS, arrive: () => at.tab(/^Conflicts/) },
  { name: 'services', looks: TWO_LOOKS, arrive: () => at.tab('Services') },
  { name: 'print and import', looks: TWO_LOOKS, arrive: () => at.tab('Print and import') },
  {
    name: 'table understood wrongly',
    arrive: async () => {
      await at.search('');
      await at.tab('Print and import');
      const panel = main().getByRole('region', { name: 'Add people from a table' });
      await panel
        .getByLabel('Or paste the table here')
        .fill('Vorname,First name,Last name,Phone\nAna,Ana,Ruiz,call me\nBo,Bo,Li,3125550101');
      await button('Check the table').click();
      const vorname = panel.getByLabel('Column “Vorname” is taken as');
      await vorname.selectOption('First name');
      await panel.getByText('two columns are taken as').first().waitFor();
      await vorname.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    },
  },
  {
    name: 'form at CHeKT',
    looks: TWO_LOOKS,
    arrive: async () => {
      await at.edit('Mara Feldmann', 'CHeKT');
      await at.retype('Phone', 'none');
      await button('Save at CHeKT').click();
      await main().getByText('A phone number needs digits.').waitFor();
    },
    leave: () => at.throwFormAway(),
  },
  {
    name: 'form at Emergency24',
    arrive: () => at.edit('Grace Okafor', 'Emergency24'),
    leave: () => at.throwFormAway(),
  },
  {
    name: 'consent',
    arrive: async () => {
      await at.edit('Grace Okafor', 'Emergency24');
      await at.retype('Department', 'Reception');
      await button('Save at Emergency24').click();
      await main().getByText('Look at this first.').waitFor();
    },
    leave: () => at.throwFormAway(),
  },
  {
    name: 'form for somebody new',
    looks: TWO_LOOKS,
    arrive: async () => {
      await at.search('');
      await button('Add a person').click();
      await button('Save at Emergency24').click();
      await main().getByText('Not sent yet. Look at the marked fields.').waitFor();
    },
    leave: () => at.throwFormAway(),
  },
  {
    name: 'question before deleting',
    looks: TWO_LOOKS,
    arrive: async () => {
      await at.open('Otto Nakamura');
      await button('Delete Otto Nakamura at CHeKT').click();
      await at.screen.page.getByRole('alertdialog').waitFor();
    },
    leave: async () => {
      await pressKeys('Escape');
      await at.screen.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    },
  },
  { name: 'settings of CHeKT', looks: TWO_LOOKS, arrive: () => at.settingsOf('CHeKT') },
  { name: 'settings of Emergency24', arrive: () => at.settingsOf('Emergency24') },
];

describe('axe finds nothing wrong and nothing sticks out', () => {
  for (const { name, arrive, leave, looks = LOOKS } of SIGHTS) {
    it(`on ${name}`, async () => {
      for (const look of looks) {
        await showIn(at.screen, look);
        await arrive();
        await takePicture(at.screen, `contacts ${name}`, look);
        await expectAccessible(at.screen, name, look);
        const overflow = [await overflowOf(at.screen), await overflowOf(at.screen, 'main')];
        expect({ look, overflow }).toEqual({ look, overflow: [0, 0] });
        await leave?.();
      }
    });
  }
});
