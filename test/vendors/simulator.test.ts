// The practice service: as strict as the vendor's page, scripted, and remembering everything.
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/main/practice/simulator';
import type { HttpAnswer, HttpRequest } from '../../src/main/core/lib/vendor-port';
import { createNodeHttpPort } from '../fakes/node-http-port';

const KEY = 'fake-9f1c-test-key-77aa';
const port = createNodeHttpPort();
const running: Simulator[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.stop();
});

async function start(): Promise<{ simulator: Simulator; url: string; lines: string[] }> {
  const lines: string[] = [];
  const simulator = createSimulator({
    host: '127.0.0.1',
    port: 0,
    apiKey: KEY,
    log: (line) => lines.push(line),
    times: { slowMs: 80, retryAfterSeconds: 3 },
  });
  running.push(simulator);
  return { simulator, lines, url: (await simulator.start()).url };
}

const GOOD = {
  channelId: 'sharevilledemo/eastbranch',
  integrationId: 'acme',
  status: 17,
  message: 'Aggressive Parent',
  location: { name: 'Front Desk', customLocation: true },
  clientTimeStamp: '2025-03-17T23:55:58+0000',
};

const basic = (user: string, key: string): string =>
  `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}`;

interface Change {
  readonly path?: string;
  readonly method?: HttpRequest['method'];
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function send(url: string, change: Change = {}): Promise<HttpAnswer> {
  const { body = GOOD } = change;
  return port.send({
    method: change.method ?? 'POST',
    url: `${url}${change.path ?? '/v1/checkins/'}`,
    headers: {
      authorization: basic('api', KEY),
      'content-type': 'application/json',
      ...change.headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    timeoutMs: 2000,
  });
}

const statusOf = (answer: HttpAnswer): number | string =>
  answer.kind === 'response' ? answer.status : answer.code;

describe('the practice Share911', () => {
  it("takes the vendor's own example, and each of the eight numbers", async () => {
    const { simulator, url } = await start();
    for (const status of [1, 2, 4, 5, 6, 7, 17, 22]) {
      expect(statusOf(await send(url, { body: { ...GOOD, status } }))).toBe(200);
    }
    expect(simulator.requests().every(({ verdict, received }) => verdict.ok && received)).toBe(
      true,
    );
  });

  it.each([
    ['2025-03-17T23:55:58+0000'],
    ['2025-03-17T23:55:58+00:00'],
    ['2025-03-17T23:55:58.123Z'],
    ['2024-02-29T00:00:00-0730'],
  ])('takes the time %s', async (clientTimeStamp) => {
    const { url } = await start();
    expect(statusOf(await send(url, { body: { ...GOOD, clientTimeStamp } }))).toBe(200);
  });

  it('takes a request without a message and notes keys it does not know', async () => {
    const { simulator, url } = await start();
    const location = { ...GOOD.location, floor: 2 };
    // JSON leaves out a key that is undefined.
    const body = { ...GOOD, message: undefined, location, colour: 'red' };
    expect(statusOf(await send(url, { body }))).toBe(200);
    expect(simulator.requests()[0]?.verdict.unknownKeys).toEqual(['colour', 'location.floor']);
  });

  it.each([
    ['no slash', { path: '/v1/checkins' }, 301],
    ['another path', { path: '/v1/checkin/' }, 404],
    ['a query', { path: '/v1/checkins/?a=b' }, 404],
    ['two slashes', { path: '/v1//checkins/' }, 404],
    ['GET', { method: 'GET' }, 405],
    ['PUT', { method: 'PUT' }, 405],
    ['no credentials', { headers: { authorization: '' } }, 401],
    ['another user', { headers: { authorization: basic('API', KEY) } }, 401],
    ['a wrong key', { headers: { authorization: basic('api', `${KEY}x`) } }, 401],
    ['a bearer', { headers: { authorization: `Bearer ${KEY}` } }, 401],
    ['text', { headers: { 'content-type': 'text/plain' } }, 415],
    ['almost JSON', { headers: { 'content-type': 'application/jsonx' } }, 415],
    ['a broken body', { body: '{"status":1' }, 400],
    ['an empty body', { body: '' }, 400],
    ['an array', { body: [GOOD] }, 400],
    ['a text status', { body: { ...GOOD, status: '1' } }, 400],
    ['an unknown status', { body: { ...GOOD, status: 3 } }, 400],
    ['a null status', { body: { ...GOOD, status: null } }, 400],
    ['no channel', { body: { ...GOOD, channelId: '' } }, 400],
    ['a numeric channel', { body: { ...GOOD, channelId: 7 } }, 400],
    ['no integration', { body: { ...GOOD, integrationId: undefined } }, 400],
    ['a null message', { body: { ...GOOD, message: null } }, 400],
    ['a text location', { body: { ...GOOD, location: 'Front Desk' } }, 400],
    ['a nameless location', { body: { ...GOOD, location: { customLocation: true } } }, 400],
    [
      'customLocation false',
      { body: { ...GOOD, location: { name: 'a', customLocation: false } } },
      400,
    ],
    ['customLocation 1', { body: { ...GOOD, location: { name: 'a', customLocation: 1 } } }, 400],
    ['no time', { body: { ...GOOD, clientTimeStamp: undefined } }, 400],
    ['a time without offset', { body: { ...GOOD, clientTimeStamp: '2025-03-17T23:55:58' } }, 400],
    ['a date that is none', { body: { ...GOOD, clientTimeStamp: '2025-02-29T23:55:58Z' } }, 400],
    ['a time in numbers', { body: { ...GOOD, clientTimeStamp: 1742255758 } }, 400],
    ['65 KiB', { body: { ...GOOD, message: 'x'.repeat(65 * 1024) } }, 413],
  ] as [string, Change, number][])('refuses %s', async (_name, change, status) => {
    const { simulator, url } = await start();
    const answer = await send(url, change);
    expect(statusOf(answer)).toBe(status);
    expect(simulator.requests().filter(({ received }) => received)).toEqual([]);
    if (status === 401)
      expect(answer).toMatchObject({
        headers: { 'www-authenticate': expect.stringMatching(/^Basic /) as string },
      });
    if (status === 301) expect(answer).toMatchObject({ headers: { location: '/v1/checkins/' } });
  });

  it('marks a byte-identical repetition, and only that', async () => {
    const { simulator, url } = await start();
    await send(url);
    await send(url, { body: JSON.stringify(GOOD, null, 1) });
    expect(await send(url)).toMatchObject({ status: 200, body: '{"id":"practice-1"}' });
    expect(simulator.requests().map(({ duplicate }) => duplicate)).toEqual([false, false, true]);
  });

  it('keeps the exact bytes but never the key', async () => {
    const { simulator, url, lines } = await start();
    const body = JSON.stringify({ ...GOOD, message: 'Señora 🚨' });
    await send(url, { body, headers: { 'x-echo': `key ${KEY}` } });
    const [recorded] = simulator.requests();
    expect(Buffer.from(recorded?.bodyBase64 ?? '', 'base64').toString('utf8')).toBe(body);
    const everything = `${JSON.stringify(simulator.requests())}${lines.join('')}`;
    expect(everything).not.toContain(KEY);
    expect(everything).not.toContain(Buffer.from(`api:${KEY}`).toString('base64'));
    expect(lines).toHaveLength(1);
  });
});

describe('a scenario', () => {
  it.each([
    ['happy', 200, true],
    ['slow', 200, true],
    ['outage', 503, false],
    ['refused-key', 401, false],
    ['rate-limit', 429, false],
    ['lost-reply', 'ERR_CONNECTION_RESET', true],
  ] as const)('%s answers %s', async (scenario, status, received) => {
    const { simulator, url } = await start();
    simulator.setScenario(scenario);
    const startedAtMs = performance.now();
    const answer = await send(url);
    expect(statusOf(answer)).toBe(status);
    expect(simulator.requests()).toMatchObject([{ scenario, received }]);
    if (scenario === 'slow') expect(performance.now() - startedAtMs).toBeGreaterThan(75);
    if (scenario === 'rate-limit')
      expect(answer).toMatchObject({ headers: { 'retry-after': '3' } });
  });

  it('does not forgive a bad request', async () => {
    const { simulator, url } = await start();
    for (const scenario of ['happy', 'slow'] as const) {
      simulator.setScenario(scenario);
      expect(statusOf(await send(url, { body: { ...GOOD, status: '1' } }))).toBe(400);
    }
  });

  it('tells its listeners of every request and change until they leave', async () => {
    const { simulator, url } = await start();
    let calls = 0;
    const leave = simulator.onChange(() => (calls += 1));
    simulator.setScenario('outage');
    await send(url);
    leave();
    simulator.setScenario('happy');
    expect(calls).toBe(2);
  });
});

describe('below HTTP', () => {
  it('resets, hangs, refuses and comes back at the same address', async () => {
    const { simulator, url } = await start();
    simulator.setFault('reset');
    expect(statusOf(await send(url))).toBe('ERR_CONNECTION_RESET');
    simulator.setFault('hang');
    const hanging = port.send({ method: 'POST', url, headers: {}, body: 'x', timeoutMs: 150 });
    expect(statusOf(await hanging)).toBe('TIMEOUT');
    await simulator.stop();
    expect(statusOf(await send(url))).toBe('ERR_CONNECTION_REFUSED');
    simulator.setFault('none');
    expect((await simulator.start()).url).toBe(url);
    expect(statusOf(await send(url))).toBe(200);
    expect(simulator.requests()).toHaveLength(1);
  });

  it('rejects a port that is taken', async () => {
    const { url } = await start();
    const taken = Number(new URL(url).port);
    const second = createSimulator({ host: '127.0.0.1', port: taken, apiKey: KEY });
    await expect(second.start()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the control surface', () => {
  const put = { method: 'PUT', path: '/practice/scenario', body: { scenario: 'outage' } } as const;

  it('shows the requests and changes the scenario, without the key', async () => {
    const { simulator, url } = await start();
    await send(url);
    expect(statusOf(await send(url, { ...put, headers: { authorization: '' } }))).toBe(200);
    expect(simulator.scenario()).toBe('outage');
    const shown = await send(url, { method: 'GET', path: '/practice/scenario' });
    expect(shown).toMatchObject({ status: 200, body: '{"scenario":"outage"}' });
    const list = await send(url, { method: 'GET', path: '/practice/requests' });
    const body = list.kind === 'response' ? list.body : '';
    expect(JSON.parse(body)).toHaveLength(1);
    expect(body).not.toContain(KEY);
  });

  it.each([
    ['a foreign name', { headers: { host: 'evil.example' } }, 403],
    ['a name that only begins well', { headers: { host: 'localhost.evil.example' } }, 403],
    ['a web page', { headers: { origin: 'http://evil.example' } }, 403],
    ['a local web page', { headers: { origin: 'null' } }, 403],
    ['a form', { headers: { 'content-type': 'text/plain' } }, 415],
    ['an unknown scenario', { body: { scenario: 'chaos' } }, 400],
    ['no JSON', { body: '{' }, 400],
    ['POST', { method: 'POST' }, 404],
    ['another path', { path: '/practice/keys' }, 404],
  ] as [string, Change, number][])('refuses %s', async (_name, change, status) => {
    const { simulator, url } = await start();
    expect(statusOf(await send(url, { ...put, ...change }))).toBe(status);
    expect(simulator.scenario()).toBe('happy');
  });
});
