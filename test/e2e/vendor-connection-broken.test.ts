// The way out when Chromium's own cannot go: its network service is killed or stopped, or a server asks for a certificate.
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../src/main/vendors/http';
import { inMain } from '../desktop/in-main.mjs';
import { httpServer, silentServer, statusServer, type FaultServer } from '../fakes/fault-servers';
import { makeNssHome, type NssHome } from '../fakes/nss-home';
import { makeSelfSignedCertificate } from '../fakes/self-signed-certificate';
import { launchBench, type RunningBench } from './vendor-connection/launch';
import type { Exchange } from './vendor-connection/main';

const BODY = '{"status":1,"location":{"name":"Aula Ñ","customLocation":true}}';
const HEADERS = { Authorization: 'Basic YXBpOnRlc3Q=', 'Content-Type': 'application/json' };
const certificate = makeSelfSignedCertificate();

let home: NssHome;
let bench: RunningBench;
const open: { close: () => unknown }[] = [];

beforeAll(async () => {
  home = makeNssHome(certificate.cert);
  bench = await launchBench({ env: { HOME: home.folder } });
});
afterAll(async () => {
  await bench.close();
  for (const each of open) await each.close();
  home.close();
});

async function use<T extends { close: () => unknown }>(server: Promise<T>): Promise<T> {
  const made = await server;
  open.push(made);
  return made;
}

function send(name: string, url: string, timeoutMs = 5000): Promise<Exchange> {
  const request = { method: 'POST' as const, url, headers: HEADERS, body: BODY, timeoutMs };
  return inMain(bench.app, (_electron, [who, what]) => globalThis.bench.send(who, what), [
    name,
    request,
  ] as const);
}

function probe(name: string, url: string) {
  return inMain(bench.app, (_electron, [who, what]) => globalThis.bench.probe(who, what), [
    name,
    url,
  ] as const);
}

/** To Chromium's network service, by its own number. */
function signal(name: NodeJS.Signals): Promise<number> {
  return inMain(
    bench.app,
    ({ app }, what) => {
      const service = app
        .getAppMetrics()
        .find(({ serviceName }) => serviceName === 'network.mojom.NetworkService');
      if (service === undefined) return 0;
      process.kill(service.pid, what);
      return service.pid;
    },
    name,
  );
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`timed out: ${what}`);
    await sleep(10);
  }
}

/** As the outbox would: again after each failure. The time until an answer came, in milliseconds. */
async function untilAnswered(name: string, url: string): Promise<number> {
  const startedMs = performance.now();
  for (;;) {
    if ((await send(name, url)).answer.kind === 'response') return performance.now() - startedMs;
    if (performance.now() - startedMs > 20_000) throw new Error('no press leaves any more');
  }
}

const arrived = (server: FaultServer) => server.received().match(/POST \//g)?.length ?? 0;

describe('when the network service is killed', () => {
  it('with a request on its way, that one ends and the next arrives within 5 s, each time', async () => {
    const silent = await use(silentServer());
    const well = await use(statusServer(200, {}, '{}'));
    for (let round = 1; round <= 4; round += 1) {
      const hanging = send('killed', silent.url, 15_000);
      await until('the request is on its way', () => arrived(silent) === round);
      await signal('SIGKILL');
      const { answer, tookMs } = await hanging;
      expect(answer).toMatchObject({ kind: 'failed', written: 'unknown' });
      expect(judge(answer, 0).kind).toBe('unsure');
      expect(tookMs).toBeLessThan(5000);
      expect(await untilAnswered('killed', well.url)).toBeLessThan(5000);
      expect(await probe('killed', well.url)).toBeNull();
    }
  });

  it('without one, a kept way goes on as well', async () => {
    const well = await use(statusServer(200, {}, '{}'));
    await untilAnswered('idle', well.url);
    await signal('SIGKILL');
    expect(await untilAnswered('idle', well.url)).toBeLessThan(5000);
  });

  it('never says "not written" of a request the server got', async () => {
    const lies: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const silent = await use(silentServer());
      const hanging = send('cut', silent.url, 1500);
      await sleep(round * 4);
      await signal('SIGKILL');
      const { answer } = await hanging;
      await sleep(50);
      if (answer.kind === 'failed' && answer.written === 'no' && arrived(silent) > 0) {
        lies.push(answer.code);
      }
    }
    expect(lies).toEqual([]);
  });

  it('again and again, a request leaves by the other way within 5 s, and by the first one afterwards', async () => {
    const connections: string[] = [];
    const well = await use(
      httpServer((request, response) => {
        connections.push(request.headers.connection ?? '');
        request.resume().on('end', () => response.end('{}'));
      }),
    );
    await untilAnswered('storm', well.url);
    const calm = new AbortController();
    const storm = (async () => {
      while (!calm.signal.aborted) {
        await signal('SIGKILL');
        await sleep(20);
      }
    })();
    try {
      expect(await untilAnswered('storm', well.url)).toBeLessThan(5000);
    } finally {
      calm.abort();
      await storm;
    }
    expect(await probe('storm', well.url)).toBeNull();
    await untilAnswered('storm', well.url);
    expect(connections.at(-1)).toBe('keep-alive');
  });
});

it('when the network service stands still, a request that nobody foresaw fails as unsure within 5 s and the next one leaves', async () => {
  const well = await use(statusServer(200, {}, '{}'));
  await untilAnswered('still', well.url);
  await signal('SIGSTOP');
  try {
    const startedMs = Date.now();
    const { answer } = await send('still', well.url, 15_000);
    expect(answer).toMatchObject({ kind: 'failed', written: 'unknown' });
    const { answer: second } = await send('still', well.url, 15_000);
    expect(second).toMatchObject({ kind: 'response', status: 200 });
    expect(Date.now() - startedMs).toBeLessThan(5000);
  } finally {
    await signal('SIGCONT');
  }
  // It is given back its trust when it goes on.
  expect(await probe('still', well.url)).toBeNull();
});

it('a server that is slow to take a request is no reason to leave it', async () => {
  const slow = await use(silentServer());
  const { answer } = await send('slow', slow.url, 4_000);
  expect(answer).toMatchObject({ kind: 'failed', code: 'TIMEOUT' });
});

it('when the network service stands still, the probe finds out and the next request leaves within 5 s', async () => {
  const well = await use(statusServer(200, {}, '{}'));
  await untilAnswered('stopped', well.url);
  await signal('SIGSTOP');
  try {
    expect(await probe('stopped', well.url)).toBeNull();
    expect(await untilAnswered('stopped', well.url)).toBeLessThan(5000);
    const nobody = await silentServer();
    await nobody.close();
    expect(await probe('stopped', nobody.url)).toMatchObject({ reason: 'refused' });
  } finally {
    await signal('SIGCONT');
  }
});

describe.runIf(process.platform === 'linux')('when a server asks for a certificate', () => {
  async function asking(maxVersion: 'TLSv1.2' | 'TLSv1.3', { key, cert } = certificate) {
    const shown: string[] = [];
    const bodies: string[] = [];
    const options = {
      key,
      cert,
      requestCert: true,
      rejectUnauthorized: false,
      maxVersion,
    } as const;
    const server = createServer(options, (request, response) => {
      const { socket } = request;
      const names = socket instanceof TLSSocket ? Object.keys(socket.getPeerCertificate()) : ['?'];
      shown.push(names.length === 0 ? 'none' : 'one');
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.end('{"id":"1"}'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    open.push({
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    });
    const { port } = server.address() as AddressInfo;
    return { url: `https://localhost:${port}/v1/checkins/?a=b`, shown, bodies };
  }

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'over %s, the request gets through and none of the user is shown',
    async (version) => {
      const server = await asking(version);
      for (let round = 0; round < 2; round += 1) {
        const { answer, timesTold } = await send(version, server.url);
        expect(answer).toMatchObject({ kind: 'response', status: 200, body: '{"id":"1"}' });
        expect(timesTold).toBe(1);
      }
      expect(await probe(version, server.url)).toBeNull();
      expect(server.shown).toEqual(['none', 'none']);
      expect(server.bodies).toEqual([BODY, BODY]);
    },
  );

  it('and its own is not trusted, nothing is sent', async () => {
    const server = await asking('TLSv1.3', makeSelfSignedCertificate());
    for (let round = 0; round < 2; round += 1) {
      const { answer } = await send('untrusted', server.url);
      expect(answer).toMatchObject({ kind: 'failed', written: 'no' });
      expect(judge(answer, 0)).toMatchObject({ kind: 'notSent', failure: { reason: 'tls' } });
    }
    expect(server.shown).toEqual([]);
  });
});
