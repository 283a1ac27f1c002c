// The Verify screen on the real app in practice: composed with a real pointer and real keys, answered by played contacts over real webhooks.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '../../src/shared/ipc';
import type { Verification } from '../../src/shared/verification/verification';
import { pressKeys, typeText } from '../desktop/keys.mjs';
import { putBoardsAway, showOnly } from './harness/boards';
import { Desk } from './harness/desk';
import { Practice } from './harness/practice';
import { PracticeChekt, questionOf } from './harness/practice-chekt';
import { Screen } from './harness/screen';

const TITLE = 'Front Desk: is it real?';

const desk = new Desk({ managed: { language: 'en', panic: { countdownSeconds: 3 } } });
let screen: Screen;
let practice: Practice;
let chekt: PracticeChekt;

beforeAll(async () => {
  await desk.start();
  screen = await Screen.of(desk);
  practice = await Practice.of(screen);
  chekt = await PracticeChekt.of(screen);
  await chekt.change({ answerSpeed: 8 });
});
afterEach(async () => {
  await screen.putAllAway();
  await putBoardsAway(screen);
  await screen.goTo('Panic');
});
afterAll(() => desk.close());

const composer = () => screen.page.getByRole('region', { name: 'Ask whether it is real' });
const board = () => screen.page.getByRole('article', { name: TITLE });
const row = (name: string) => board().getByRole('row').filter({ hasText: name });
const chips = () =>
  composer().getByRole('list', { name: 'People to ask' }).getByRole('listitem').allTextContents();
const newestQuestion = async () => {
  const request = (await chekt.questions()).at(-1);
  if (request === undefined) throw new Error('nothing was asked');
  return { ...request, question: questionOf(request) };
};

/** Asks as the window's own bridge would, and shows the board. */
async function open(request: Partial<Input<'verify'>>): Promise<Verification> {
  const asked = await screen.call('verify', {
    siteId: 'practice_site',
    contacts: [],
    method: 'sms',
    ...request,
  });
  await showOnly(screen, asked.id);
  return asked;
}
const person = (name: string) => ({ contactId: `contact_${name}` });
const verificationOf = async (id: string) =>
  (await screen.state()).verifications.find((one) => one.id === id);

/** Name of the control that has the focus, as far as these tests need it. */
function focused(): Promise<string> {
  return screen.page.evaluate(() => {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
    return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
  });
}

async function tabTo(name: string): Promise<void> {
  const passed: string[] = [];
  for (let time = 0; time < 60; time += 1) {
    const here = (await focused()).trim();
    if (here === name) return;
    passed.push(here);
    await pressKeys('Tab');
  }
  throw new Error(`Tab never came to ${name}: ${passed.join(' | ')}`);
}

describe('a question put together with the mouse', () => {
  it('starts with the primary contacts, and goes out as it stands', async () => {
    await pressKeys('ctrl+2');
    await screen.page.getByRole('main', { name: 'Verify', exact: true }).waitFor();
    await composer().getByText('2 primary contacts are chosen first.').waitFor();
    expect(await chips()).toEqual(['Grace Okafor', 'Henry Lindqvist']);

    const search = composer().getByRole('searchbox', { name: 'Search people to ask' });
    await screen.click(search);
    await typeText('emergency iris');
    const people = composer().getByRole('list', { name: 'People at this site' });
    await composer().getByText('1 person found').waitFor({ state: 'attached' });
    await screen.click(people.getByRole('checkbox').first());
    await screen.click(composer().getByRole('button', { name: 'Remove Henry Lindqvist' }));
    expect(await chips()).toEqual(['Grace Okafor', 'Iris Castellano']);
    const message = composer().getByRole('textbox', { name: 'Message' });
    const words = await message.inputValue();
    for (const part of ['PRACTICE', 'Front Desk', 'YES', 'NO', 'HELP', '911', '3 min']) {
      expect(words).toContain(part);
    }

    await screen.click(screen.button('Ask now', composer()), 2);
    await board().waitFor();
    const { path, question, verdict } = await newestQuestion();
    expect(await chekt.questions()).toHaveLength(1);
    expect(path).toBe('/ext/v1/verifications');
    expect(verdict).toMatchObject({ ok: true, unknownKeys: [] });
    expect(question).toEqual({
      site_id: 'practice_site',
      contacts: ['contact_grace', 'contact_iris'],
      method: 'sms',
      message: words,
      require_response: true,
    });
    await row('Grace Okafor').getByText('Yes, it is real').waitFor();
    await row('Iris Castellano').getByText('Needs help').waitFor();
    await board().getByText('Iris Castellano needs help').waitFor();
    await board().getByText('Call Iris Castellano: +1-555-0132').waitFor();
  });

  it('carries another method, urgency, event and words', async () => {
    await screen.goTo('Verify');
    await screen.click(composer().getByRole('textbox', { name: /^Alarm event/ }));
    await typeText('25/7');
    await screen.click(composer().getByText('Phone call', { exact: true }));
    await screen.click(composer().getByText(/^Low\b/));
    const message = composer().getByRole('textbox', { name: 'Message' });
    expect(await message.inputValue()).toContain('10 minutes');
    // Out from behind the bar that stays at the bottom.
    await message.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await screen.click(message);
    await pressKeys(['ctrl+a', 'Delete']);
    await typeText('Back door "open"?');
    await screen.click(screen.button('Ask now', composer()));
    await board().waitFor();
    const { path, question } = await newestQuestion();
    expect(path).toBe('/ext/v1/events/25%2F7/verifications');
    expect(question).toEqual({
      contacts: ['contact_grace', 'contact_henry'],
      method: 'call',
      message: 'PRACTICE/PRÁCTICA: Back door "open"?',
      timeout_seconds: 600,
    });
    await row('Henry Lindqvist').getByText('No, false alarm').waitFor();
    await board().getByText('Two people disagree').waitFor();
    await board()
      .getByText(/Treat it as real until you know/)
      .waitFor();
  });
});

describe('by keyboard alone', () => {
  it('a question is begun, a person found and added, and asked', async () => {
    const before = (await chekt.questions()).length;
    await pressKeys('ctrl+2');
    await composer().getByText('2 primary contacts are chosen first.').waitFor();
    await tabTo('Search people to ask');
    await typeText('noor');
    await pressKeys('Return');
    expect(await chips()).toEqual(['Grace Okafor', 'Henry Lindqvist', 'Noor Haddad']);
    await typeText('otto');
    await pressKeys(['Down', 'space']);
    expect(await chips()).toHaveLength(4);
    await tabTo('Ask now');
    await pressKeys('Return');
    await board().waitFor();
    const { question } = await newestQuestion();
    expect(question.contacts).toEqual([
      ...['contact_grace', 'contact_henry', 'contact_noor', 'contact_otto'],
    ]);
    expect(await chekt.questions()).toHaveLength(before + 1);
    await row('Otto Nakamura').getByText('Said: “MAYBE LATER”').waitFor();
    await row('Noor Haddad').getByText('Yes, it is real').waitFor();
    await tabTo('Close');
    await pressKeys('Return');
    await board().waitFor({ state: 'detached' });
    await composer().waitFor();
  });
});

describe('somebody who answers HELP', () => {
  it('is named first, and one click begins a press that counts down and goes out', async () => {
    const before = (await practice.withStatus(17)).length;
    await open({ contacts: [person('iris')] });
    await board().getByText('Iris Castellano needs help').waitFor();
    await screen.click(screen.button('Press Security needed', board()));
    const counting = await screen.untilState('SECURITY_NEEDED', 'counting-down');
    expect(counting.fireAtMs - counting.rungs.pressedMs).toBeGreaterThanOrEqual(2900);
    await screen.card('Security needed').getByRole('timer').waitFor();
    expect(await practice.withStatus(17)).toHaveLength(before);
    await screen.untilState('SECURITY_NEEDED', 'accepted');
    expect(await practice.withStatus(17)).toHaveLength(before + 1);
    await board().waitFor();
  });
});

describe('a suggested next step', () => {
  it('after a message that could not be delivered is one click, and the question follows up', async () => {
    const { id } = await open({ eventId: 'e1', contacts: [person('kavita'), person('jonas')] });
    await board().getByText('Suggested next step').waitFor();
    await row('Kavita Rao').getByText('Failed').waitFor();
    const before = (await chekt.questions()).length;
    await chekt.change({ people: [{ contactId: 'contact_kavita', script: 'yes' }] });
    await screen.click(screen.button('Call Kavita Rao', board()), 2);
    await row('Kavita Rao').getByText('Yes, it is real').waitFor();
    await chekt.change({ people: [{ contactId: 'contact_kavita', script: 'undeliverable' }] });
    expect(await chekt.questions()).toHaveLength(before + 1);
    const { path, question } = await newestQuestion();
    expect(path).toBe('/ext/v1/events/e1/verifications');
    expect(question).toMatchObject({ contacts: ['contact_kavita'], method: 'call' });
    const { verifications } = await screen.state();
    expect(verifications[0]?.ask.followsUp).toBe(id);
    expect((await verificationOf(id))?.suggestion).toBeNull();
    // Both boards are up, and the first one can be gone back to.
    await screen.page.getByRole('list', { name: 'Open questions' }).waitFor();
  });

  it('after the time is up names the reason and the others of the site, and can be put aside', async () => {
    await open({ eventId: 'e2', contacts: [person('jonas')], timeoutSeconds: 3 });
    await board().getByRole('timer').waitFor();
    await board().getByText('Time is up', { exact: true }).waitFor();
    await row('Jonas Petrov').getByText('no answer in time').waitFor();
    await board()
      .getByText(/Time is up and nobody has said yes or no/)
      .waitFor();
    await screen.button('Text Grace Okafor and Henry Lindqvist', board()).waitFor();
    const before = (await chekt.questions()).length;
    await screen.click(screen.button('Not now', board()));
    await board().getByText('Suggested next step').waitFor({ state: 'detached' });
    expect(await chekt.questions()).toHaveLength(before);
  });
});

describe('a question that was refused', () => {
  it('names who cannot be reached and why, and is changed with one click', async () => {
    await open({ contacts: [{ ...person('kavita'), name: 'Kavita Rao' }] });
    await board().getByText('The question was refused').waitFor();
    await board().getByText('The message could not be delivered to Kavita Rao.').waitFor();
    await screen.click(screen.button('Change and ask again', board()));
    await composer().waitFor();
    expect(await chips()).toEqual(['Kavita Rao']);
  });
});

describe('an earlier question', () => {
  it('is in the history with its end, and opens to be read only', async () => {
    await open({ contacts: [person('grace')], message: 'Is the side door yours?' });
    await row('Grace Okafor').getByText('Yes, it is real').waitFor();
    await screen.click(screen.button('Close', board()));
    await composer().waitFor();
    const history = screen.page.getByRole('region', { name: 'Earlier questions' });
    const item = history.getByRole('listitem').first();
    await item.getByText('It is real').waitFor();
    await screen.click(item.getByRole('button'));
    await item
      .getByText('Asked: “PRACTICE/PRÁCTICA: Is the side door yours?”', { exact: false })
      .waitFor();
    await item.getByText('Yes, it is real').waitFor();
    expect(await item.getByRole('article').getByRole('button').count()).toBe(0);
  });
});

describe('from the card of a panic', () => {
  it('one click opens a question about this site, which remembers the press', async () => {
    await screen.call('press', { status: 'THREAT' });
    const { id } = await screen.untilState('THREAT', 'accepted');
    await screen.click(screen.button('Ask people on site', screen.card('Threat')));
    await composer().waitFor();
    await composer().getByText('2 primary contacts are chosen first.').waitFor();
    const site = composer().getByRole('button', { name: /Site$/ });
    expect(await site.textContent()).toBe('practice_site');
    await screen.click(screen.button('Ask now', composer()));
    await row('Grace Okafor').getByText('Yes, it is real').waitFor();
    const { verifications } = await screen.state();
    expect(verifications[0]?.ask.aboutPress).toBe(id);
  });
});
