// Slow, broken, early, late and too many: what a connection may do without disturbing the others.
import { afterEach, describe, expect, it } from 'vitest';
import { EVENT, openReceiver, PATH, type OpenOptions, type OpenReceiver } from './open-receiver';
import { postText, rawClient, type WireAnswer } from './raw-client';

const open: OpenReceiver[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});
async function receiver(options: OpenOptions = {}): Promise<OpenReceiver> {
  const made = await openReceiver(options);
  open.push(made);
  return made;
}

const statuses = (answers: readonly WireAnswer[]): number[] => answers.map(({ status }) => status);
const QUICK = { headersTimeoutMs: 40, requestTimeoutMs: 60, checkEveryMs: 10, lingerMs: 20 };
const head = (...lines: string[]): string =>
  [`POST ${PATH} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json', ...lines, '']
    .map((line) => `${line}\r\n`)
    .join('');
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

describe('a sender that is too slow', () => {
  it.each([
    ['nothing', ''],
    ['half a header', `POST ${PATH} HTTP/1.1\r\nHost: loc`],
    ['half a body', head('Content-Length: 50') + '{"event'],
    ['half a chunked body', head('Transfer-Encoding: chunked') + chunk('{"event')],
  ])('is answered 408 and hung up on: it sent %s', async (_name, bytes) => {
    const desk = await receiver({ limits: QUICK });
    const client = await desk.connect();
    client.write(bytes);
    expect(statuses(await client.ended)).toEqual([408]);
    expect(desk.seen).toEqual([]);
    expect(desk.refused).toMatchObject([{ status: 408, count: 1, source: '127.0.0.1' }]);
  });

  it('hears nothing twice: told 404 already, it is only hung up on', async () => {
    const desk = await receiver({ limits: QUICK });
    const client = await desk.connect();
    client.write(postText('/elsewhere', '{', { 'content-length': '50' }));
    expect(statuses(await client.ended)).toEqual([404]);
  });
});

describe('a body that is too large', () => {
  it('is answered 413 while it is still coming, and then hung up on', async () => {
    const desk = await receiver({ limits: { lingerMs: 20 } });
    const client = await desk.connect();
    client.write(head('Transfer-Encoding: chunked'));
    for (let sent = 0; sent <= 256; sent += 8) client.write(chunk('x'.repeat(8192)));
    const answers = await client.ended;
    expect(statuses(answers)).toEqual([413]);
    expect(answers[0]?.headers.connection).toBe('close');
    expect(desk.seen).toEqual([]);
  });

  it('is answered 413 even to a sender that reads only after it has sent all of 4 MiB', async () => {
    const desk = await receiver();
    const client = await desk.connect();
    client.socket.pause();
    const bytes = postText(PATH, 'x'.repeat(4 * 1024 * 1024));
    await new Promise<void>((resolve) => client.socket.write(bytes, () => resolve()));
    client.socket.resume();
    expect(statuses(await client.ended)).toEqual([413]);
  });

  it('is not read for ever', async () => {
    const desk = await receiver({ limits: { drainMaxBytes: 100_000 } });
    const client = await desk.connect();
    const more = (): void => {
      while (client.socket.writable && client.socket.write(chunk('x'.repeat(65_536))));
    };
    client.socket.on('drain', more);
    client.write(head('Transfer-Encoding: chunked'));
    more();
    await new Promise<void>((resolve) => client.socket.once('close', () => resolve()));
    expect(client.socket.bytesWritten).toBeLessThan(16 * 1024 * 1024);
  });
});

describe('a sender that waits for leave to go on', () => {
  it('gets it, and then its answer', async () => {
    const desk = await receiver();
    const client = await desk.connect();
    client.write(head('Expect: 100-continue', `Content-Length: ${EVENT.length}`));
    expect(statuses(await client.answers(1))).toEqual([100]);
    client.write(EVENT);
    expect(statuses(await client.answers(2))).toEqual([100, 200]);
  });

  it('is refused before it has sent anything large', async () => {
    const desk = await receiver({ limits: { lingerMs: 20 } });
    const client = await desk.connect();
    client.write(head('Expect: 100-continue', 'Content-Length: 300000'));
    expect(statuses(await client.ended)).toEqual([413]);
  });
});

describe('many requests on one connection', () => {
  it('are read one after the other: none before the one in front of it is answered', async () => {
    let underWay = 0;
    let most = 0;
    const desk = await receiver({
      async handle() {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setImmediate(resolve));
        underWay -= 1;
        return { kind: 'accepted' };
      },
    });
    const client = await desk.connect();
    const numbers = Array.from({ length: 50 }, (_each, index) => index);
    const chunked = { 'transfer-encoding': 'chunked', 'content-length': null };
    const bytes = numbers.map((index) =>
      index % 2 === 0
        ? postText(PATH, String(index))
        : Buffer.concat([
            postText(PATH, '', chunked),
            Buffer.from(`${chunk(String(index))}0\r\n\r\n`),
          ]),
    );
    client.write(Buffer.concat(bytes));
    expect(statuses(await client.answers(50))).toEqual(numbers.map(() => 200));
    expect(desk.seen.map(({ body }) => Number(body.toString()))).toEqual(numbers);
    expect(most).toBe(1);
  });

  it('are not cut short by a bad one behind them: its 400 comes last', async () => {
    let finish = (): void => undefined;
    const desk = await receiver({
      handle: () =>
        new Promise((resolve) => {
          finish = () => resolve({ kind: 'accepted' });
          // The bad bytes have arrived together with the good ones.
          setImmediate(finish);
        }),
    });
    const client = await desk.connect();
    client.write(Buffer.concat([postText(PATH, EVENT), Buffer.from('nonsense\r\n\r\n')]));
    expect(statuses(await client.ended)).toEqual([200, 400]);
  });

  it.each([
    ['404', postText('/elsewhere', '{"a":1}')],
    ['401', postText(PATH, 'forged')],
    ['400', postText(PATH, 'true event, but no JSON')],
  ])('end with a refusal: what stands behind a %s is not read', async (status, bytes) => {
    const desk = await receiver();
    const client = await desk.connect();
    client.write(Buffer.concat([postText(PATH, EVENT), bytes, postText(PATH, EVENT)]));
    const answers = await client.ended;
    expect(statuses(answers)).toEqual([200, Number(status)]);
    expect(answers.map(({ headers }) => headers.connection)).toEqual(['keep-alive', 'close']);
  });

  it('cost what is read of them: of 20,000 behind a refusal nothing is', async () => {
    const desk = await receiver();
    const client = await desk.connect();
    const many = postText('/x', '').toString().repeat(20_000);
    client.write(many);
    expect(statuses(await client.ended)).toEqual([404]);
    expect(desk.refused).toEqual([{ status: 404, count: 1, source: '127.0.0.1' }]);
  });
});

describe('many senders', () => {
  it('are all answered: 300 at once', async () => {
    const desk = await receiver();
    const bodies = Array.from({ length: 300 }, (_each, index) => `["true event",${index}]`);
    const answers = await Promise.all(bodies.map((body) => desk.post(body)));
    expect(new Set(statuses(answers))).toEqual(new Set([200]));
    expect(desk.seen.map(({ body }) => body.toString()).sort()).toEqual(bodies.sort());
  });

  it('cannot keep a true event out by keeping connections open', async () => {
    const desk = await receiver({ limits: { connectionsMax: 8 } });
    const idle = await Promise.all(Array.from({ length: 20 }, () => desk.connect()));
    for (const client of idle) client.write('POST /webhooks/ch');
    expect((await desk.post(EVENT)).status).toBe(200);
    await Promise.all(idle.slice(0, 12).map((client) => client.ended));
  });

  it('are given up oldest first, those being stored and those that brought events last', async () => {
    let store = (): void => undefined;
    const desk = await receiver({
      limits: { connectionsMax: 3 },
      handle: ({ body }) =>
        body.toString() === 'slow'
          ? new Promise((resolve) => {
              store = () => resolve({ kind: 'accepted' });
            })
          : Promise.resolve({ kind: 'accepted' }),
    });
    const storing = await desk.connect();
    storing.write(postText(PATH, 'slow'));
    const known = await desk.connect();
    const stranger = await desk.connect();
    known.write(postText(PATH, EVENT));
    await known.answers(1);
    await desk.connect();
    expect(await stranger.ended).toEqual([]);
    store();
    expect(statuses(await storing.answers(1))).toEqual([200]);
    known.write(postText(PATH, EVENT));
    expect(statuses(await known.answers(2))).toEqual([200, 200]);
  });

  it('of one address are given up for each other, and not for those of proven ones', async () => {
    const desk = await receiver({ limits: { connectionsPerSourceMax: 3 } });
    const known = await desk.connect();
    known.write(postText(PATH, EVENT));
    await known.answers(1);
    const idle = [await desk.connect(), await desk.connect(), await desk.connect()];
    await desk.connect();
    expect(await idle[0]?.ended).toEqual([]);
    known.write(postText(PATH, EVENT));
    expect(statuses(await known.answers(2))).toEqual([200, 200]);
  });

  it('cannot fill the memory with half-sent bodies', async () => {
    const desk = await receiver({ limits: { heldMaxBytes: 300_000 } });
    const half = `${head('Content-Length: 200000')}${'x'.repeat(140_000)}`;
    const hoarders = [await desk.connect(), await desk.connect(), await desk.connect()];
    for (const client of hoarders) client.write(half);
    await Promise.race(hoarders.map((client) => client.ended));
    expect((await desk.post(EVENT)).status).toBe(200);
  });

  it('are answered over IPv6 too', async () => {
    const desk = await receiver({ host: '::1' });
    expect((await desk.post(EVENT, { host: `[::1]:${desk.port}` })).status).toBe(200);
  });
});

describe('a flood from one address', () => {
  it('is told to pause, but what is true in it is taken', async () => {
    const desk = await receiver({ limits: { badPerMinute: 5 } });
    const answers: WireAnswer[] = [];
    for (let index = 0; index < 8; index += 1) answers.push(await desk.post('forged'));
    answers.push(await desk.post(EVENT, {}, '/elsewhere'));
    answers.push(await desk.post(EVENT));
    answers.push(await desk.post('forged'));
    expect(statuses(answers)).toEqual([401, 401, 401, 401, 401, 429, 429, 429, 429, 200, 429]);
    expect(Number(answers[10]?.headers['retry-after'])).toBeGreaterThan(50);
    expect(desk.seen).toHaveLength(10);
    expect(desk.refused).toMatchObject([
      { status: 401, count: 1 },
      { status: 429, count: 1 },
    ]);
  });

  it('gets its 429 before the body of what cannot be proven, and what can be is read', async () => {
    const desk = await receiver({
      limits: { badPerMinute: 3 },
      mayBeProven: ({ headers }) => headers['x-proof'] !== undefined,
    });
    for (let index = 0; index < 3; index += 1) expect((await desk.post('forged')).status).toBe(401);
    const early = await desk.send(head('Content-Length: 200000'));
    expect(early).toMatchObject({ status: 429, headers: { connection: 'close' } });
    expect((await desk.post(EVENT)).status).toBe(429);
    expect(desk.seen).toHaveLength(3);
    expect((await desk.post('forged', { 'x-proof': '1' })).status).toBe(429);
    expect((await desk.post(EVENT, { 'x-proof': '1' })).status).toBe(200);
    expect(desk.seen).toHaveLength(5);
  });

  it('never silences a true service that speaks badly', async () => {
    const desk = await receiver({ limits: { badPerMinute: 2 } });
    for (let index = 0; index < 6; index += 1) {
      expect((await desk.post('true event, but no JSON')).status).toBe(400);
    }
  });

  it('is told the plain truth about a body that is too large', async () => {
    const desk = await receiver({ limits: { badPerMinute: 1, lingerMs: 20 } });
    expect((await desk.post('forged')).status).toBe(401);
    expect((await desk.post('forged')).status).toBe(429);
    expect((await desk.post('', { 'content-length': '300000' })).status).toBe(413);
  });

  it('does not grow from connections that idle away', async () => {
    const desk = await receiver({ limits: { ...QUICK, badPerMinute: 1 } });
    const idle = [await desk.connect(), await desk.connect(), await desk.connect()];
    for (const client of idle) expect(statuses(await client.ended)).toEqual([408]);
    expect((await desk.post('forged')).status).toBe(401);
  });

  it('is not what hears that nothing could be stored: 503 is never counted', async () => {
    const failure = { kind: 'storage', detail: 'full' } as const;
    const desk = await receiver({
      limits: { badPerMinute: 1 },
      handle: () => Promise.resolve({ kind: 'not-stored', failure }),
    });
    for (let index = 0; index < 4; index += 1) expect((await desk.post(EVENT)).status).toBe(503);
  });
});

describe('a sender that goes away', () => {
  it('only with its own half still gets its answer', async () => {
    let store = (): void => undefined;
    const desk = await receiver({
      handle: ({ body }) =>
        new Promise((resolve) => {
          const accept = (): void => resolve({ kind: 'accepted' });
          if (body.toString() === 'other') accept();
          else store = accept;
        }),
    });
    const client = await desk.connect();
    await new Promise<void>((resolve) => client.socket.end(postText(PATH, EVENT), resolve));
    // By the time of another answer the end of the first sender has arrived as well.
    expect((await desk.post('other')).status).toBe(200);
    store();
    expect(statuses(await client.ended)).toEqual([200]);
  });

  it('in the middle of a body leaves nothing behind', async () => {
    const desk = await receiver();
    const client = await desk.connect();
    client.write(head('Content-Length: 50') + '{"event');
    client.socket.resetAndDestroy();
    expect((await desk.post(EVENT)).status).toBe(200);
    expect(desk.seen).toHaveLength(1);
  });

  it('before its answer does not undo the event', async () => {
    let store = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (store = resolve));
    const desk = await receiver({
      handle: async () => {
        store();
        client.socket.resetAndDestroy();
        await new Promise<void>((resolve) => client.socket.once('close', () => resolve()));
        return { kind: 'accepted' };
      },
    });
    const client = await rawClient(desk.port);
    client.write(postText(PATH, EVENT));
    await arrived;
    await client.ended;
    expect(desk.logged).toEqual([]);
  });
});
