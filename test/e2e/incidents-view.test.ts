// A press, a question, a shared call and an alert become one incident that a person confirms: seen in the window, in each look.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './harness/desk';
import { expectAccessible, LOOKS, overflowOf, showIn, takePicture } from './harness/looks';
import { PracticeChekt } from './harness/practice-chekt';
import { Screen } from './harness/screen';

const desk = new Desk({ managed: { language: 'en', panic: { countdownSeconds: 0 } } });
let screen: Screen;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  const chekt = await PracticeChekt.of(screen);
  await chekt.change({ answerSpeed: 20 });
  await screen.call('siteContacts', { siteId: 'practice_site' });
});
afterAll(() => desk.close());

const page = () => screen.page;
const suggestion = () => page().getByRole('article', { name: 'These seem to belong together' });

/** With `region` in sight. */
async function lookAtAll(name: string, region?: string): Promise<void> {
  for (const look of LOOKS) {
    await showIn(screen, look);
    if (region !== undefined) {
      const part = page().getByRole('region', { name: region });
      await part.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    }
    await takePicture(screen, name, look);
    await expectAccessible(screen, name, look);
    expect(
      await overflowOf(screen),
      `${name} sticks out ${JSON.stringify(look)}`,
    ).toBeLessThanOrEqual(0);
  }
}

describe('incidents', () => {
  it(
    'are suggested with the reason, and nothing is joined by itself',
    { timeout: 180_000 },
    async () => {
      await screen.call('press', { status: 'THREAT', location: 'West door' });
      await screen.untilState('THREAT', 'accepted');
      await screen.call('verify', {
        siteId: 'practice_site',
        eventId: 'event_789',
        contacts: [{ contactId: 'contact_grace', name: 'Grace Okafor' }],
        method: 'sms',
      });
      await screen.call('practiceShare', { scenario: 'here' });
      await screen.call('practiceAlert', { name: 'LOCKDOWN' });
      await screen.until('all four are suggested as one', ({ incidentSuggestions }) =>
        incidentSuggestions.some(({ parts }) => parts.length === 4),
      );
      await screen.until('somebody has answered', ({ verifications }) =>
        verifications.some(({ contacts }) => contacts.some(({ answer }) => answer !== null)),
      );
      await screen.goTo('Activity');
      await suggestion().waitFor();
      const words = (await suggestion().textContent()) ?? '';
      for (const part of ['Threat', 'Is it real?', 'Shared 911 call', 'LOCKDOWN', 'apart']) {
        expect(words).toContain(part);
      }
      expect((await screen.state()).incidents).toEqual([]);
      await lookAtAll('incidents suggested');
    },
  );

  it('are made by a click on Confirm, and drawn', { timeout: 180_000 }, async () => {
    await screen.click(screen.button('Confirm', suggestion()));
    await page().getByRole('heading', { name: 'How long it took' }).waitFor();
    await page()
      .getByRole('img', { name: /One bar for each stretch of time/ })
      .waitFor();
    await page().getByRole('cell', { name: 'Pressed → accepted' }).waitFor();
    await page()
      .getByText(/The record was checked: \d+ lines, none changed\./)
      .waitFor();
    const { incidents, incidentSuggestions } = await screen.state();
    expect(incidents.map(({ members }) => members.length)).toEqual([4]);
    expect(incidentSuggestions).toEqual([]);
    await page().getByLabel('Name', { exact: true }).fill('Man at the west door');
    await screen.click(screen.button('Save name'));
    await page().getByRole('heading', { name: 'Man at the west door' }).waitFor();
    await lookAtAll('incident', 'How long it took');
    await lookAtAll('incident parts', 'Parts');
    await lookAtAll('incident steps', 'What happened, step by step');
  });

  it('never tell the caller’s number', async () => {
    const [call] = (await screen.state()).calls;
    const { number } = await screen.call('revealCall', { id: call?.id ?? '' });
    expect(number).toMatch(/\d{7}/);
    expect(await page().content()).not.toContain(number);
    const id = (await screen.state()).incidents[0]?.id ?? '';
    expect(JSON.stringify(await screen.call('incidentView', { id }))).not.toContain(number);
  });

  it('lose and gain parts by hand', { timeout: 60_000 }, async () => {
    await screen.click(page().getByRole('button', { name: /^Remove LOCKDOWN/ }));
    await screen.until('three are left', ({ incidents }) => incidents[0]?.members.length === 3);
    await screen.click(screen.button('Add a part'));
    await screen.click(page().getByRole('button', { name: /^Add LOCKDOWN/ }));
    await screen.until('four again', ({ incidents }) => incidents[0]?.members.length === 4);
  });

  it(
    'are closed, stay in the list, and the timeline can show one kind alone',
    { timeout: 180_000 },
    async () => {
      await screen.click(screen.button('Close incident'));
      await screen.until('it is closed', ({ incidents }) => incidents.length === 0);
      await screen.click(screen.button('All incidents'));
      await page()
        .getByRole('button', { name: /Man at the west door.*Closed/ })
        .waitFor();
      await lookAtAll('incidents list');
      await page().getByRole('tab', { name: 'Timeline' }).click();
      await page().getByRole('radio', { name: 'Calls' }).check();
      await page().getByText('A 911 call was shared').first().waitFor();
      expect(await page().getByText('Pressed', { exact: true }).count()).toBe(0);
      await lookAtAll('activity filtered');
    },
  );

  it('are not suggested again once they were waved away', async () => {
    await screen.call('press', { status: 'TRAPPED' });
    await screen.untilState('TRAPPED', 'accepted');
    await screen.call('press', { status: 'SECURITY_NEEDED' });
    await screen.until('two panics', ({ incidentSuggestions }) => incidentSuggestions.length === 1);
    await screen.click(screen.button('Not together', suggestion()));
    await screen.until('it is gone', ({ incidentSuggestions }) => incidentSuggestions.length === 0);
    await screen.call('press', { status: 'SAFE' });
    await screen.untilState('SAFE', 'accepted');
    expect((await screen.state()).incidentSuggestions).toHaveLength(0);
  });
});
