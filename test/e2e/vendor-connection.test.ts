// The way out over a real Electron: what it claims about a request is what the server saw.
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../src/main/vendors/http';
import { inMain } from '../desktop/in-main.mjs';
import {
  blackHole,
  httpServer,
  notHttp,
  rawServer,
  readThenClose,
  readThenReset,
  refusingPort,
  relay,
  silentServer,
  statusServer,
  type FaultServer,
} from '../fakes/fault-servers';
import { makeSelfSignedCertificate } from '../fakes/self-signed-certificate';
import { launchBench, type RunningBench } from './vendor-connection/launch';
import type { Exchange } from './vendor-connection/main';

const BODY = '{"status":1,"location":{"name":"Aula Ñ","customLocation":true}}';
const HEADERS = { Authorization: 'Basic YXBpOnRlc3Q=', 'Content-Type': 'application/json' };

let bench: RunningBench;
const open: { close: () => unknown }[] = [];

beforeAll(async () => {
  bench = await launchBench();
});
afterAll(async () => {
  await bench.close();
  for (const each of open) await each.close();
});

async function use<T extends { close: () => unknown }>(server: Promise<T>): Promise<T> {
  const made = await server;
  open.push(made);
  return made;
}

function send(url: string, timeoutMs = 5000, name = 'test', on = bench): Promise<Exchange> {
  const request = { method: 'POST' as const, url, headers: HEADERS, body: BODY, timeoutMs };
  return inMain(on.app, (_electron, [who, what]) => globalThis.bench.send(who, what), [
    name,
    request,
  ] as const);
}

function probe(url: string, name = 'test') {
  return inMain(bench.app, (_electron, [who, what]) => globalThis.bench.probe(who, what), [
    name,
    url,
  ] as const);
}

function warmUp(url: string, name: string) {
  return inMain(bench.app, (_electron, [who, what]) => globalThis.bench.warmUp(who, what), [
    name,
    url,
  ] as const);
}

function setProxy(name: string, rules: string) {
  return inMain(bench.app, (_electron, [who, what]) => globalThis.bench.setProxy(who, what), [
    name,
    rules,
  ] as const);
}

const outcomeOf = ({ answer }: Exchange) => judge(answer, 0);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function httpsServer(): Promise<FaultServer & { readonly requests: () => number }> {
  const { key, cert } = makeSelfSignedCertificate();
  let requests = 0;
  const server = createHttpsServer({ key, cert }, (_request, response) => {
    requests += 1;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `https://localhost:${port}`,
    connections: () => 0,
    received: () => '',
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

describe('an answered request', () => {
  it('arrives byte for byte with its own credentials, once, and no cookie', async () => {
    const server = await use(statusServer(200, { 'set-cookie': 'a=b' }, '{"id":"1"}'));
    const first = await send(`${server.url}/v1/checkins/`);
    await send(`${server.url}/v1/checkins/`);

    expect(first.answer).toMatchObject({ kind: 'response', status: 200, body: '{"id":"1"}' });
    expect(first.timesTold).toBe(1);
    const seen = server.received();
    expect(seen.match(/POST \/v1\/checkins\/ HTTP\/1\.1\r\n/g)).toHaveLength(2);
    expect(seen.match(/^Authorization: Basic YXBpOnRlc3Q=\r$/gm)).toHaveLength(2);
    expect(seen).toContain(Buffer.from(BODY, 'utf8').toString('latin1'));
    expect(seen.toLowerCase()).not.toContain('cookie:');
  });

  it('reports the writing before a late answer comes', async () => {
    const server = await use(
      httpServer((request, response) => {
        request.resume().on('end', () => setTimeout(() => response.end('{}'), 1200));
      }),
    );
    const { answer, writtenAfterMs, tookMs } = await send(server.url);
    expect(answer).toMatchObject({ kind: 'response', status: 200 });
    expect(tookMs).toBeGreaterThan(1100);
    expect(writtenAfterMs).toBeLessThan(600);
  });

  it('keeps its status when the body breaks off, never ends or is huge', async () => {
    const broken = await use(
      rawServer((socket) =>
        socket.once('data', () => {
          socket.write(
            'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\nabc',
          );
          setTimeout(() => socket.resetAndDestroy(), 100);
        }),
      ),
    );
    const endless = await use(
      rawServer((socket) =>
        socket.once('data', () =>
          socket.write(
            'HTTP/1.1 201 C\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\nabc',
          ),
        ),
      ),
    );
    const huge = await use(statusServer(200, {}, 'x'.repeat(3_000_000)));
    const [first, second, third] = [
      await send(broken.url),
      await send(endless.url, 10_000),
      await send(huge.url),
    ];
    expect(first.answer).toMatchObject({ kind: 'response', status: 200, body: 'abc', isCut: true });
    expect(outcomeOf(first).kind).toBe('unsure');
    expect(second.answer).toMatchObject({
      kind: 'response',
      status: 201,
      body: 'abc',
      isCut: true,
    });
    expect(second.tookMs).toBeLessThan(3500);
    expect(third.answer.kind === 'response' && third.answer.body.length).toBe(1024 * 1024);
  });

  it.each([301, 302, 307, 308])('reports a %i and never follows it', async (status) => {
    const target = await use(statusServer(200));
    const server = await use(statusServer(status, { location: target.url }));
    const exchange = await send(server.url);
    expect(exchange.answer).toMatchObject({ kind: 'response', status });
    expect(outcomeOf(exchange)).toMatchObject({
      kind: 'notSent',
      failure: { reason: 'redirect' },
    });
    expect(target.connections()).toBe(0);
  });

  it.each(['Basic realm="x"', 'Negotiate', 'NTLM', 'Digest realm="x", nonce="y"'])(
    'brings a 401 with "%s" back at once, asking nobody',
    async (challenge) => {
      const server = await use(statusServer(401, { 'www-authenticate': challenge }, 'no'));
      const exchange = await send(server.url);
      expect(exchange.answer).toMatchObject({ kind: 'response', status: 401 });
      expect(exchange.tookMs).toBeLessThan(2000);
      expect(server.received().match(/POST \//g)).toHaveLength(1);
    },
  );

  it('survives a kept connection that dies under it', async () => {
    const server = await use(
      rawServer((socket) => {
        let requests = 0;
        socket.on('data', () => {
          requests += 1;
          if (requests === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
          else socket.resetAndDestroy();
        });
      }),
    );
    const exchanges = [await send(server.url), await send(server.url)];
    expect(exchanges.map(({ answer }) => answer.kind)).toEqual(['response', 'response']);
    expect(server.connections()).toBe(2);
  });
});

describe('a request that failed', () => {
  it('was not sent when the name, the port or the address is wrong', async () => {
    const refusing = await refusingPort();
    const urls: [string, string][] = [
      ['http://no-such-host.invalid/', 'dns'],
      [`http://127.0.0.1:${refusing}/`, 'refused'],
    ];
    for (const [url, reason] of urls) {
      expect(outcomeOf(await send(url))).toMatchObject({ kind: 'notSent', failure: { reason } });
    }
    for (const url of ['nonsense', 'ftp://127.0.0.1/', 'http://127.0.0.1:1/']) {
      expect(outcomeOf(await send(url))).toMatchObject({
        kind: 'notSent',
        failure: { kind: 'not-configured' },
      });
    }
  });

  it('was not sent when the certificate is not trusted, and nothing was read there', async () => {
    const server = await use(httpsServer());
    const exchange = await send(server.url);
    expect(outcomeOf(exchange)).toMatchObject({ kind: 'notSent', failure: { reason: 'tls' } });
    expect(exchange.answer).toMatchObject({ code: 'ERR_CERT_AUTHORITY_INVALID', written: 'no' });
    expect(server.requests()).toBe(0);
  });

  it('was not sent when there is no TLS at the other end', async () => {
    const server = await use(statusServer(200));
    const exchange = await send(server.url.replace('http:', 'https:'));
    expect(exchange.answer).toMatchObject({ kind: 'failed', written: 'no' });
    expect(outcomeOf(exchange)).toMatchObject({ kind: 'notSent', failure: { reason: 'tls' } });
  });

  it('is unsure when the connection is lost after the request was read', async () => {
    for (const server of [await use(readThenReset()), await use(readThenClose())]) {
      const exchange = await send(server.url);
      expect(exchange.answer).toMatchObject({ kind: 'failed', written: 'unknown' });
      expect(outcomeOf(exchange).kind).toBe('unsure');
      expect(server.received()).toContain('POST ');
    }
  });

  it('is never accepted when the answer is not HTTP', async () => {
    const exchange = await send((await use(notHttp())).url);
    expect(['unsure', 'refused']).toContain(outcomeOf(exchange).kind);
  });

  it('is unsure when it was written and no answer came in time', async () => {
    const server = await use(silentServer());
    const exchange = await send(server.url, 700);
    expect(exchange.answer).toEqual({ kind: 'failed', code: 'TIMEOUT', written: 'unknown' });
    expect(exchange.timesTold).toBe(1);
    expect(exchange.tookMs).toBeLessThan(1100);
    expect(outcomeOf(exchange)).toMatchObject({ failure: { reason: 'after-writing' } });
  });

  it.runIf(process.platform === 'linux')(
    'was not sent when no connection came about in time',
    async () => {
      const hole = await use(blackHole());
      const exchange = await send(`http://127.0.0.1:${hole.port}/`, 700);
      expect(exchange.answer).toEqual({ kind: 'failed', code: 'TIMEOUT', written: 'no' });
      expect(exchange.timesTold).toBe(0);
      expect(exchange.tookMs).toBeLessThan(1400);
      expect(outcomeOf(exchange)).toMatchObject({ failure: { reason: 'before-writing' } });
    },
  );

  it('was not sent when the TLS handshake hangs', async () => {
    const server = await use(silentServer());
    const exchange = await send(server.url.replace('http:', 'https:'), 700);
    expect(exchange.answer).toEqual({ kind: 'failed', code: 'TIMEOUT', written: 'no' });
  });

  it('never says "not written" of a request the server got, wherever it is cut', async () => {
    const lies: string[] = [];
    const seen = { no: 0, unknown: 0 };
    const server = await use(silentServer());
    for (let round = 0; round < 60; round += 1) {
      const cutAfterMs = Math.random() * 30;
      const middle = await relay(server.port, (client, openGate) => {
        setTimeout(openGate, 10);
        setTimeout(() => client.resetAndDestroy(), 10 + cutAfterMs);
      });
      const before = server.received().length;
      // Every other round our own timeout does the cutting.
      const { answer } = await send(middle.url, round % 2 === 0 ? 3000 : 5 + cutAfterMs);
      await pause(30);
      await middle.close();
      if (answer.kind !== 'failed') continue;
      seen[answer.written] += 1;
      if (answer.written === 'no' && server.received().length > before) lies.push(answer.code);
    }
    expect(lies).toEqual([]);
    expect(seen.unknown).toBeGreaterThan(0);
  });
});

describe('through a proxy', () => {
  it('was not sent when the proxy is dead, refuses, hangs or asks for a sign-in', async () => {
    const dead = await refusingPort();
    const asking = await use(
      rawServer((socket) =>
        socket.once('data', () =>
          socket.end(
            'HTTP/1.1 407 Auth\r\nProxy-Authenticate: Basic realm="p"\r\nContent-Length: 2\r\n\r\nno',
          ),
        ),
      ),
    );
    const refusing = await use(
      rawServer((socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n')),
      ),
    );
    const silent = await use(silentServer());
    for (const port of [dead, asking.port, refusing.port, silent.port]) {
      await setProxy('proxied', `127.0.0.1:${port}`);
      const exchange = await send('https://vendor.example.invalid/', 1500, 'proxied');
      expect(exchange.answer).toMatchObject({ kind: 'failed', written: 'no' });
      expect(outcomeOf(exchange).kind).toBe('notSent');
    }
    expect(asking.received()).not.toContain('YXBpOnRlc3Q=');
  });

  it('is found out by the probe', async () => {
    await setProxy('proxied', `127.0.0.1:${await refusingPort()}`);
    expect(await probe('https://vendor.example.invalid/', 'proxied')).toMatchObject({
      reason: 'proxy',
    });
  });
});

describe('the probe', () => {
  it('says nothing when the way is open, and sends not one byte', async () => {
    const server = await use(statusServer(200));
    expect(await probe(server.url)).toBeNull();
    expect(server.connections()).toBeGreaterThan(0);
    expect(server.received()).toBe('');
  });

  it('names what stands in the way', async () => {
    const refusing = await refusingPort();
    expect(await probe(`http://127.0.0.1:${refusing}/`)).toMatchObject({ reason: 'refused' });
    expect(await probe('https://no-such-host.invalid/')).toMatchObject({ reason: 'dns' });
    expect(await probe('nonsense')).toMatchObject({ kind: 'not-configured' });
    const server = await use(httpsServer());
    expect(await probe(server.url, 'untrusting')).toMatchObject({ reason: 'tls' });
    expect(server.requests()).toBe(0);
  });
});

describe('the connection opened ahead', () => {
  it('is the one the next request uses, and carries nothing before', async () => {
    const server = await use(statusServer(200, {}, '{}'));
    await warmUp(server.url, 'warm');
    await pause(400);
    expect([server.connections(), server.received()]).toEqual([1, '']);
    const { answer } = await send(server.url, 5000, 'warm');
    expect(answer.kind).toBe('response');
    expect(server.connections()).toBe(1);
  });

  it('saves the set-up of a slow network', async () => {
    const times: { cold: number[]; warm: number[] } = { cold: [], warm: [] };
    const target = await use(statusServer(200, {}, '{}'));
    for (let round = 0; round < 5; round += 1) {
      const slow = await use(relay(target.port, (_client, openGate) => setTimeout(openGate, 100)));
      times.cold.push((await send(slow.url, 5000, `cold-${round}`)).tookMs);
      await warmUp(slow.url, `warm-${round}`);
      await pause(400);
      times.warm.push((await send(slow.url, 5000, `warm-${round}`)).tookMs);
    }
    const median = (all: number[]) => all.sort((a, b) => a - b)[2] ?? Number.NaN;
    console.log(`first request: ${median(times.cold)} ms cold, ${median(times.warm)} ms warmed up`);
    expect(median(times.warm)).toBeLessThan(median(times.cold));
  });
});

describe('where HTTP/2 is allowed', () => {
  it('does not claim to know that a secure request was not written', async () => {
    const other = await launchBench({ args: ['--with-http2'] });
    try {
      const server = await use(silentServer());
      const url = server.url.replace('http:', 'https:');
      const exchange = await send(url, 700, 'test', other);
      expect(exchange.answer).toEqual({ kind: 'failed', code: 'TIMEOUT', written: 'unknown' });
    } finally {
      await other.close();
    }
  });
});
