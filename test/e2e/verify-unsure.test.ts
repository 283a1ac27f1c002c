// A question of which nobody knows whether it went out: never repeated by itself, whatever happens, until the operator decides.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { showOnly } from './harness/boards';
import type { Screen } from './harness/screen';
import type { ChektBehaviour } from './harness/chekt-answers';
import { VerifyDesk, type AskedQuestion } from './harness/verify-desk';

let live: VerifyDesk;
let screen: Screen;

const LOST: Readonly<Record<string, ChektBehaviour>> = {
  'a 500': { kind: 'say', status: 500, body: '{"error":{"message":"Internal error"}}' },
  'a 502 that is no JSON': { kind: 'say', status: 502, body: '<html>Bad gateway</html>' },
  'a lost reply': { kind: 'drop' },
};

beforeAll(async () => {
  live = await VerifyDesk.make();
  screen = await live.start();
});
afterEach(() => {
  live.chekt.behaviour = { kind: 'take' };
  live.chekt.slamsTheDoor = false;
  expect(live.chekt.complaints).toEqual([]);
});
afterAll(() => live.close());

const ask = (event: string, ...words: readonly string[]): Promise<AskedQuestion> =>
  live.ask(`--event=${event}`, '--contacts=ann,bob', '--method=sms', '--message=Real?', ...words);
const answersTo = (event: string) => live.chekt.about(`/${event}/`).map(({ answered }) => answered);
const isUnsure = async (id: string): Promise<void> => {
  await live.until(`${id} is unsure`, id, ({ delivery }) => delivery.state === 'unsure');
};

/** What hurries everything that may be sent: a key set anew, and another question that gets through. */
async function hurryEverything(): Promise<void> {
  live.chekt.behaviour = { kind: 'take' };
  await live.setSecret('chekt.apiKey', live.key);
  expect((await ask(`hurry-${live.chekt.seen.length}`)).code).toBe(0);
}

describe('a question that may have gone out', () => {
  it.each(Object.entries(LOST))('after %s ends with 2 and is not repeated', async (name, lost) => {
    const event = name.replaceAll(' ', '-');
    live.chekt.behaviour = lost;
    const { code, line, stderr } = await ask(event);
    expect({ code, state: line.state }).toEqual({ code: 2, state: 'unsure' });
    expect(line).toMatchObject({ attempts: 1, mayHaveReached: true });
    expect(stderr).toContain('NOT KNOWN');
    await hurryEverything();
    expect(answersTo(event)).toHaveLength(1);
    expect((await live.now(line.id))?.delivery).toMatchObject({ state: 'unsure', attempts: 1 });
    expect((await live.inStatus(line.id))?.state).toBe('unsure');
    const { readiness } = await screen.state();
    expect(readiness.troubles.map(({ id }) => id)).toContain('verification-unsure');
    await screen.ask('settleVerification', { id: line.id, choice: 'drop' });
  });

  it('hung up on before a byte was read is read once at most', async () => {
    live.chekt.slamsTheDoor = true;
    const { code, line } = await ask('e-slam', '--wait=2');
    expect(code).toBe(2);
    live.chekt.slamsTheDoor = false;
    await hurryEverything();
    // Either it is known that nothing was written, and it has gone out by now; or the operator decides.
    const settled = await live.until('it is decided', line.id, ({ delivery }) =>
      ['accepted', 'unsure'].includes(delivery.state),
    );
    expect(answersTo('e-slam')).toEqual(settled.delivery.state === 'accepted' ? ['200'] : []);
    await screen.ask('settleVerification', { id: line.id, choice: 'drop' });
  });
});

describe('in the window the operator decides', () => {
  const open = async (event: string) => {
    live.chekt.behaviour = { kind: 'drop' };
    const { line } = await ask(event);
    live.chekt.behaviour = { kind: 'take' };
    const board = await showOnly(screen, line.id);
    await board.getByText('It is not known if this question went out').first().waitFor();
    return { id: line.id, board };
  };

  it('Send again repeats the identical bytes under the same key on a new connection', async () => {
    const { id, board } = await open('e-again');
    await screen.click(screen.button('Send again', board));
    await live.until('accepted', id, ({ delivery }) => delivery.state === 'accepted');
    const seen = live.chekt.about('/e-again/');
    expect(seen.map(({ answered }) => answered)).toEqual(['drop', '200']);
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
    expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual([id, id]);
    expect(new Set(seen.map(({ connection }) => connection)).size).toBe(2);
    await board.getByRole('timer').waitFor();
  });

  it('It was sent sends nothing, and answers find the question by its contacts', async () => {
    const { id, board } = await open('e-sent');
    await screen.click(screen.button('It was sent', board));
    await live.until('taken as sent', id, ({ delivery }) => delivery.state === 'taken-as-sent');
    await board.getByText('You decided that it was sent.').waitFor();
    await live.webhooks.answer({
      verificationId: 'ver_never_told',
      eventId: 'e-sent',
      contactId: 'ann',
      response: 'cancelled',
    });
    await board.getByText('No, false alarm').waitFor();
    expect(answersTo('e-sent')).toEqual(['drop']);
    const printed = await live.printedQuestion(id);
    expect(printed).toMatchObject({ deadlineSource: 'own', mayHaveReached: true });
    expect(printed.contacts.map(({ answer }) => answer)).toEqual(['cancelled', null]);
  });

  it('Drop it sends nothing and lets it go', async () => {
    const { id, board } = await open('e-drop');
    await screen.click(screen.button('Drop it', board));
    await live.until('dropped', id, ({ delivery }) => delivery.state === 'cancelled');
    await board.getByText(/It may have gone out before/).waitFor();
    await hurryEverything();
    expect(answersTo('e-drop')).toEqual(['drop']);
    await screen.until('the trouble is over', ({ readiness }) =>
      readiness.troubles.every((trouble) => trouble.id !== 'verification-unsure'),
    );
  });
});

describe('after kill -9', () => {
  const answer = (verificationId: string | null, contactId: string, response: string) =>
    live.webhooks.answer({ verificationId: verificationId ?? '', contactId, response });
  const restart = async (): Promise<void> => {
    await live.desk.kill();
    screen = await live.start();
  };

  it('while it was being sent the question is unsure and is not repeated', async () => {
    live.chekt.behaviour = { kind: 'hang' };
    const { code, line } = await ask('e-kill', '--wait=0');
    expect(code).toBe(2);
    await live.desk.until('CHeKT has read it', () => answersTo('e-kill').length === 1);
    await restart();
    await isUnsure(line.id);
    await hurryEverything();
    expect(answersTo('e-kill')).toEqual(['hang']);
    const board = await showOnly(screen, line.id);
    await screen.click(screen.button('Send again', board));
    await live.until('accepted', line.id, ({ delivery }) => delivery.state === 'accepted');
    const seen = live.chekt.about('/e-kill/');
    expect(seen.map(({ answered }) => answered)).toEqual(['hang', '200']);
    expect(new Set(seen.map(({ body }) => body)).size).toBe(1);
  });

  it('while answers come in, earlier ones are still there and later ones are taken', async () => {
    const { line } = await ask('e-middle');
    const { id, verificationId } = line;
    expect((await answer(verificationId, 'ann', 'confirmed')).status).toBe(200);
    // The answer was on disk before its 200: the power may go at once.
    await live.desk.kill();
    await expect(answer(verificationId, 'bob', 'cancelled')).rejects.toThrow();
    const asleep = await live.printedQuestion(id);
    expect(asleep.contacts.map((contact) => contact.answer)).toEqual(['confirmed', null]);

    screen = await live.start();
    const board = await showOnly(screen, id);
    await board.getByText('Yes, it is real').waitFor();
    expect((await answer(verificationId, 'bob', 'cancelled')).status).toBe(200);
    await board.getByText('No, false alarm').waitFor();
    await board.getByText('Two people disagree').waitFor();
    const printed = await live.printedQuestion(id);
    expect(printed.contacts.map((contact) => contact.answer)).toEqual(['confirmed', 'cancelled']);
    expect(printed.contradiction).toEqual({ confirmed: ['ann'], cancelled: ['bob'] });
    expect(printed.deadlineMs).toBe(asleep.deadlineMs);
    expect(answersTo('e-middle')).toEqual(['200']);
  });

  it('at any moment of a stream of answers, whatever was answered 200 is there, once', async () => {
    const contacts = Array.from({ length: 40 }, (_, index) => `c${index}`);
    const { line } = await live.ask(
      ...['--event=e-stream', `--contacts=${contacts.join()}`, '--method=sms', '--message=Real?'],
    );
    const stored: string[] = [];
    const deaths = [7, 23];
    for (const contact of contacts) {
      if (stored.length === deaths[0]) {
        deaths.shift();
        await restart();
      }
      const { status } = await answer(line.verificationId, contact, 'confirmed');
      if (status === 200) stored.push(contact);
    }
    await restart();
    const printed = await live.printedQuestion(line.id);
    const answered = printed.contacts.filter(({ answers }) => answers.length === 1);
    expect(answered.map(({ contactId }) => contactId)).toEqual(stored);
    expect(stored).toEqual(contacts);
  });
});
