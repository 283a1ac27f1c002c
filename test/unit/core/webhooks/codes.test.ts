// Every code of the receiver, over real sockets: who gets which answer, and that nothing else gets through.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EVENT, openReceiver, PATH, type OpenReceiver } from './open-receiver';
import { postText } from './raw-client';

let desk: OpenReceiver;
beforeAll(async () => {
  desk = await openReceiver({ limits: { badPerMinute: 100_000 } });
});
afterAll(() => desk.close());
beforeEach(() => void desk.seen.splice(0));

describe('a true event', () => {
  it('is handed over with its exact bytes, its path and all its headers, and answered 200', async () => {
    const body = Buffer.from('{ "event_type":"true event", "é":"\\u00e9" }\n');
    const answer = await desk.post(body, { 'X-CHeKT-Signature': 'abc', 'x-twice': 'a' });
    expect(answer).toMatchObject({ status: 200, body: '{"ok":true}' });
    expect(answer.headers['content-type']).toBe('application/json');
    const [webhook] = desk.seen;
    expect(webhook?.body.equals(body)).toBe(true);
    expect(webhook?.path).toBe('chekt/token-1');
    expect(webhook?.headers).toMatchObject({ 'x-chekt-signature': 'abc', host: '127.0.0.1' });
    expect(Math.abs((webhook?.receivedAtMs ?? 0) - Date.now())).toBeLessThan(5_000);
  });

  it('may have a query, a chunked body, any JSON type and a repeated header', async () => {
    const chunks = EVENT.replace(/.{1,5}/g, (part) => `${part.length.toString(16)}\r\n${part}\r\n`);
    const answer = await desk.send(
      `POST ${PATH}?from=chekt HTTP/1.1\r\nHost: desk.example.org:8443\r\nX-A: 1\r\nx-a: 2\r\n` +
        'Content-Type: Application/cloudevents+json; Charset="UTF-8"; v=1\r\n' +
        `Content-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`,
    );
    expect(answer.status).toBe(200);
    expect(desk.seen[0]?.path).toBe('chekt/token-1');
    expect(desk.seen[0]?.headers['x-a']).toBe('1, 2');
    expect(desk.seen[0]?.body.toString()).toBe(EVENT);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__'])(
    'may have a header named %s, once and twice',
    async (name) => {
      const twice = postText(PATH, EVENT, { [`X-A`]: '1' })
        .toString()
        .replace('X-A: 1', `${name}: 1\r\n${name.toUpperCase()}: 2`);
      expect((await desk.post(EVENT, Object.fromEntries([[name, 'x']]))).status).toBe(200);
      expect((await desk.send(twice)).status).toBe(200);
      const { headers } = desk.seen.at(-1) ?? { headers: {} };
      expect(Object.getPrototypeOf(headers)).toBeNull();
      expect(Object.entries(headers)).toContainEqual([name.toLowerCase(), '1, 2']);
      expect(desk.logged).toEqual([]);
    },
  );

  it('may come byte by byte', async () => {
    const client = await desk.connect();
    for (const byte of postText(PATH, EVENT)) {
      await new Promise<void>((resolve) =>
        client.socket.write(Uint8Array.of(byte), () => resolve()),
      );
    }
    expect((await client.answers(1))[0]?.status).toBe(200);
  });

  it('may be exactly 256 KiB', async () => {
    const start = `${EVENT.slice(0, -1)},"f":"`;
    const body = `${start.padEnd(256 * 1024 - 2, 'x')}"}`;
    expect(Buffer.byteLength(body)).toBe(256 * 1024);
    expect((await desk.post(body)).status).toBe(200);
  });

  it.each(['localhost', 'LocalHost:9119', 'localhost.', '127.0.0.1:9', '10.1.2.3', '[::1]:9119'])(
    'may be addressed to %s',
    async (host) => {
      expect((await desk.post(EVENT, { host })).status).toBe(200);
    },
  );

  it('may name the whole address, whose host then counts', async () => {
    const target = (host: string) => postText(`http://${host}${PATH}`, EVENT);
    expect((await desk.send(target('desk.example.org'))).status).toBe(200);
    expect((await desk.send(target('evil.example'))).status).toBe(404);
  });
});

describe('how it is labelled', () => {
  it.each([
    ...['application/json', 'Application/CAP+xml', 'application/json; charset=ISO-8859-1'],
    ...['text/plain', 'text/html', 'application/x-www-form-urlencoded', 'nonsense', ''],
  ])('decides nothing: %j is handed to its route', async (type) => {
    expect((await desk.post(EVENT, { 'content-type': type })).status).toBe(200);
    expect(desk.seen).toHaveLength(1);
  });

  it('decides nothing: without a label, or called compressed, it is its route’s matter', async () => {
    expect((await desk.post(EVENT, { 'content-type': null })).status).toBe(200);
    expect((await desk.post(EVENT, { 'content-encoding': 'gzip' })).status).toBe(200);
    expect(desk.seen).toHaveLength(2);
  });
});

describe('where it is sent', () => {
  it.each([
    `${PATH}/`,
    `${PATH}//`,
    `/${PATH}`,
    '/webhooks//chekt///token-1',
    '//webhooks/chekt/token-1/?x=/',
  ])('may have a slash too many: %s', async (path) => {
    expect((await desk.post(EVENT, {}, path)).status).toBe(200);
    expect(desk.seen[0]?.path).toBe('chekt/token-1');
  });

  it.each(['/webhooks/chekt/token-1/x', '/webhooks/chekt%2Ftoken-1', '/x/webhooks/chekt', '///'])(
    'is nowhere else: %s',
    async (path) => {
      expect((await desk.post(EVENT, {}, path)).status).toBe(404);
    },
  );
});

describe('a header that is there twice', () => {
  const twice = (name: string, first: string, second: string) =>
    postText(PATH, EVENT, { 'X-A': '1' })
      .toString()
      .replace('X-A: 1', `${name}: ${first}\r\n${name.toLowerCase()}: ${second}`);

  it('with equal values is there once', async () => {
    expect((await desk.send(twice('Authorization', 'Basic eA==', 'Basic eA=='))).status).toBe(200);
    expect(desk.seen[0]?.headers.authorization).toBe('Basic eA==');
  });

  it('with other values stays both, and two hosts are two', async () => {
    await desk.send(twice('Authorization', 'Basic eA==', 'Basic eQ=='));
    expect(desk.seen[0]?.headers.authorization).toBe('Basic eA==, Basic eQ==');
    expect((await desk.send(twice('Host', '127.0.0.1', '127.0.0.1'))).status).toBe(400);
  });
});

describe('what is refused before its body is read', () => {
  it('is told with its head, path and reason, to whoever can say who sent it', async () => {
    const told: unknown[] = [];
    const watched = await openReceiver({
      onUntaken: ({ path, headers }, { problem, answer }) =>
        told.push([path, headers.authorization, problem, answer.status]),
    });
    const proof = { authorization: 'Basic eA==' };
    const long = 'x'.repeat(256 * 1024 + 1);
    const chunked = `${long.length.toString(16)}\r\n${long}\r\n0\r\n\r\n`;
    await watched.post(EVENT, proof, '/webhooks/other');
    await watched.post(EVENT, { ...proof, host: 'rebind.example' });
    await watched.post(EVENT, { ...proof, origin: 'http://localhost' });
    await watched.send(`PUT ${PATH} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await watched.post('', { ...proof, 'content-length': '262145' });
    await watched.post(chunked, { 'content-length': null, 'transfer-encoding': 'chunked' });
    await watched.post(EVENT, proof);
    expect(told).toEqual([
      ['other', proof.authorization, 'wrong-address', 404],
      ['chekt/token-1', proof.authorization, 'strange-host', 404],
      ['chekt/token-1', proof.authorization, 'web-page', 404],
      ['chekt/token-1', undefined, 'wrong-method', 405],
      ['chekt/token-1', proof.authorization, 'too-large', 413],
      ['chekt/token-1', undefined, 'too-large', 413],
    ]);
    await watched.close();
  });
});

describe('a request that is none', () => {
  const noBody = { 'content-type': null, 'content-length': null };
  const method = (name: string, headers = '') =>
    `${name} ${PATH} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;

  it.each([
    ['an unknown path', 404, postText('/webhooks/other', EVENT)],
    ['a wrong token', 404, postText('/webhooks/chekt/token-2', EVENT)],
    ['no webhook path', 404, postText('/', EVENT)],
    ['a path with dots', 404, postText('/webhooks/../webhooks/chekt', EVENT)],
    ['a host nobody configured', 404, postText(PATH, EVENT, { host: 'rebind.example' })],
    ['a host that begins well', 404, postText(PATH, EVENT, { host: '127.0.0.1.evil.example' })],
    ['a host with a user', 404, postText(PATH, EVENT, { host: 'localhost@evil.example' })],
    ['no host', 400, postText(PATH, EVENT, { host: null })],
    ['an empty host', 400, postText(PATH, EVENT, { host: '' })],
    ['two hosts', 400, postText(PATH, EVENT, { Host: 'evil.example' })],
    ['a page of this computer', 404, postText(PATH, EVENT, { origin: 'http://localhost' })],
    ['a page without origin', 404, postText(PATH, EVENT, { origin: 'null' })],
    ['a browser', 404, postText(PATH, EVENT, { 'sec-fetch-site': 'cross-site' })],
    ['GET', 405, method('GET')],
    ['PUT', 405, method('PUT', 'Content-Length: 0\r\n')],
    ['OPTIONS', 405, method('OPTIONS')],
    ['CONNECT', 405, 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n'],
    [
      'no body',
      401,
      postText(PATH, '', noBody)
        .toString()
        .replace('\r\n\r\n', '\r\ncontent-type: application/json\r\n\r\n'),
    ],
    ['no JSON', 400, postText(PATH, '{"event_type":"true event"')],
    ['a wrong signature', 401, postText(PATH, '{"event_type":"forged"}')],
    ['a length over the limit', 413, postText(PATH, '', { 'content-length': '262145' })],
    ['an absurd length', 413, postText(PATH, '', { 'content-length': '9007199254740993' })],
    ['no HTTP', 400, 'hello\r\n\r\n'],
    ['HTTP/2', 400, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['both lengths', 400, postText(PATH, EVENT, { 'transfer-encoding': 'chunked' })],
    ['a negative length', 400, postText(PATH, EVENT, { 'content-length': '-1' })],
    [
      'a broken chunk',
      400,
      postText(PATH, 'zz\r\n', { 'content-length': null, 'transfer-encoding': 'chunked' }),
    ],
    ['headers without end', 431, `POST ${PATH} HTTP/1.1\r\nX: ${'x'.repeat(20_000)}`],
    ['an odd expectation', 417, postText(PATH, EVENT, { expect: 'miracles' })],
  ])('is told so: %s is %i', async (_name, status, bytes) => {
    const answer = await desk.send(bytes);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ error: expect.any(String) as string });
    if (status === 405) expect(answer.headers.allow).toBe('POST');
    if (status === 404 || status === 405) expect(desk.seen).toEqual([]);
  });

  it('gets no word more about a wrong token than about an unknown path', async () => {
    const unknown = await desk.post(EVENT, {}, '/webhooks/other');
    expect((await desk.post(EVENT, {}, '/webhooks/chekt/token-2')).body).toBe(unknown.body);
  });

  it('answers HEAD with headers alone', async () => {
    const client = await desk.connect();
    client.write(method('HEAD', 'Connection: close\r\n'));
    const text = await new Promise<string>((resolve) =>
      client.socket.once('data', (chunk) => resolve(chunk.toString())),
    );
    expect(text).toMatch(/^HTTP\/1\.1 405 /);
    expect(text).toMatch(/\r\n\r\n$/);
  });

  it('never lets a page of another place in: no answer carries a CORS header', async () => {
    const preflight = await desk.send(
      method(
        'OPTIONS',
        'Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n' +
          'Access-Control-Request-Private-Network: true\r\n',
      ),
    );
    const posted = await desk.post(EVENT, { origin: 'https://evil.example' });
    for (const answer of [preflight, posted, await desk.post(EVENT)]) {
      const names = Object.keys(answer.headers);
      expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
    expect([preflight.status, posted.status]).toEqual([404, 404]);
  });
});

describe('a route in trouble', () => {
  let troubled: OpenReceiver;
  afterEach(() => troubled.close());
  const failure = { kind: 'storage', detail: 'The disk is full' } as const;

  it.each([
    [
      'says that nothing was stored',
      () => Promise.resolve({ kind: 'not-stored', failure } as const),
    ],
    ['rejects', () => Promise.reject(new Error('boom'))],
    [
      'throws',
      () => {
        throw new Error('boom');
      },
    ],
    ['never answers', () => new Promise<never>(() => undefined)],
  ])('is 503 with a pause, so that the event comes again: it %s', async (_name, handle) => {
    troubled = await openReceiver({ handle, limits: { routeTimeoutMs: 20, stopGraceMs: 20 } });
    const answer = await troubled.post(EVENT);
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(answer.body).not.toContain('boom');
    if (_name !== 'says that nothing was stored') expect(troubled.logged).toHaveLength(1);
  });
});

describe('an event over the quota', () => {
  it('is 503 with the time after which it fits, however often, and its sender is no stranger', async () => {
    const failure = { kind: 'rate-limited', detail: 'full', retryAfterMs: 900_000 } as const;
    const full = await openReceiver({
      handle: () => Promise.resolve({ kind: 'not-stored', failure } as const),
      limits: { badPerMinute: 3 },
    });
    for (let time = 0; time < 10; time += 1) {
      const answer = await full.post(EVENT);
      expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '900' } });
    }
    await full.close();
  });
});

describe('our own canary', () => {
  it('is answered 200 and goes no further; what is not claimed goes the normal way', async () => {
    const ours = await openReceiver({
      canary: ({ headers }) => headers['x-tocsin-canary'] === '1',
    });
    expect((await ours.post('{}', { 'x-tocsin-canary': '1' })).status).toBe(200);
    expect(ours.seen).toEqual([]);
    expect((await ours.post('{}', { 'x-tocsin-canary': '2' })).status).toBe(401);
    expect(ours.seen).toHaveLength(1);
    expect((await ours.post('{}', { 'x-tocsin-canary': '1' }, '/webhooks/no')).status).toBe(404);
    await ours.close();
  });
});
