// From the command line to an independent Share911 and back: the right bytes, whatever the vendor does, and never the key elsewhere.
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesBelow, foundIn } from './harness/canary';
import { STATUS_NUMBERS, type StatusWord } from './harness/check-in-rules';
import { Desk } from './harness/desk';
import { bodyOf, LIVE_PLACE, liveConfig, timeOf, withoutTime } from './harness/live';
import { StrictShare911, type Behaviour, type Seen } from './harness/strict-share911';

const KEY = `k:3y+${randomBytes(24).toString('hex')}/==`;
const WRONG_KEY = `wrong-${randomBytes(24).toString('hex')}`;
const HAPPY: Behaviour = { kind: 'status', status: 200 };

const vendor = new StrictShare911(KEY);
const elsewhere = new StrictShare911(KEY);
let desk: Desk;
let page: Page;
/** All that the commands have printed. */
let printed = '';

const send = async (...words: string[]) => {
  const result = await desk.send(...words);
  printed += result.stdout + result.stderr;
  return result;
};
const status = async () => {
  const result = await desk.status();
  printed += result.stdout + result.stderr;
  return {
    code: result.code,
    ...(JSON.parse(result.stdout) as { troubles: readonly { id: string }[] }),
  };
};
const setKey = async (key: string) => {
  const result = await desk.command(['secrets', 'set', 'share911.apiKey'], `${key}\n`);
  printed += result.stdout + result.stderr;
  expect(result.code).toBe(0);
};
const isAccepted = (id: unknown) => async () => (await desk.delivery(id))?.state === 'accepted';
const bodiesOf = (seen: readonly Seen[]) => new Set(seen.map(({ body }) => body));
const answersTo = (words: string) => vendor.about(words).map(({ answered }) => answered);
/** The first answers to whatever mentions `words`; everything else, and every later try, is accepted. */
const firstAnswers =
  (words: string, ...behaviours: Behaviour[]) =>
  ({ body }: { readonly body: string }): Behaviour =>
    body.includes(words) ? (behaviours.shift() ?? HAPPY) : HAPPY;

beforeAll(async () => {
  await vendor.start();
  await elsewhere.start();
  desk = new Desk({ managed: liveConfig(vendor) });
  await setKey(KEY);
  await desk.start();
  page = await desk.page();
});

afterAll(async () => {
  await desk.close();
  await vendor.stop();
  await elsewhere.stop();
});

describe('the eight statuses on the wire', () => {
  const cases: readonly [StatusWord, string | undefined, string | undefined][] = [
    ['threat', 'Someone breaking in', undefined],
    ['trapped', undefined, 'Soccer Field'],
    ['secure', undefined, undefined],
    ['evacuated', 'Niño said "go" \\ 🚨', undefined],
    ['off-site', undefined, 'Calle 8 / Étage 2'],
    ['medical-emergency', 'Nurse, quickly', 'Gym'],
    ['security-needed', 'Aggressive Parent', undefined],
    ['safe', undefined, undefined],
  ];

  it('arrive exactly as documented, sent at the same time by eight command lines', async () => {
    const sent = await Promise.all(
      cases.map(async ([word, message, location]) => {
        const before = Date.now();
        const result = await send(
          word,
          ...(message === undefined ? [] : ['--message', message]),
          ...(location === undefined ? [] : [`--location=${location}`]),
        );
        return { word, message, location, before, result };
      }),
    );

    expect(vendor.complaints).toEqual([]);
    expect(vendor.seen).toHaveLength(cases.length);
    for (const { word, message, location = LIVE_PLACE, before, result } of sent) {
      const number = STATUS_NUMBERS[word];
      const [arrived, ...others] = vendor.about(`"status":${number},`);
      expect(others).toEqual([]);
      expect(arrived).toMatchObject({
        method: 'POST',
        path: '/v1/checkins/',
        authorization: `Basic ${Buffer.from(`api:${KEY}`).toString('base64')}`,
        contentType: 'application/json',
        answered: '200',
      });
      const body = arrived?.body ?? '';
      expect(withoutTime(body)).toBe(bodyOf(number, location, message));
      expect(timeOf(body)).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000);
      expect(timeOf(body)).toBeLessThanOrEqual(Date.now());
      expect(result.code).toBe(0);
      expect(result.line).toMatchObject({
        status: word.toUpperCase().replaceAll('-', '_'),
        location,
        state: 'accepted',
        attempts: 1,
        failure: null,
      });
      expect(result.line.message).toBe(message);
    }
  });
});

describe('a vendor in trouble gets every press once it is back, always in identical bytes', () => {
  it('after answering 503', async () => {
    const down: Behaviour = { kind: 'status', status: 503 };
    vendor.behaviour = firstAnswers('case 503', down, down);
    const { code, line } = await send('threat', '--message=case 503', '--wait=0');
    expect(code).toBe(2);
    expect(line.savedMs).toEqual(expect.any(Number));

    await desk.until('accepted', isAccepted(line.id));
    expect(answersTo('case 503')).toEqual(['503', '503', '200']);
    expect(bodiesOf(vendor.about('case 503')).size).toBe(1);
  });

  it('after answering 429, and not before the time it asked for', async () => {
    vendor.behaviour = firstAnswers('case 429', {
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '3' },
    });
    const { code, line } = await send('medical-emergency', '--message=case 429', '--wait=20');

    expect(code).toBe(0);
    expect(line).toMatchObject({ state: 'accepted', attempts: 2 });
    expect(answersTo('case 429')).toEqual(['429', '200']);
    expect(bodiesOf(vendor.about('case 429')).size).toBe(1);
    const [first, second] = vendor.about('case 429').map(({ atMs }) => atMs);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(2_900);
  });

  it('after reading without an answer, which holds up no other press', async () => {
    vendor.behaviour = firstAnswers('case hang', { kind: 'hang' });
    const hanging = await send('security-needed', '--message=case hang', '--wait=0');
    expect(hanging).toMatchObject({ code: 2, line: { outcome: 'still-sending' } });
    expect(hanging.stderr).toContain('Tocsin goes on sending; do not send again.');
    expect(hanging.stderr).not.toContain('NOT SENT');
    await desk.until('the vendor has read it', () => vendor.about('case hang').length === 1);
    const other = await send('trapped', '--message=beside the hanging one');
    expect(other.line).toMatchObject({ state: 'accepted', attempts: 1 });
    expect(await desk.delivery(hanging.line.id)).toMatchObject({
      state: 'sending',
      rungs: { sentMs: expect.any(Number) as number, acceptedMs: null },
    });

    await desk.until('accepted', isAccepted(hanging.line.id));
    expect(answersTo('case hang')).toEqual(['hang', '200']);
    expect(bodiesOf(vendor.about('case hang')).size).toBe(1);
    // It may have been read the first time, and the record says so.
    expect((await desk.delivery(hanging.line.id))?.mayHaveReached).toBe(true);
  });

  it('after dropping the connection once it had read the request', async () => {
    vendor.behaviour = firstAnswers('case drop', { kind: 'drop' }, { kind: 'drop' });
    const { code, line } = await send('threat', '--message=case drop', '--wait=30');

    expect(code).toBe(0);
    expect(line).toMatchObject({ state: 'accepted', mayHaveReached: true });
    expect(answersTo('case drop')).toEqual(['drop', 'drop', '200']);
    expect(bodiesOf(vendor.about('case drop')).size).toBe(1);
  });

  it('after refusing connections, which status has named as trouble meanwhile', async () => {
    vendor.behaviour = HAPPY;
    await vendor.stop();
    const { code, line, stderr } = await send('threat', '--message=case refused', '--wait=2');
    expect(code).toBe(2);
    expect(line).toMatchObject({ acceptedMs: null, sentMs: null, mayHaveReached: false });
    expect(line).toMatchObject({ outcome: 'still-sending', environment: 'live' });
    expect(stderr).toContain('Tocsin goes on sending; do not send again.');
    expect(stderr).not.toContain('NOT SENT');
    const during = await status();
    expect(during.code).toBe(1);
    expect(during.troubles.map(({ id }) => id)).toContain('press-failing');

    await vendor.start();
    await desk.until('accepted', isAccepted(line.id));
    expect(answersTo('case refused')).toEqual(['200']);
  });

  it('after pointing elsewhere, where nothing is ever sent', async () => {
    const to = (code: number): Behaviour => ({
      kind: 'status',
      status: code,
      headers: { location: `${elsewhere.url}/v1/checkins/` },
    });
    vendor.behaviour = firstAnswers('case redirect', to(308), to(302));
    const { code, line } = await send('safe', '--message=case redirect', '--wait=1');
    expect(code).toBe(2);
    expect(line).toMatchObject({ acceptedMs: null, failure: { reason: 'redirect' } });

    await desk.until('accepted', isAccepted(line.id));
    expect(answersTo('case redirect')).toEqual(['308', '302', '200']);
    expect(bodiesOf(vendor.about('case redirect')).size).toBe(1);
    expect(elsewhere.connections).toBe(0);
  });
});

describe('a key the vendor refuses', () => {
  it('is never success, is trouble, and a corrected key lets the same bytes be tried again', async () => {
    vendor.behaviour = HAPPY;
    await setKey(WRONG_KEY);
    const { code, line, stderr } = await send('threat', '--message=case key');
    expect(code).toBe(1);
    expect(stderr).toContain('LIVE: NOT ACCEPTED: ');
    expect(stderr).toContain('Call your emergency number now: 911.');
    expect(line).toMatchObject({
      state: 'failed',
      acceptedMs: null,
      failure: { kind: 'unauthorized', httpStatus: 401 },
      outcome: 'not-sent',
      environment: 'live',
    });
    const during = await status();
    expect(during.code).toBe(1);
    expect(during.troubles.map(({ id }) => id)).toContain('vendor-refuses-key');

    await setKey(KEY);
    await desk.until('the trouble is over', async () => {
      const troubles = (await desk.look())?.readiness.troubles ?? [];
      return !troubles.some(({ id }) => id === 'vendor-refuses-key');
    });
    // It stopped; only the operator makes it go again.
    expect(answersTo('case key')).toEqual(['401']);
    const again = await desk.call(page, 'tryAgain', { id: String(line.id) });
    expect(again).toMatchObject({ ok: true });
    await desk.until('accepted', isAccepted(line.id));
    expect(answersTo('case key')).toEqual(['401', '200']);
    expect(bodiesOf(vendor.about('case key')).size).toBe(1);
  });
});

describe('after all that', () => {
  it('the vendor has nothing to complain about', () => {
    expect(vendor.complaints).toEqual([]);
  });

  it('the key is in no answer to the window and in nothing that was printed', async () => {
    const texts: Record<string, string> = { printed };
    texts.state = JSON.stringify(await desk.state(page));
    texts.record = JSON.stringify(await desk.call(page, 'activityPage', { limit: 200 }));
    texts.refusal = JSON.stringify(
      await desk.call(page, 'setSecret', { name: 'share911.apiKey', value: `${KEY}\u0007` }),
    );
    texts.page = await page.content();
    const commands = [['activity'], ['secrets', 'list'], ['doctor'], ['activity', 'verify']];
    await Promise.all(
      commands.map(async (words) => {
        const { code, stdout, stderr } = await desk.command(words);
        expect({ words, code, stderr }).toMatchObject({ code: 0 });
        texts[words.join(' ')] = stdout + stderr;
      }),
    );
    // The search has something to search.
    expect(Object.values(texts).filter((text) => text.length < 30)).toEqual([]);
    texts.terminal = desk.output;
    expect(foundIn(texts, [KEY, WRONG_KEY])).toEqual([]);
  });

  it('the key is in no file, while the app runs and when it has ended', async () => {
    const secrets = [KEY, WRONG_KEY];
    expect(foundIn(filesBelow(desk.folder), secrets)).toEqual([]);
    await desk.stop();
    const files = filesBelow(desk.folder);
    expect(foundIn(files, secrets)).toEqual([]);
    // The search does find what is there.
    expect(foundIn(files, ['beside the hanging one'])).not.toEqual([]);
  });
});
