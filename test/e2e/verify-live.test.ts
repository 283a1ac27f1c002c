// `tocsin verify` against an independent CHeKT: the right bytes on connections of their own, and every answer told for what it is.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isBlocked } from '../../src/shared/core/readiness';
import { LIVE_PLACE } from './harness/live';
import { showOnly } from './harness/boards';
import { filesBelow, foundIn } from './harness/canary';
import {
  deliveryFailed,
  invalidContact,
  nameOf,
  type ChektBehaviour,
} from './harness/chekt-answers';
import type { Screen } from './harness/screen';
import type { SeenAtChekt } from './harness/strict-chekt';
import type { ArrivedAtChekt } from './harness/verification-rules';
import { SITE, VerifyDesk } from './harness/verify-desk';

const WRONG_KEY = 'chekt_live_of-somebody-else-0123456789';

let live: VerifyDesk;
let screen: Screen;

const bodiesOf = (seen: readonly SeenAtChekt[]) => new Set(seen.map(({ body }) => body));
const keysOf = (seen: readonly SeenAtChekt[]) =>
  new Set(seen.map(({ headers }) => headers['idempotency-key']));
/** The first answers to whatever mentions `words`; everything else, and every later try, is taken. */
const firstAnswers =
  (words: string, ...behaviours: ChektBehaviour[]) =>
  ({ body }: ArrivedAtChekt): ChektBehaviour =>
    body.includes(words) ? (behaviours.shift() ?? { kind: 'take' }) : { kind: 'take' };

beforeAll(async () => {
  live = await VerifyDesk.make();
  screen = await live.start();
});
afterEach(() => {
  live.chekt.behaviour = { kind: 'take' };
  expect(live.chekt.complaints).toEqual([]);
});
afterAll(() => live.close());

describe('a question on the wire', () => {
  const EVENT_MESSAGE = 'ALARM: Motion at "Main Office" \\ Niño 🚨. Reply YES or NO.';
  const cases: readonly {
    readonly about: string;
    readonly words: readonly string[];
    readonly path: string;
    readonly body: string;
    readonly contacts: readonly string[];
  }[] = [
    {
      about: 'an event',
      words: [
        ...['--event', 'event_789', '--contacts', 'contact_123,contact_456', '--method', 'sms'],
        ...['--message', EVENT_MESSAGE, '--timeout', '180'],
      ],
      path: '/ext/v1/events/event_789/verifications',
      body:
        '{"contacts":["contact_123","contact_456"],"method":"sms",' +
        `"message":${JSON.stringify(EVENT_MESSAGE)},"timeout_seconds":180}`,
      contacts: ['contact_123', 'contact_456'],
    },
    {
      about: 'an event whose id needs care in a path',
      words: ['--event=25/7 ü', '--contacts=9', '--method=call', '--message=x', '--priority=low'],
      path: '/ext/v1/events/25%2F7%20%C3%BC/verifications',
      body: '{"contacts":["9"],"method":"call","message":"x","timeout_seconds":600}',
      contacts: ['9'],
    },
    {
      about: 'a site',
      words: [
        ...['--contacts', 'contact_123', '--method', 'email', '--subject', 'Contact Verification'],
        ...['--message', 'Please confirm your email address.', '--no-response'],
      ],
      path: '/ext/v1/verifications',
      body:
        `{"site_id":"${SITE}","contacts":["contact_123"],"method":"email",` +
        '"subject":"Contact Verification","message":"Please confirm your email address.",' +
        '"require_response":false}',
      contacts: ['contact_123'],
    },
    {
      about: 'everyone at a site',
      words: ['--contacts=all', '--method=push', '--message=Is anybody there?'],
      path: '/ext/v1/verifications',
      body:
        `{"site_id":"${SITE}","contacts":["all"],"method":"push",` +
        '"message":"Is anybody there?","require_response":true}',
      contacts: ['all'],
    },
  ];

  it('is exactly what the pages ask for, on a connection of its own, and is told in one line', async () => {
    const asked = await Promise.all(
      cases.map(async (each) => ({ ...each, result: await live.ask(...each.words) })),
    );
    expect(live.chekt.complaints).toEqual([]);
    for (const { path, body, contacts, result } of asked) {
      const arrived = live.chekt.seen.filter((one) => one.path === path && one.body === body);
      expect(arrived, `${path} ${body}`).toHaveLength(1);
      const { id, verificationId } = result.line;
      expect(arrived[0]).toMatchObject({
        method: 'POST',
        headers: {
          authorization: `Bearer ${live.key}`,
          'content-type': 'application/json',
          'idempotency-key': id,
        },
        onConnection: 1,
        answered: '200',
        verificationId,
      });
      expect(result.code).toBe(0);
      expect(result.line).toMatchObject({
        site: SITE,
        state: 'accepted',
        attempts: 1,
        failure: null,
        contacts: contacts.map((contactId) => ({
          contactId,
          name: nameOf(contactId),
          status: 'delivered',
          answer: null,
        })),
      });
    }
    const posts = live.chekt.seen.filter(({ method }) => method === 'POST');
    expect(new Set(posts.map(({ connection }) => connection)).size).toBe(posts.length);
    expect(keysOf(posts).size).toBe(posts.length);
  });

  it('has words of its own when it is given none: the site, how to answer, until when', async () => {
    const { line } = await live.ask('--event=e-words', '--contacts=a', '--method=sms');
    const [arrived] = live.chekt.about('/e-words/');
    const { message } = JSON.parse(arrived?.body ?? '{}') as { message: string };
    for (const part of [LIVE_PLACE, 'YES', 'NO', 'HELP', 'Danger/peligro: 911', '3 min']) {
      expect(message).toContain(part);
    }
    expect(message).not.toContain('PRACTICE');
    expect(line).toMatchObject({ message });
  });
});

describe('a refusal names the contacts and the reason, ends with 1, and is never repeated', () => {
  const ERROR_STATUSES = [200, 400, 404, 422, 500, 503];

  it.each(['INVALID_CONTACT', 'DELIVERY_FAILED'])('%s, under any status', async (code) => {
    const isInvalid = code === 'INVALID_CONTACT';
    live.chekt.behaviour = ({ path }) => {
      const status = Number(/\d+$/.exec(path.split('/')[4] ?? '')?.[0]);
      return isInvalid
        ? invalidContact(status, ['contact_999'])
        : deliveryFailed(status, 'contact_999', 'Invalid phone number');
    };
    const asked = await Promise.all(
      ERROR_STATUSES.map((status) =>
        live.ask(`--event=${code}-${status}`, '--contacts=contact_123,contact_999', '--method=sms'),
      ),
    );
    for (const [index, { code: exit, line, stderr }] of asked.entries()) {
      expect({ exit, state: line.state }).toEqual({ exit: 1, state: 'failed' });
      expect(line.failure).toMatchObject({
        kind: 'rejected',
        reason: isInvalid ? 'invalid-contact' : 'delivery-failed',
        contactIds: ['contact_999'],
        vendorCode: code,
        httpStatus: ERROR_STATUSES[index],
      });
      expect(stderr).toContain('contact_999');
      expect(stderr).toContain(isInvalid ? 'contact IDs are invalid' : 'Invalid phone number');
    }
    expect(live.chekt.about(`/${code}-`)).toHaveLength(ERROR_STATUSES.length);
  });

  it('in the window too, with a way to change the question', async () => {
    live.chekt.behaviour = invalidContact(422, ['contact_999']);
    const { line } = await live.ask('--event=e-no', '--contacts=contact_999', '--method=sms');
    const board = await showOnly(screen, line.id);
    await board.getByText('The question was refused').waitFor();
    await board.getByText(/cannot use these contacts: contact_999/).waitFor();
    await screen.button('Change and ask again', board).waitFor();
  });
});

describe('a key that CHeKT refuses', () => {
  it('ends with 1, is trouble of its own, and does not touch a press', async () => {
    await live.setSecret('chekt.apiKey', WRONG_KEY);
    const { code, line } = await live.ask('--event=e-401', '--contacts=a', '--method=sms');
    expect({ code, state: line.state }).toEqual({ code: 1, state: 'failed' });
    expect(line.failure).toMatchObject({ kind: 'unauthorized', httpStatus: 401 });
    const during = await screen.until('the trouble shows', ({ readiness }) =>
      readiness.troubles.some(({ id }) => id === 'chekt-refuses-key'),
    );
    expect(isBlocked(during.readiness.verdict)).toBe(false);
    expect((await live.desk.send('safe')).code).toBe(0);

    await live.setSecret('chekt.apiKey', live.key);
    await screen.until('the trouble is over', ({ readiness }) =>
      readiness.troubles.every(({ id }) => id !== 'chekt-refuses-key'),
    );
    // A corrected key alone does not text people: the operator asks again.
    expect(live.chekt.about('/e-401/').map(({ answered }) => answered)).toEqual(['401']);
    expect(await screen.ask('tryAgain', { id: line.id })).toMatchObject({ ok: true });
    await live.until('accepted', line.id, ({ delivery }) => delivery.state === 'accepted');
    expect(live.chekt.about('/e-401/').map(({ answered }) => answered)).toEqual(['401', '200']);
    expect(bodiesOf(live.chekt.about('/e-401/')).size).toBe(1);
  });
});

describe('a question that surely has not gone out is sent again by itself, in identical bytes', () => {
  it('after refused connections', async () => {
    await live.chekt.stop();
    const { code, line } = await live.ask(
      ...['--event=e-closed', '--contacts=a,b', '--method=sms', '--message=Real?', '--wait=1'],
    );
    expect(code).toBe(2);
    // The second passed between two tries, or within one.
    expect(['waiting', 'sending']).toContain(line.state);
    expect(line.mayHaveReached).toBe(false);
    await live.until('two tries', line.id, ({ delivery }) => delivery.attempts >= 2);

    await live.chekt.start();
    await live.until('accepted', line.id, ({ delivery }) => delivery.state === 'accepted');
    const seen = live.chekt.about('/e-closed/');
    expect(seen.map(({ body }) => body)).toEqual([
      '{"contacts":["a","b"],"method":"sms","message":"Real?","timeout_seconds":180}',
    ]);
    expect(seen[0]?.headers['idempotency-key']).toBe(line.id);
  });

  it('after 429, and not before the time it asked for', async () => {
    const body = '{"error":{"code":"rate_limited","message":"Too many requests"}}';
    const headers = { 'retry-after': '3' };
    live.chekt.behaviour = firstAnswers('case 429', { kind: 'say', status: 429, headers, body });
    const { code, line } = await live.ask(
      ...['--event=e-429', '--contacts=a', '--method=sms', '--message=case 429', '--wait=30'],
    );
    expect({ code, state: line.state }).toEqual({ code: 0, state: 'accepted' });
    const seen = live.chekt.about('case 429');
    expect(seen.map(({ answered }) => answered)).toEqual(['429', '200']);
    expect({ bodies: bodiesOf(seen).size, keys: keysOf(seen).size }).toEqual({
      bodies: 1,
      keys: 1,
    });
    const [first, second] = seen.map(({ atMs }) => atMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(2_900);
  });
});

describe('after all that', () => {
  it('neither key nor secret is in anything printed, shown, or written to a disk', async () => {
    await screen.ask('setSecret', { name: 'chekt.webhookSecret', value: live.secret });
    const secrets = [live.key, live.secret, live.share911Key, WRONG_KEY];
    const { stdout } = await live.command(['activity']);
    expect(stdout).toContain('e-closed');
    const texts = {
      printed: live.printed,
      terminal: live.desk.output,
      state: JSON.stringify(await screen.state()),
      record: JSON.stringify(await screen.call('activityPage', { limit: 200 })),
      page: await screen.page.content(),
    };
    expect(foundIn(texts, secrets)).toEqual([]);
    expect(foundIn(filesBelow(live.desk.folder), secrets)).toEqual([]);
    await live.desk.stop();
    const files = filesBelow(live.desk.folder);
    expect(foundIn(files, secrets)).toEqual([]);
    // The search does find what is there.
    expect(foundIn(files, ['case 429'])).not.toEqual([]);
  });
});
