// Webhooks of every form against the real app: what is true is kept and shown, what is not proven changes nothing.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { showOnly } from './harness/boards';
import type { Screen } from './harness/screen';
import { VerifyDesk, type PrintedQuestion } from './harness/verify-desk';
import {
  answerData,
  ENVELOPES,
  plain,
  stamped,
  type WebhookSender,
} from './harness/webhook-sender';

const RESPONDED = 'verification.responded';

let live: VerifyDesk;
let screen: Screen;
let webhooks: WebhookSender;

beforeAll(async () => {
  live = await VerifyDesk.make();
  screen = await live.start();
  webhooks = live.webhooks;
});
afterEach(() => {
  live.chekt.behaviour = { kind: 'take' };
  expect(live.chekt.complaints).toEqual([]);
});
afterAll(() => live.close());

interface Open {
  readonly id: string;
  readonly verificationId: string;
}

/** A question about an event that CHeKT has taken. */
async function openQuestion(event: string, contacts: string, ...more: string[]): Promise<Open> {
  const { code, line } = await live.ask(
    ...[`--event=${event}`, `--contacts=${contacts}`, '--method=sms', '--message=Real?', ...more],
  );
  expect(code).toBe(0);
  return { id: line.id, verificationId: line.verificationId ?? '' };
}

const answersIn = ({ contacts }: PrintedQuestion) => contacts.map(({ answer }) => answer);
const body = (verificationId: string, contactId: string, response: string) =>
  ENVELOPES.seed(RESPONDED, answerData({ verificationId, contactId, response }));

describe('an answer', () => {
  it('in every envelope and under every signature is told by verifications, by status and in the window', async () => {
    const { seed, numbered, payload, open } = ENVELOPES;
    const { secret } = live;
    const both = (text: string) => ({ ...stamped(secret, text), ...plain(secret, text) });
    const newer = (text: string) => stamped(secret, text);
    const older = (text: string) => plain(secret, text);
    const bare = (text: string) => ({
      'x-webhook-signature': plain(secret, text)['x-webhook-signature']?.slice(7) ?? '',
    });
    const forms = [
      { contact: 'w1-newer', wrap: seed, sign: newer, said: 'confirmed', means: 'confirmed' },
      { contact: 'w1-older', wrap: seed, sign: older, said: 'cancelled', means: 'cancelled' },
      { contact: 'w2', wrap: numbered, sign: newer, said: 'YES', means: 'confirmed' },
      { contact: 'w2-both', wrap: numbered, sign: both, said: 'NO', means: 'cancelled' },
      { contact: 'w3', wrap: seed, sign: bare, said: 'CANCEL', means: 'cancelled' },
      { contact: 'w4', wrap: payload, sign: newer, said: 'Confirm', means: 'confirmed' },
      { contact: 'flat', wrap: open, sign: older, said: 'HELP', means: 'help' },
    ];
    const people = forms.map(({ contact }) => contact);
    const { id, verificationId } = await openQuestion('e-forms', people.join());
    const board = await showOnly(screen, id);
    for (const [index, { contact, wrap, sign, said }] of forms.entries()) {
      const data = answerData({
        ...{ verificationId, eventId: 'e-forms', contactId: contact },
        response: said,
      });
      const text = wrap(RESPONDED, data, `evt_${index}`);
      const { status } = await webhooks.post(text, sign(text));
      expect({ contact, status }).toEqual({ contact, status: 200 });
    }
    const means = forms.map((form) => form.means);
    const printed = await live.printedQuestion(id);
    expect(answersIn(printed)).toEqual(means);
    expect(printed.contacts.map(({ said }) => said)).toEqual(forms.map(({ said }) => said));
    expect(printed).toMatchObject({ status: 'responded', state: 'answered', help: ['flat'] });
    const inStatus = await live.inStatus(id);
    expect(inStatus && answersIn(inStatus)).toEqual(means);
    await board.getByText('Person flat needs help').waitFor();
    const rows = await board.getByRole('row').allTextContents();
    const shown = ['Yes, it is real', 'No, false alarm', 'Needs help'];
    const words = { confirmed: shown[0], cancelled: shown[1], help: shown[2] };
    for (const { contact, means: answer } of forms) {
      const row = rows.find((text) => text.startsWith(`Person ${contact}T`)) ?? '';
      expect(row).toContain(words[answer as keyof typeof words]);
    }
  });

  it('before our own question was answered is kept, and found once it is', async () => {
    live.chekt.behaviour = { kind: 'take', verificationId: 'ver_early', delayMs: 1_500 };
    const asking = openQuestion('e-early', 'ann,bob');
    await live.desk.until('CHeKT has read it', () => live.chekt.about('/e-early/').length === 1);
    expect((await webhooks.signed(body('ver_early', 'ann', 'confirmed'))).status).toBe(200);
    const { id, verificationId } = await asking;
    expect(verificationId).toBe('ver_early');
    const printed = await live.printedQuestion(id);
    expect(answersIn(printed)).toEqual(['confirmed', null]);
    expect(live.chekt.about('/e-early/')).toHaveLength(1);
  });

  it('in words that nobody knows is shown as said and taken for neither yes nor no', async () => {
    const { id, verificationId } = await openQuestion('e-words', 'ann,bob,cy');
    const said = ['yes please, but call me', '<b>NO</b> "ünknown" 🚨', '1'];
    const contacts = ['ann', 'bob', 'cy'];
    for (const [index, contactId] of contacts.entries()) {
      const text = body(verificationId, contactId, said[index] ?? '');
      expect((await webhooks.signed(text)).status).toBe(200);
    }
    const printed = await live.printedQuestion(id);
    expect(answersIn(printed)).toEqual(['other', 'other', 'other']);
    expect(printed.contacts.map((contact) => contact.said)).toEqual(said);
    expect(printed.contradiction).toBeNull();
    const board = await showOnly(screen, id);
    await board.getByText('Said: “<b>NO</b> "ünknown" 🚨”').waitFor();
  });

  it('against another is a contradiction, and one person may change their mind', async () => {
    const { id, verificationId } = await openQuestion('e-two', 'ann,bob');
    const at = Date.now();
    const tell = (contactId: string, response: string, atMs: number) =>
      webhooks.answer({ verificationId, contactId, response, atMs });
    await tell('ann', 'confirmed', at);
    await tell('bob', 'cancelled', at + 1000);
    const board = await showOnly(screen, id);
    await board.getByText('Two people disagree').waitFor();
    await board
      .getByText('Person ann says it is real. Person bob says it is a false alarm.')
      .waitFor();
    await tell('bob', 'confirmed', at + 2000);
    await board.getByText(/Before: No, false alarm/).waitFor();
    const printed = await live.printedQuestion(id);
    expect(printed.contradiction).toEqual({ confirmed: ['ann', 'bob'], cancelled: ['bob'] });
    expect(answersIn(printed)).toEqual(['confirmed', 'confirmed']);
    expect(printed.contacts.map(({ answers }) => answers.length)).toEqual([1, 2]);
  });
});

describe('news of a message', () => {
  it('moves each contact on, in any order, and never back', async () => {
    const { id, verificationId } = await openQuestion('e-news', 'ann,bob,cy');
    const of = (contact_id: string, more: object = {}) => ({
      verification_id: verificationId,
      contact_id,
      ...more,
    });
    expect((await webhooks.news('failed', of('bob', { reason: 'Number is gone' }))).status).toBe(
      200,
    );
    expect((await webhooks.news('delivered', of('ann'))).status).toBe(200);
    expect((await webhooks.news('sent', of('ann'))).status).toBe(200);
    expect((await webhooks.news('sent', of('bob'))).status).toBe(200);
    expect((await webhooks.news('unheard_of', of('cy'))).status).toBe(200);
    const printed = await live.printedQuestion(id);
    expect(printed.contacts).toMatchObject([
      { contactId: 'ann', status: 'delivered', answer: null },
      { contactId: 'bob', status: 'failed', failureReason: 'Number is gone' },
      { contactId: 'cy', status: 'delivered', answer: null },
    ]);
  });
});

describe('repetitions', () => {
  it('change nothing and are answered 200', async () => {
    const { id, verificationId } = await openQuestion('e-again', 'ann,bob');
    const data = answerData({ verificationId, contactId: 'ann', response: 'confirmed' });
    const first = ENVELOPES.numbered(RESPONDED, data, 'evt_same');
    const oldHeaders = stamped(live.secret, first);
    expect((await webhooks.post(first, oldHeaders)).status).toBe(200);
    const before = await live.printedQuestion(id);
    const record = await screen.call('activityPage', { limit: 200 });

    const replays = await Promise.all([
      // To the byte, as somebody would who has listened.
      ...Array.from({ length: 20 }, () => webhooks.post(first, oldHeaders)),
      // Sent again by CHeKT: the same event, signed anew.
      ...Array.from({ length: 20 }, () => webhooks.signed(first)),
      // The same answer in another envelope and under another number.
      webhooks.signed(ENVELOPES.seed(RESPONDED, data)),
      webhooks.signed(ENVELOPES.numbered(RESPONDED, data, 'evt_other')),
    ]);
    expect(new Set(replays.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await live.printedQuestion(id)).toEqual(before);
    const after = await screen.call('activityPage', { limit: 200 });
    const about = (lines: typeof after) =>
      lines.filter(({ actionId, kind }) => actionId === id && kind === 'answered').length;
    expect(about(after)).toBe(about(record));
  });
});

describe('what is not proven to come from CHeKT', () => {
  it('is 401 and changes nothing, however it is wrong', async () => {
    const { id, verificationId } = await openQuestion('e-proof', 'ann,bob');
    expect((await webhooks.signed(body(verificationId, 'ann', 'confirmed'))).status).toBe(200);
    const before = await live.facts();
    const text = body(verificationId, 'bob', 'cancelled');
    const { secret } = live;
    const now = Date.now();
    const good = stamped(secret, text);
    const lies: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      'no signature': {},
      'another secret': stamped('whsec_of_somebody_else', text),
      'another secret, older form': plain('whsec_of_somebody_else', text),
      'an empty secret': stamped('', text),
      'another body': stamped(secret, body(verificationId, 'bob', 'confirmed')),
      'another body, older form': plain(secret, `${text} `),
      'six minutes old': stamped(secret, text, now - 360_000),
      'from six minutes ahead': stamped(secret, text, now + 360_000),
      'old, with a new time stamp': {
        ...stamped(secret, text, now - 360_000),
        'X-CHeKT-Timestamp': String(Math.floor(now / 1000)),
      },
      'without its time stamp': { 'X-CHeKT-Signature': good['X-CHeKT-Signature'] ?? '' },
      'a time stamp that is no number': { ...good, 'X-CHeKT-Timestamp': 'now' },
      'one right and one wrong': { ...good, ...plain('whsec_of_somebody_else', text) },
      'an empty signature': { ...good, 'X-CHeKT-Signature': '' },
      'the secret itself': { 'x-webhook-signature': secret },
      'a bearer of our key': { authorization: `Bearer ${live.key}` },
    };
    for (const [how, headers] of Object.entries(lies)) {
      const { status } = await webhooks.post(text, headers);
      expect({ how, status }).toEqual({ how, status: 401 });
    }
    expect(await live.facts()).toEqual(before);
    expect((await live.inStatus(id))?.contacts.map(({ answer }) => answer)).toEqual([
      'confirmed',
      null,
    ]);
    // The same event, rightly signed, is taken at once.
    expect((await webhooks.post(text, good)).status).toBe(200);
    expect(answersIn(await live.printedQuestion(id))).toEqual(['confirmed', 'cancelled']);
  });

  it('or cannot be read is 400, 404, 405 or 413, rightly signed or not, and changes nothing', async () => {
    const before = await live.facts();
    const text = body('ver_1', 'ann', 'confirmed');
    const sign = (what: string) => stamped(live.secret, what);
    const big = JSON.stringify({ event_type: RESPONDED, data: { pad: 'x'.repeat(300_000) } });
    const half = text.slice(0, -10);
    const noContact = ENVELOPES.seed(RESPONDED, { verification_id: 'ver_1', response: 'yes' });
    const wrong = [
      { status: 400, answer: webhooks.post(half, sign(half)) },
      { status: 400, answer: webhooks.post('[]', sign('[]')) },
      { status: 400, answer: webhooks.post(noContact, sign(noContact)) },
      { status: 404, answer: webhooks.post(text, sign(text), '/webhooks/chekt/of-somebody') },
      { status: 404, answer: webhooks.post(text, sign(text), '/') },
      { status: 405, answer: webhooks.post('', {}, '/webhooks/chekt', 'GET') },
      { status: 405, answer: webhooks.post(text, sign(text), '/webhooks/chekt', 'PUT') },
      { status: 413, answer: webhooks.post(big, sign(big)) },
    ];
    for (const { status, answer } of wrong) expect((await answer).status).toBe(status);
    expect(await live.facts()).toEqual(before);
  });
});

describe('an event that fits nothing', () => {
  it('of a question that this desk did not ask is kept and told as a stray', async () => {
    const before = await live.facts();
    const data = { verification_id: 'ver_of_another_desk', contact_id: 'zoe', response: 'yes' };
    expect((await webhooks.news('responded', data)).status).toBe(200);
    const after = await live.facts();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toMatchObject([
      {
        kind: 'stray-event',
        type: RESPONDED,
        verificationId: 'ver_of_another_desk',
        contactId: 'zoe',
        said: 'yes',
      },
    ]);
    await screen.goTo('Verify');
    await screen.page.getByText('question ver_of_another_desk').waitFor();
  });

  it('of somebody who was not asked is shown, and marked as that', async () => {
    const { id, verificationId } = await openQuestion('e-stranger', 'ann');
    expect((await webhooks.signed(body(verificationId, 'zoe', 'cancelled'))).status).toBe(200);
    const printed = await live.printedQuestion(id);
    expect(printed.contacts).toMatchObject([
      { contactId: 'ann', answer: null, asked: true },
      { contactId: 'zoe', answer: 'cancelled', asked: false },
    ]);
    const board = await showOnly(screen, id);
    await board.getByText('was not asked by this desk').waitFor();
  });
});

describe('the end of the time', () => {
  it('is the one CHeKT named, not the one that was asked for; what comes later is late', async () => {
    live.chekt.behaviour = { kind: 'take', seconds: 4 };
    const short = await openQuestion('e-short', 'ann,bob', '--timeout=600');
    live.chekt.behaviour = { kind: 'take', seconds: 300 };
    const long = await openQuestion('e-long', 'ann', '--timeout=1');
    const asked = await live.printedQuestion(short.id);
    expect(asked).toMatchObject({ deadlineSource: 'vendor' });
    const endMs = asked.deadlineMs ?? 0;

    const board = await showOnly(screen, short.id);
    const over = await live.until('expired', short.id, ({ expired }) => expired, 10_000);
    expect(Date.now()).toBeGreaterThanOrEqual(endMs);
    expect(over.contacts.map(({ status }) => status)).toEqual(['expired', 'expired']);
    await board.getByText('Time is up', { exact: true }).waitFor();

    const { verificationId } = short;
    const tell = (contactId: string, atMs: number) =>
      webhooks.answer({ verificationId, contactId, response: 'confirmed', atMs });
    // Said in time and long on its way; and said too late.
    await tell('ann', endMs - 1000);
    await sleep(Math.max(0, endMs + 1000 - Date.now()));
    await tell('bob', endMs + 1000);
    const printed = await live.printedQuestion(short.id);
    expect(printed.contacts).toMatchObject([
      { contactId: 'ann', answer: 'confirmed', late: false },
      { contactId: 'bob', answer: 'confirmed', late: true },
    ]);
    expect(printed.expired).toBe(true);
    await board.getByText('late', { exact: true }).waitFor();
    // The other one asked for one second, and CHeKT gave five minutes.
    expect(await live.printedQuestion(long.id)).toMatchObject({
      expired: false,
      deadlineSource: 'vendor',
    });
  });

  it('is our own where CHeKT names none, and said to be', async () => {
    live.chekt.behaviour = { kind: 'take', seconds: null };
    const { id } = await openQuestion('e-none', 'ann', '--timeout=2');
    const before = await live.printedQuestion(id);
    expect(before).toMatchObject({ deadlineSource: 'own' });
    await live.until('expired', id, ({ expired }) => expired, 10_000);
    expect(Date.now()).toBeGreaterThanOrEqual(before.deadlineMs ?? 0);
  });
});
