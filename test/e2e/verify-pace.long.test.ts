// How fast an answer reaches the window, and that a flood at the receiver holds up neither a true event nor a press.
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { showOnly } from './harness/boards';
import type { Screen } from './harness/screen';
import { VerifyDesk } from './harness/verify-desk';
import {
  answerData,
  ENVELOPES,
  plain,
  stamped,
  type WebhookSender,
} from './harness/webhook-sender';

const ANSWERS = 24;
const GOOD = 500;
const BAD = 2_000;
/** Requests of the flood under way at one time. */
const AT_ONCE = 64;
const PRESSES = 7;

let live: VerifyDesk;
let screen: Screen;
let webhooks: WebhookSender;

beforeAll(async () => {
  live = await VerifyDesk.make();
  screen = await live.start();
  webhooks = live.webhooks;
});
afterAll(async () => {
  expect(live.chekt.complaints).toEqual([]);
  expect(live.share911.complaints).toEqual([]);
  await live.close();
});

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? NaN;

const openQuestion = async (event: string, contacts: readonly string[]) => {
  const { line } = await live.ask(
    ...[`--event=${event}`, `--contacts=${contacts.join()}`, '--method=sms', '--message=Real?'],
  );
  return { id: line.id, verificationId: line.verificationId ?? '' };
};

/** From now on the page notes when each row first shows an answer, wall clock in milliseconds. */
function watchAnswers(): Promise<void> {
  return screen.page.evaluate(() => {
    const shown: Record<string, number> = {};
    const look = (): void => {
      for (const row of document.querySelectorAll('article tbody tr')) {
        const name = row.querySelector('th b')?.textContent ?? '';
        if (row.querySelector('td.contact-answer b') !== null) shown[name] ??= Date.now();
      }
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    Object.assign(globalThis, { shownAnswers: shown });
  });
}

function shownAnswers(): Promise<Readonly<Record<string, number>>> {
  return screen.page.evaluate(
    () => (globalThis as unknown as { shownAnswers: Record<string, number> }).shownAnswers,
  );
}

describe('an answer', () => {
  it('is in the window within 250 ms of its webhook', async () => {
    const people = Array.from({ length: ANSWERS }, (_, index) => `p${index}`);
    const { id, verificationId } = await openQuestion('e-pace', people);
    await showOnly(screen, id);
    await watchAnswers();
    const took: number[] = [];
    for (const contactId of people) {
      const { status, sentAtMs } = await webhooks.answer({ verificationId, contactId });
      expect(status).toBe(200);
      const name = `Person ${contactId}`;
      await live.desk.until(`${name} is shown`, async () => name in (await shownAnswers()));
      took.push(((await shownAnswers())[name] ?? NaN) - sentAtMs);
    }
    console.log(
      `from webhook to window over ${took.length} answers: median ${median(took)} ms, ` +
        `worst ${Math.max(...took)} ms`,
    );
    expect(median(took)).toBeLessThan(250);
  });
});

/** Requests that must not be taken, in turn. */
function badRequest(number: number, text: string): Promise<{ readonly status: number }> {
  const { secret } = live;
  const forged = createHmac('sha256', 'guess').update(`${number}`).digest('hex');
  const half = text.slice(0, -5);
  const kinds = [
    () => webhooks.post(text, {}),
    () => webhooks.post(text, stamped(`guess ${number}`, text)),
    () => webhooks.post(text, { 'x-webhook-signature': `sha256=${forged}` }),
    () => webhooks.post(text, stamped(secret, text, Date.now() - 900_000)),
    () => webhooks.post(half, plain(secret, half)),
    () => webhooks.post(text, stamped(secret, text), `/webhooks/chekt/${number}`),
    () => webhooks.post('', {}, '/webhooks/chekt', 'GET'),
    () => webhooks.post('x'.repeat(20_000), { 'content-type': 'text/plain' }),
  ];
  return (kinds[number % kinds.length] ?? kinds[0])?.() ?? Promise.reject(new Error('no kind'));
}

/** Runs every task, some at a time, in the order given. */
async function inParallel<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  const waiting = [...tasks];
  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) {
      results.push(await task());
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

describe('2000 bad and 500 good webhooks at once', () => {
  it('take every good one in, count it once, and hold up no press', async () => {
    const people = Array.from({ length: 50 }, (_, index) => `f${index}`);
    const { id, verificationId } = await openQuestion('e-flood', people);
    const press = async (message: string): Promise<number> => {
      const began = Date.now();
      const pressed = await screen.call('press', { status: 'SECURITY_NEEDED', message });
      const { rungs } = await screen.untilState('SECURITY_NEEDED', 'accepted');
      await screen.ask('closeCard', { id: pressed.id });
      return (rungs.acceptedMs ?? NaN) - began;
    };
    const pressAll = async (when: string): Promise<readonly number[]> => {
      const took: number[] = [];
      for (let time = 0; time < PRESSES; time += 1) took.push(await press(`${when} ${time}.`));
      return took;
    };
    // The very first request pays for its connection.
    await press('warm up.');
    const calm = await pressAll('calm');

    const start = Date.now();
    const good: number[] = [];
    const bad: number[] = [];
    const body = (index: number): string =>
      ENVELOPES.numbered(
        'verification.responded',
        answerData({
          verificationId,
          contactId: people[index % people.length] ?? '',
          response: 'confirmed',
          // Ten answers of each contact, each of another second.
          atMs: start - Math.floor(index / people.length) * 1000,
        }),
        `evt_flood_${index}`,
      );
    const lie = body(0).replace('confirmed', 'cancelled');
    const tasks = Array.from({ length: GOOD + BAD }, (_, number) => async () => {
      if (number % 5 !== 0) bad.push((await badRequest(number, lie)).status);
      else good.push((await webhooks.signed(body(number / 5))).status);
    });
    let flooding = true;
    let pressing = true;
    const flood = inParallel(tasks).then(async () => {
      // On a quick machine it would be over before the presses are: bad ones go on until then.
      const more = () => Array.from({ length: 50 }, (_, number) => () => badRequest(number, lie));
      while (pressing) await inParallel(more());
      flooding = false;
    });
    const flooded = await pressAll('flood');
    const outlasted = flooding;
    pressing = false;
    await flood;
    const floodMs = Date.now() - start;

    expect({ good: good.length, statuses: [...new Set(good)] }).toEqual({
      good: GOOD,
      statuses: [200],
    });
    expect(bad).toHaveLength(BAD);
    expect(bad.filter((status) => status < 400)).toEqual([]);
    const counts = (status: number) => bad.filter((each) => each === status).length;
    const { contacts } = await live.printedQuestion(id);
    expect(contacts.map(({ answers }) => answers.length)).toEqual(people.map(() => 10));
    expect(contacts.every(({ answer }) => answer === 'confirmed')).toBe(true);
    console.log(
      `${GOOD} good and ${BAD} bad webhooks in ${floodMs} ms (${counts(401)} x 401, ` +
        `${counts(429)} x 429); presses were accepted after ${median(calm)} ms before ` +
        `(worst ${Math.max(...calm)}) and ${median(flooded)} ms during (worst ` +
        `${Math.max(...flooded)})`,
    );
    expect(live.share911.about('flood ')).toHaveLength(PRESSES);
    expect(outlasted).toBe(true);
    // The flood's sender takes its share of the same processors.
    expect(median(flooded)).toBeLessThan(2 * median(calm) + 500);
  });
});
