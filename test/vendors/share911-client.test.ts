// The Share911 client over real loopback connections: exact bytes, and the truth about every fault.
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/main/practice/simulator';
import {
  createShare911,
  type Share911,
  type Share911Deps,
} from '../../src/main/vendors/share911/client';
import type {
  HttpAnswer,
  HttpPort,
  HttpRequest,
  Outcome,
} from '../../src/main/core/lib/vendor-port';
import { draftPress } from '../../src/main/features/panic/press';
import type { CheckIn } from '../../src/shared/action';
import { DEFAULT_SETTINGS } from '../../src/shared/settings/settings';
import { CheckInStatus } from '../../src/shared/core/check-in';
import type { StoredRequest } from '../../src/shared/delivery';
import { failed, ok } from '../../src/shared/core/failure';
import {
  notHttp,
  readThenClose,
  readThenReset,
  refusingPort,
  silentServer,
  statusServer,
} from '../fakes/fault-servers';
import { createNodeHttpPort } from '../fakes/node-http-port';
import { makeSelfSignedCertificate } from '../fakes/self-signed-certificate';

const KEY = 'fake-9f1c-test-key-77aa';
const CHANNEL = { channelId: 'sharevilledemo/eastbranch', integrationId: 'acme' };
const PRESSED_AT_MS = Date.UTC(2025, 2, 17, 23, 55, 58);
const THREAT: CheckIn = {
  kind: 'check-in',
  status: 'THREAT',
  message: 'Someone breaking in',
  location: 'Front Desk',
  origin: 'window',
};

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function use<T extends { close: () => unknown }>(server: Promise<T>): Promise<T> {
  const made = await server;
  open.push(made);
  return made;
}

function client(baseUrl: string, other: Partial<Share911Deps> = {}): Share911 {
  return createShare911({
    http: createNodeHttpPort(),
    baseUrl: () => baseUrl,
    apiKey: () => Promise.resolve(ok(KEY)),
    timeoutMs: 400,
    ...other,
  });
}

async function practice(): Promise<{ simulator: Simulator; url: string }> {
  const simulator = createSimulator({
    host: '127.0.0.1',
    port: 0,
    apiKey: KEY,
    times: { slowMs: 50 },
  });
  open.push({ close: () => simulator.stop() });
  return { simulator, url: (await simulator.start()).url };
}

function requestFor(share911: Share911, checkIn: CheckIn = THREAT): StoredRequest {
  const request = share911.makeRequest(checkIn, CHANNEL, PRESSED_AT_MS);
  if (!request.ok) throw new Error(request.failure.detail);
  return request.value;
}

async function attempt(
  share911: Share911,
): Promise<{ outcome: Outcome; writtenAt: readonly number[] }> {
  const writtenAt: number[] = [];
  const outcome = await share911.send(requestFor(share911), {
    onWritten: (atMs) => writtenAt.push(atMs),
  });
  return { outcome, writtenAt };
}

/** A port that notes what it is asked and answers as told. */
function answering(answer: HttpAnswer): { http: HttpPort; asked: HttpRequest[] } {
  const asked: HttpRequest[] = [];
  return {
    asked,
    http: {
      send: (request) => {
        asked.push(request);
        return Promise.resolve(answer);
      },
    },
  };
}

describe('a check-in on the wire', () => {
  it.each(CheckInStatus.options)('is taken by the strict service: %s', async (status) => {
    const { simulator, url } = await practice();
    const share911 = client(url);
    const request = requestFor(share911, { ...THREAT, status });
    const outcome = await share911.send(request, { onWritten: () => undefined });

    expect(outcome).toEqual({ kind: 'accepted', ref: 'practice-1' });
    expect(simulator.requests()).toMatchObject([
      { method: 'POST', path: '/v1/checkins/', received: true, body: request.body },
    ]);
  });

  it('with room and number is taken by the strict service, which knows every one of its fields', async () => {
    const { simulator, url } = await practice();
    const share911 = client(url);
    const desk = {
      name: 'Desk 1',
      location: 'Main Office',
      room: '12',
      callbackPhone: '614 555 0100 x4',
    };
    const draft = draftPress(
      {
        world: 'live',
        settings: () => ({
          ...DEFAULT_SETTINGS,
          desk,
          share911: { ...DEFAULT_SETTINGS.share911, ...CHANNEL },
        }),
        newId: () => 'id-1',
        now: () => PRESSED_AT_MS,
        makeRequest: (checkIn, channel, atMs) => share911.makeRequest(checkIn, channel, atMs),
      },
      { status: 'THREAT', message: 'Someone breaking in' },
      'hotkey',
    );
    if (draft.request === null) throw new Error('no bytes');
    const outcome = await share911.send(draft.request, { onWritten: () => undefined });
    expect(outcome).toMatchObject({ kind: 'accepted' });
    const [seen] = simulator.requests();
    expect(seen?.verdict).toMatchObject({ ok: true, unknownKeys: [] });
    expect(JSON.parse(seen?.body ?? '')).toMatchObject({
      message: 'Someone breaking in · Call back: +1 614 555 0100 ext. 4',
      location: { name: 'Main Office · Room 12', customLocation: true },
    });
  });

  it('asks for the address with its slash, as user "api", in JSON, with the stored bytes', async () => {
    const { http, asked } = answering({ kind: 'response', status: 200, headers: {}, body: '' });
    const share911 = client('https://relay.example/share911/', { http, timeoutMs: 15_000 });
    const body = '{ "kept": "exactly  as it was" }';
    await share911.send({ path: '/v1/checkins/', body }, { onWritten: () => undefined });

    expect(asked).toMatchObject([
      {
        method: 'POST',
        url: 'https://relay.example/share911/v1/checkins/',
        headers: {
          Authorization: `Basic ${Buffer.from(`api:${KEY}`).toString('base64')}`,
          'Content-Type': 'application/json',
        },
        body,
        timeoutMs: 15_000,
      },
    ]);
  });

  it('repeats the identical bytes, which the service knows as a duplicate', async () => {
    const { simulator, url } = await practice();
    const share911 = client(url);
    const request = requestFor(share911);
    simulator.setScenario('lost-reply');
    const first = await share911.send(request, { onWritten: () => undefined });
    simulator.setScenario('happy');
    const second = await share911.send(request, { onWritten: () => undefined });

    expect(first.kind).toBe('unsure');
    expect(second.kind).toBe('accepted');
    const [lost, repeated] = simulator.requests();
    expect(repeated?.bodyBase64).toBe(lost?.bodyBase64);
    expect([lost?.duplicate, repeated?.duplicate]).toEqual([false, true]);
  });

  it('says once when it was written', async () => {
    const { simulator, url } = await practice();
    simulator.setScenario('slow');
    expect((await attempt(client(url))).writtenAt).toHaveLength(1);
  });
});

describe('the outcome', () => {
  it.each([
    ['outage', 'unsure', 'unavailable'],
    ['refused-key', 'refused', 'unauthorized'],
    ['rate-limit', 'notSent', 'rate-limited'],
    ['lost-reply', 'unsure', 'unavailable'],
  ] as const)('in the scenario %s is %s', async (scenario, kind, failureKind) => {
    const { simulator, url } = await practice();
    simulator.setScenario(scenario);
    const { outcome } = await attempt(client(url));
    expect(outcome).toMatchObject({ kind, failure: { kind: failureKind } });
    if (scenario === 'rate-limit')
      expect(outcome).toMatchObject({ failure: { retryAfterMs: 5000 } });
  });

  it('is refused for a wrong key', async () => {
    const { url } = await practice();
    const share911 = client(url, { apiKey: () => Promise.resolve(ok('another')) });
    expect((await attempt(share911)).outcome).toMatchObject({
      kind: 'refused',
      failure: { kind: 'unauthorized', httpStatus: 401 },
    });
  });

  it.each(['', '{}', 'Thank you'])('is accepted for a 2xx with the body %j', async (body) => {
    const server = await use(statusServer(201, {}, body));
    expect((await attempt(client(server.url))).outcome).toEqual({ kind: 'accepted', ref: null });
  });

  it.each([
    [200, 'text/html', '<html>Please sign in</html>'],
    [200, 'text/html', ''],
    [200, 'application/octet-stream', 'xyz'],
    [200, 'text/xml', '<ok/>'],
    [200, 'application/json', '{"broken'],
    [403, 'text/html', '<html>Blocked by your school</html>'],
    [404, 'text/html', '<html>Not here</html>'],
    [405, 'text/html', '<html>No POST</html>'],
    [400, 'text/html', '<html>Bad</html>'],
    [511, 'text/html', '<html>Sign in</html>'],
  ])('is unsure when something else answers: %i %s %j', async (status, type, body) => {
    const server = await use(statusServer(status, { 'content-type': type }, body));
    expect((await attempt(client(server.url))).outcome).toMatchObject({
      kind: 'unsure',
      failure: { reason: 'something-else', httpStatus: status },
    });
  });

  it.each(['{"success":false}', '{"error":"no such channel"}', 'Access denied'])(
    'is unsure when a success says no: %s',
    async (body) => {
      const server = await use(statusServer(200, {}, body));
      expect((await attempt(client(server.url))).outcome).toMatchObject({
        kind: 'unsure',
        failure: { kind: 'bad-response' },
      });
    },
  );

  it('is notSent for a redirect, which is not followed', async () => {
    const target = await use(statusServer(200));
    const server = await use(statusServer(308, { location: target.url }));
    expect((await attempt(client(server.url))).outcome).toMatchObject({
      kind: 'notSent',
      failure: { reason: 'redirect' },
    });
    expect(target.connections()).toBe(0);
  });

  it('is notSent when nobody listens or the name does not exist', async () => {
    const refusing = `http://127.0.0.1:${await refusingPort()}`;
    expect((await attempt(client(refusing))).outcome).toMatchObject({
      kind: 'notSent',
      failure: { reason: 'refused' },
    });
    const nowhere = client('http://no-such-host.invalid', { timeoutMs: 8000 });
    expect((await attempt(nowhere)).outcome).toMatchObject({
      kind: 'notSent',
      failure: { reason: 'dns' },
    });
  });

  it('is notSent when the certificate is not trusted', async () => {
    const server = createHttpsServer(makeSelfSignedCertificate());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    open.push({ close: () => server.close() });
    const { port } = server.address() as AddressInfo;
    expect((await attempt(client(`https://localhost:${port}`))).outcome).toMatchObject({
      kind: 'notSent',
      failure: { reason: 'tls' },
    });
  });

  it('is unsure when the request was read and the connection then lost', async () => {
    for (const server of [await use(readThenReset()), await use(readThenClose())]) {
      expect((await attempt(client(server.url))).outcome).toMatchObject({
        kind: 'unsure',
        failure: { reason: 'connection-lost' },
      });
    }
  });

  it('is unsure when no answer comes in time', async () => {
    const server = await use(silentServer());
    const { outcome, writtenAt } = await attempt(client(server.url));
    expect(outcome).toMatchObject({
      kind: 'unsure',
      failure: { kind: 'timeout', reason: 'after-writing' },
    });
    expect(writtenAt).toHaveLength(1);
  });

  it('is notSent when the handshake never ends', async () => {
    const server = await use(silentServer());
    const url = server.url.replace('http:', 'https:');
    expect((await attempt(client(url))).outcome).toMatchObject({
      kind: 'notSent',
      failure: { kind: 'timeout', reason: 'before-writing' },
    });
  });

  it('is unsure when the answer is not HTTP or the port breaks its promise', async () => {
    const server = await use(notHttp());
    expect((await attempt(client(server.url))).outcome.kind).toBe('unsure');
    const http: HttpPort = { send: () => Promise.reject(new Error(KEY)) };
    const { outcome } = await attempt(client(server.url, { http }));
    expect(outcome).toMatchObject({ kind: 'unsure', failure: { kind: 'bug' } });
    expect(JSON.stringify(outcome)).not.toContain(KEY);
  });
});

describe('without a key', () => {
  const { http, asked } = answering({ kind: 'response', status: 200, headers: {}, body: '' });

  it.each([
    ['an empty key', () => Promise.resolve(ok('')), 'not-configured', 'no-key'],
    [
      'no key',
      () => Promise.resolve(failed({ kind: 'not-configured', reason: 'no-key', detail: '' })),
      'not-configured',
      'no-key',
    ],
    [
      'a missing keyring',
      () => Promise.resolve(failed({ kind: 'storage', reason: 'keyring-missing', detail: '' })),
      'storage',
      'keyring-missing',
    ],
    [
      'a keyring that waits for ever',
      () => new Promise<never>(() => undefined),
      'storage',
      'keyring-locked',
    ],
    ['a keyring that throws', () => Promise.reject(new Error('dbus')), 'storage', undefined],
  ] as const)('%s is notSent and opens no connection', async (_name, apiKey, kind, reason) => {
    const { outcome } = await attempt(client('https://a.example', { http, apiKey, timeoutMs: 30 }));
    expect(outcome).toMatchObject({ kind: 'notSent', failure: { kind } });
    expect(outcome.kind === 'notSent' && outcome.failure.reason).toBe(reason);
    expect(asked).toEqual([]);
  });
});
