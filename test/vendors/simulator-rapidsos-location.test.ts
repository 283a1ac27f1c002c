// What the practice RapidSOS answers about a shared call: a token for credentials, then places.
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../src/main/core/lib/vendor-port';
import {
  jsonOf,
  send,
  startPractice,
  startReceiver,
  statusOf,
  stopAll,
  type Practice,
} from './simulator-chekt-practice';

const KEYS = { clientId: 'fake-client-77', clientSecret: 'fake-client-secret-91+/=' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const HERE = '16145550142';

afterEach(stopAll);

interface Opened extends Practice {
  readonly tokenOfShare: () => string;
}

async function open(): Promise<Opened> {
  const practice = await startPractice({
    keys: { 'rapidsos.clientId': KEYS.clientId, 'rapidsos.clientSecret': KEYS.clientSecret },
  });
  const receiver = await startReceiver();
  practice.simulator.rapidsos.subscribe({ url: receiver.url, secret: 'fake-secret' });
  const tokenOfShare = (): string =>
    (JSON.parse(receiver.received.at(-1)?.body ?? '{}') as { access_token: string }).access_token;
  return { ...practice, tokenOfShare };
}

function askToken(url: string, change: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> {
  const fields = {
    grant_type: 'client_credentials',
    client_id: KEYS.clientId,
    client_secret: KEYS.clientSecret,
    ...change,
  };
  const body = new URLSearchParams(fields).toString();
  return send(url, { path: '/oauth/token', headers: FORM, body });
}

function askPlace(
  url: string,
  token: string,
  body = `caller_id=${HERE}`,
  headers: Readonly<Record<string, string>> = FORM,
): Promise<HttpAnswer> {
  const authorization = `Bearer ${token}`;
  return send(url, { path: '/location', headers: { authorization, ...headers }, body });
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly uncertainty_radius: number;
}

const placesOf = (answer: HttpAnswer): Place[] =>
  (jsonOf(answer) as { locations?: Place[] }).locations ?? [];

async function granted(url: string): Promise<string> {
  return String(jsonOf(await askToken(url)).access_token);
}

describe('a token', () => {
  it('is given for the right credentials, and no record shows them', async () => {
    const { url, simulator } = await open();
    const answer = await askToken(url);
    expect(jsonOf(answer)).toMatchObject({ token_type: 'BearerToken', expires_in: 3599 });
    const told = JSON.stringify(simulator.requests());
    expect(told).toContain('grant_type=client_credentials');
    const hidden = [...Object.values(KEYS), encodeURIComponent(KEYS.clientSecret)];
    for (const secret of hidden) expect(told).not.toContain(secret);
    const bytes = simulator.requests().map(({ bodyBase64 }) => atob(bodyBase64));
    expect(bytes.join('')).not.toContain(encodeURIComponent(KEYS.clientSecret));
  });

  it('is refused for anything else', async () => {
    const { url } = await open();
    expect(statusOf(await askToken(url, { client_secret: 'wrong' }))).toBe(401);
    expect(statusOf(await askToken(url, { client_id: 'wrong' }))).toBe(401);
    expect(statusOf(await askToken(url, { grant_type: 'password' }))).toBe(400);
    const twice = 'grant_type=client_credentials&client_id=a&client_id=b&client_secret=c';
    const path = '/oauth/token';
    expect(statusOf(await send(url, { path, headers: FORM, body: twice }))).toBe(400);
    expect(statusOf(await send(url, { path, body: KEYS }))).toBe(415);
    expect(statusOf(await send(url, { path, method: 'GET', body: undefined }))).toBe(405);
  });
});

describe('the place of a shared call', () => {
  it('moves and gets better from question to question, for a granted token and for the one of the share', async () => {
    const { url, simulator, tokenOfShare } = await open();
    await simulator.rapidsos.share('here');
    const token = await granted(url);
    const answers = [
      await askPlace(url, token),
      await askPlace(url, tokenOfShare()),
      await askPlace(url, token, `caller_id=${HERE}&start=0&limit=1`),
    ];
    const places = answers.map((answer) => placesOf(answer)[0]);
    const radii = places.map((place) => place?.uncertainty_radius ?? Number.NaN);
    expect(radii[0]).toBe(18);
    expect(radii[1]).toBeLessThan(radii[0] ?? 0);
    expect(radii[2]).toBeLessThan(radii[1] ?? 0);
    expect(new Set(places.map((place) => place?.longitude)).size).toBe(3);
    expect(simulator.requests().every(({ verdict }) => verdict.ok)).toBe(true);
  });

  it('is empty at first for a call without one, and always for a stranger', async () => {
    const { url, simulator, tokenOfShare } = await open();
    await simulator.rapidsos.share('no-place');
    const counts: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      counts.push(placesOf(await askPlace(url, tokenOfShare(), 'caller_id=16145550155')).length);
    }
    expect(counts).toEqual([0, 0, 1]);
    expect(placesOf(await askPlace(url, tokenOfShare(), 'caller_id=16145550100'))).toEqual([]);
  });

  it('is asked for with digits and a known Bearer alone', async () => {
    const { url, simulator, tokenOfShare } = await open();
    await simulator.rapidsos.share('here');
    const token = tokenOfShare();
    for (const wrong of [
      ...['', 'caller_id=', 'caller_id=%2B16145550142', 'caller_id=1-614-555-0142'],
      ...[
        `caller_id=${HERE}&caller_id=${HERE}`,
        `caller_id=${HERE}&limit=all`,
        'phone=16145550142',
      ],
    ]) {
      expect([wrong, statusOf(await askPlace(url, token, wrong))]).toEqual([wrong, 400]);
    }
    expect(statusOf(await askPlace(url, 'somebody'))).toBe(401);
    expect(statusOf(await askPlace(url, token, `caller_id=${HERE}`, { authorization: '' }))).toBe(
      401,
    );
    const text = { 'content-type': 'text/plain' };
    expect(statusOf(await askPlace(url, token, `caller_id=${HERE}`, text))).toBe(415);
    const got = await send(url, { path: '/location', method: 'GET', body: undefined });
    expect(statusOf(got)).toBe(405);
  });

  it('may be asked for in JSON as well, unless only one of the two is taken', async () => {
    const { url, simulator, tokenOfShare } = await open();
    await simulator.rapidsos.share('here');
    const token = tokenOfShare();
    const json = { 'content-type': 'application/json' };
    const asked = (body: string) => askPlace(url, token, body, json);
    expect(placesOf(await asked(`{"caller_id":"${HERE}","limit":1}`))).toHaveLength(1);
    expect(statusOf(await asked(`{"caller_id":${HERE}}`))).toBe(400);
    expect(statusOf(await asked('{"caller_id":"+1614"}'))).toBe(400);
    expect(statusOf(await asked('[]'))).toBe(400);
    simulator.rapidsos.change({ carriage: 'form' });
    expect(statusOf(await asked(`{"caller_id":"${HERE}"}`))).toBe(415);
    simulator.rapidsos.change({ carriage: 'json' });
    expect(statusOf(await asked(`{"caller_id":"${HERE}"}`))).toBe(200);
    expect(statusOf(await askPlace(url, token))).toBe(415);
  });

  it.each([
    ['unauthorized', 401],
    ['forbidden', 403],
    ['too-many', 429],
  ] as const)('is refused when it should be: %s is %i', async (followUp, status) => {
    const { url, simulator, tokenOfShare } = await open();
    await simulator.rapidsos.share('here');
    const change = { method: 'PUT', path: '/practice/rapidsos', body: { followUp } } as const;
    expect(jsonOf(await send(url, change)).followUp).toBe(followUp);
    const answer = await askPlace(url, tokenOfShare());
    expect(statusOf(answer)).toBe(status);
    expect(jsonOf(answer).detail).toMatch(/^practice: /);
    simulator.rapidsos.change({ followUp: 'empty' });
    expect(placesOf(await askPlace(url, tokenOfShare()))).toEqual([]);
  });

  it('is not told any more when the time of the call is over, nor is its token good then', async () => {
    const { url, simulator, tokenOfShare } = await open();
    await simulator.rapidsos.share('here');
    const token = await granted(url);
    expect(placesOf(await askPlace(url, token))).toHaveLength(1);
    simulator.rapidsos.change({ windowMs: 0 });
    expect(placesOf(await askPlace(url, token))).toEqual([]);
    expect(statusOf(await askPlace(url, tokenOfShare()))).toBe(401);
    const wrong = { method: 'PUT', path: '/practice/rapidsos', body: { windowMs: -1 } } as const;
    expect(statusOf(await send(url, wrong))).toBe(400);
  });

  it('meets the outages of the whole practice service too', async () => {
    const { url, simulator, tokenOfShare } = await open();
    await simulator.rapidsos.share('here');
    simulator.setScenario('outage');
    expect(statusOf(await askPlace(url, tokenOfShare()))).toBe(503);
    simulator.setScenario('lost-reply');
    expect(statusOf(await askPlace(url, tokenOfShare()))).toMatch(/^ERR_/);
  });
});
