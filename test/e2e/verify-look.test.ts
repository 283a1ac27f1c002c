// The Verify screen in both themes and down to 720 x 520: what axe finds, what sticks out, and pictures for a person to look at.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putBoardsAway, showOnly } from './harness/boards';
import { Desk } from './harness/desk';
import { expectAccessible, LOOKS, overflowOf, showIn, takePicture } from './harness/looks';
import { PracticeChekt } from './harness/practice-chekt';
import { Screen } from './harness/screen';

const desk = new Desk({ managed: { language: 'en' } });
let screen: Screen;
let chekt: PracticeChekt;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  chekt = await PracticeChekt.of(screen);
  await chekt.change({ answerSpeed: 20 });
  await screen.call('siteContacts', { siteId: 'practice_site' });
});
afterAll(() => desk.close());

const person = (contactId: string, name: string) => ({ contactId: `contact_${contactId}`, name });
const SOME = [
  person('grace', 'Grace Okafor'),
  person('henry', 'Henry Lindqvist'),
  person('iris', 'Iris Castellano'),
  person('jonas', 'Jonas Petrov'),
  person('kavita', 'Kavita Rao'),
  person('luis', 'Luis Moreau'),
  person('otto', 'Otto Nakamura'),
];

async function ask(contacts: typeof SOME, more: object = {}): Promise<string> {
  const asked = await screen.call('verify', {
    ...{ siteId: 'practice_site', eventId: 'event_789', contacts, method: 'sms' },
    ...more,
  });
  await showOnly(screen, asked.id);
  return asked.id;
}
const board = () => screen.page.getByRole('article').first();

/** Each sight of the screen by its name and the way to it. */
const SIGHTS: readonly { readonly name: string; readonly arrive: () => Promise<unknown> }[] = [
  {
    name: 'composer',
    arrive: async () => {
      await putBoardsAway(screen);
      await screen.goTo('Verify');
      await screen.page.getByText('2 primary contacts are chosen first.').waitFor();
    },
  },
  {
    name: 'board with answers',
    arrive: async () => {
      await ask(SOME);
      for (const words of ['Two people disagree', 'Iris Castellano needs help', 'MAYBE LATER']) {
        await board().getByText(words).or(board().getByText('3 people disagree')).first().waitFor();
      }
      await board().getByText('Failed', { exact: true }).waitFor();
    },
  },
  {
    name: 'board waiting',
    arrive: async () => {
      await ask([person('jonas', 'Jonas Petrov')], { timeoutSeconds: 180 });
      await board().getByRole('timer').waitFor();
      await board().getByText('Delivered', { exact: true }).waitFor();
    },
  },
  {
    name: 'board whose time is up',
    arrive: async () => {
      await ask([person('jonas', 'Jonas Petrov')], { timeoutSeconds: 2 });
      await board().getByText('Time is up', { exact: true }).waitFor();
      await board().getByText('Suggested next step').waitFor();
    },
  },
  {
    name: 'board unsure',
    arrive: async () => {
      await screen.call('setPracticeScenario', { scenario: 'lost-reply' });
      await ask([person('jonas', 'Jonas Petrov')]);
      await board().getByText('Drop it', { exact: true }).waitFor();
      await screen.call('setPracticeScenario', { scenario: 'happy' });
    },
  },
  {
    name: 'board refused',
    arrive: async () => {
      await ask([person('nobody', 'Nobody Known')]);
      await board().getByText('The question was refused').waitFor();
    },
  },
];

describe('axe finds nothing wrong and nothing sticks out', () => {
  for (const { name, arrive } of SIGHTS) {
    it(`on the ${name}`, async () => {
      await showIn(screen, LOOKS[0]);
      await arrive();
      for (const look of LOOKS) {
        await showIn(screen, look);
        await screen.page.evaluate(() => window.scrollTo(0, 0));
        await takePicture(screen, `verify ${name}`, look);
        await expectAccessible(screen, name, look);
        const overflow = [await overflowOf(screen), await overflowOf(screen, 'main')];
        expect({ look, overflow }).toEqual({ look, overflow: [0, 0] });
      }
    });
  }
});
