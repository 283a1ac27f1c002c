// The RapidSOS client over real loopback connections: which token asks, what is sent, and what each answer means.
import { afterEach, describe, expect, it } from 'vitest';
import {
  createRapidsos,
  type LocateAnswer,
  type Rapidsos,
  type RapidsosDeps,
} from '../../src/main/vendors/rapidsos/client';
import { failed, ok } from '../../src/shared/core/failure';
import {
  httpServer,
  notHttp,
  readThenClose,
  refusingPort,
  silentServer,
} from '../fakes/fault-servers';
import { createNodeHttpPort } from '../fakes/node-http-port';

const NOW_MS = Date.UTC(2026, 4, 26, 10);
const KEYS = { clientId: 'id-1', clientSecret: 'fake secret+&=ü' };
const SHARED = 'tok_shared_12345';
const CALL = { callerNumber: '+1 (412) 555-0123', sharedToken: SHARED };
const PLACE = { latitude: 40.4406, longitude: -79.9959, uncertaintyM: 25 };

interface Asked {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly type: string | undefined;
  readonly body: string;
}
interface Told {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

/** Answers `/location` with what is in the list, the last for ever; tokens are numbered. */
async function service(locations: readonly Told[], token: Told = {}) {
  const asked: Asked[] = [];
  let tokens = 0;
  let places = 0;
  const server = await httpServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { url: path = '', headers } = request;
      asked.push({
        path,
        authorization: headers.authorization,
        type: headers['content-type'],
        body,
      });
      const isToken = path.endsWith('/oauth/token');
      if (isToken) tokens += 1;
      else places += 1;
      const told = isToken ? token : (locations[Math.min(places, locations.length) - 1] ?? {});
      const usual = isToken ? { access_token: `own-token-${tokens}`, expires_in: 3599 } : {};
      response.writeHead(told.status ?? 200, told.headers);
      const text = told.body ?? usual;
      response.end(typeof text === 'string' ? text : JSON.stringify(text));
    });
  });
  open.push(server);
  return { url: server.url, asked };
}

function client(baseUrl: string, other: Partial<RapidsosDeps> = {}): Rapidsos {
  return createRapidsos({
    http: createNodeHttpPort(),
    baseUrl: () => baseUrl,
    credentials: () => Promise.resolve(ok(null)),
    now: () => NOW_MS,
    timeoutMs: 400,
    ...other,
  });
}
const withKeys = { credentials: () => Promise.resolve(ok(KEYS)) };

describe('with the token of the share', () => {
  it('asks with digits alone', async () => {
    const { url, asked } = await service([{ body: { location: { ...PLACE, uncertainty: 25 } } }]);
    expect(await client(`${url}/base/`).locate(CALL)).toEqual({
      kind: 'place',
      place: PLACE,
      atMs: NOW_MS,
    });
    expect(asked).toEqual([
      {
        path: '/base/location',
        authorization: `Bearer ${SHARED}`,
        type: 'application/json',
        body: '{"caller_id":"14125550123"}',
      },
    ]);
  });

  it.each([
    ['4125550123', '14125550123'],
    ['14125550123', '14125550123'],
    ['+442079460123', '442079460123'],
    ['911', '911'],
  ])('asks about %s as %s', async (callerNumber, callerId) => {
    const { url, asked } = await service([{}]);
    await client(url).locate({ ...CALL, callerNumber });
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ caller_id: callerId });
  });

  it('is refused for good by 401, and renews nothing', async () => {
    const { url, asked } = await service([{ status: 401 }]);
    expect(await client(url).locate(CALL)).toMatchObject({
      kind: 'refused',
      failure: { kind: 'unauthorized', httpStatus: 401 },
    });
    expect(asked).toHaveLength(1);
  });

  it('does not ask with nothing, nor with what no header can hold, nor about no number', async () => {
    const { url, asked } = await service([{}]);
    for (const sharedToken of [null, '', 'a\r\nb', 'ü', 'x'.repeat(20_000)]) {
      expect(await client(url).locate({ ...CALL, sharedToken })).toMatchObject({
        kind: 'refused',
        failure: { kind: 'not-configured', reason: 'no-key' },
      });
    }
    expect(await client(url).locate({ ...CALL, callerNumber: '?' })).toMatchObject({
      kind: 'failed',
      failure: { kind: 'invalid-input', field: 'callerNumber' },
    });
    expect(asked).toEqual([]);
  });
});

describe('with credentials of our own', () => {
  it('gets one token by form and keeps it until a minute before its end', async () => {
    let nowMs = NOW_MS;
    const { url, asked } = await service([{}]);
    const rapidsos = client(url, { ...withKeys, now: () => nowMs });
    await rapidsos.locate(CALL);
    nowMs += 3_538_000;
    await rapidsos.locate(CALL);
    nowMs += 1_000;
    await rapidsos.locate(CALL);
    expect(asked.map(({ path, authorization }) => [path, authorization])).toEqual([
      ['/oauth/token', undefined],
      ['/location', 'Bearer own-token-1'],
      ['/location', 'Bearer own-token-1'],
      ['/oauth/token', undefined],
      ['/location', 'Bearer own-token-2'],
    ]);
    expect(asked[0]?.type).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      client_id: KEYS.clientId,
      client_secret: KEYS.clientSecret,
      grant_type: 'client_credentials',
    });
  });

  it('renews once after 401', async () => {
    const { url, asked } = await service([{ status: 401 }, { body: { location: PLACE } }]);
    expect((await client(url, withKeys).locate(CALL)).kind).toBe('place');
    expect(asked.at(-1)?.authorization).toBe('Bearer own-token-2');
    const never = await service([{ status: 401 }]);
    expect((await client(never.url, withKeys).locate(CALL)).kind).toBe('refused');
    expect(never.asked).toHaveLength(4);
  });

  it('gets a new one when the credentials change', async () => {
    const { url, asked } = await service([{}]);
    let clientId = 'a';
    const credentials = () => Promise.resolve(ok({ ...KEYS, clientId }));
    const rapidsos = client(url, { credentials });
    await rapidsos.locate(CALL);
    clientId = 'b';
    await rapidsos.locate(CALL);
    expect(asked.filter(({ path }) => path === '/oauth/token')).toHaveLength(2);
  });

  it.each([
    [{ status: 401 }, 'refused'],
    [{ status: 400, body: { error: 'invalid_client' } }, 'refused'],
    [{ status: 403 }, 'refused'],
    [{ status: 500 }, 'failed'],
    [{ status: 429, headers: { 'retry-after': '7' } }, 'failed'],
    [{ body: 'no JSON' }, 'failed'],
    [{ body: {} }, 'failed'],
    [{ body: { access_token: 'a b' } }, 'failed'],
  ] as const)('says what became of a token that was answered %j: %s', async (token, kind) => {
    const { url, asked } = await service([{}], token);
    expect((await client(url, withKeys).locate(CALL)).kind).toBe(kind);
    expect(asked).toHaveLength(1);
  });

  it('fails, and asks nothing, when the keychain does not say', async () => {
    const { url, asked } = await service([{}]);
    const failure = { kind: 'storage', detail: 'locked' } as const;
    const locked = client(url, { credentials: () => Promise.resolve(failed(failure)) });
    expect(await locked.locate(CALL)).toEqual({ kind: 'failed', failure, retryAfterMs: null });
    expect(asked).toEqual([]);
  });
});

describe('an answer', () => {
  it.each([
    [{ latitude: PLACE.latitude, longitude: PLACE.longitude, uncertainty_radius: 25 }],
    [[{ location: { lat: PLACE.latitude, lng: PLACE.longitude, accuracy: '25' } }]],
    [
      {
        data: {
          position: { type: 'Point', coordinates: [PLACE.longitude, PLACE.latitude], radius: 25 },
        },
      },
    ],
  ])('%j is a place', async (body) => {
    const { url } = await service([{ body }]);
    expect(await client(url).locate(CALL)).toMatchObject({ kind: 'place', place: PLACE });
  });

  it('has the time of the newest place, never one that is yet to come', async () => {
    const older = { lat: 1, lng: 2, location_time: NOW_MS - 60_000 };
    const newer = { lat: 3, lng: 4, location_time: NOW_MS - 5_000 };
    const { url } = await service([{ body: { locations: [older, newer] } }]);
    expect(await client(url).locate(CALL)).toMatchObject({
      place: { latitude: 3, longitude: 4 },
      atMs: NOW_MS - 5_000,
    });
    const ahead = await service([{ body: { ...newer, location_time: NOW_MS + 60_000 } }]);
    expect(await client(ahead.url).locate(CALL)).toMatchObject({ atMs: NOW_MS });
  });

  it.each([
    { body: '' },
    { body: {} },
    { body: [] },
    { body: 'null' },
    { body: { location: null } },
    { body: { locations: [] } },
    { status: 204, body: '' },
    { status: 404, body: { detail: 'none' } },
  ])('%j is empty, which is normal', async (told) => {
    const { url } = await service([told]);
    expect(await client(url).locate(CALL)).toEqual({ kind: 'empty' });
  });

  it.each([
    [{ status: 403 }, { kind: 'refused', failure: { kind: 'unauthorized' } }],
    [
      { status: 429, headers: { 'retry-after': '30' } },
      { kind: 'failed', failure: { kind: 'rate-limited' }, retryAfterMs: 30_000 },
    ],
    [{ status: 400 }, { kind: 'failed', failure: { kind: 'rejected' }, retryAfterMs: null }],
    [{ status: 503 }, { kind: 'failed', failure: { kind: 'unavailable' } }],
    [{ status: 302 }, { kind: 'failed', failure: { reason: 'redirect' } }],
    [{ body: '<html>' }, { kind: 'failed', failure: { reason: 'something-else' } }],
    [
      { status: 404, body: '<html>' },
      { kind: 'failed', failure: { reason: 'something-else' } },
    ],
    [
      { status: 403, body: '<html>' },
      { kind: 'failed', failure: { reason: 'something-else' } },
    ],
    [{ body: '['.repeat(100_000) }, { kind: 'failed', failure: { reason: 'something-else' } }],
  ])('%j is told plainly', async (told, expected) => {
    const { url } = await service([told]);
    expect(await client(url).locate(CALL)).toMatchObject(expected);
  });

  it.each([
    ['silence', silentServer],
    ['a connection that ends', readThenClose],
    ['no HTTP', notHttp],
  ])('that is %s is a failure', async (_name, serve) => {
    const server = await serve();
    open.push(server);
    expect((await client(server.url).locate(CALL)).kind).toBe('failed');
  });

  it('that nobody gives is a failure', async () => {
    const url = `http://127.0.0.1:${await refusingPort()}`;
    expect(await client(url).locate(CALL)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'unavailable', reason: 'refused' },
    });
  });

  it('that never comes because the port throws is a failure as well', async () => {
    const http = { send: () => Promise.reject(new Error(`boom ${SHARED}`)) };
    expect(await client('https://x.example', { http }).locate(CALL)).toMatchObject({
      failure: { kind: 'bug' },
    });
  });
});

it('never repeats a token, a secret or the number, whoever says them', async () => {
  const echo = `own-token-1 ${SHARED} ${KEYS.clientSecret} 14125550123`;
  const answers: LocateAnswer[] = [];
  for (const status of [400, 401, 403, 422, 429, 500]) {
    const { url } = await service([{ status, body: echo }]);
    answers.push(await client(url).locate(CALL), await client(url, withKeys).locate(CALL));
    const token = await service([{}], { status, body: echo });
    answers.push(await client(token.url, withKeys).locate(CALL));
  }
  expect(JSON.stringify(answers)).not.toMatch(/own-token|tok_shared|fake secret|4125550123/);
  expect(answers).toHaveLength(18);
});

it('does not repeat the number alone either', async () => {
  const { url } = await service([{ status: 400, body: 'no record of 14125550123' }]);
  const answer = await client(url).locate(CALL);
  expect(answer).toMatchObject({ kind: 'failed', failure: { kind: 'rejected' } });
  expect(JSON.stringify(answer)).not.toContain('4125550123');
  const { url: other } = await service([{ status: 400, body: 'no such record' }]);
  expect(JSON.stringify(await client(other).locate(CALL))).toContain('no such record');
});
