// What a probe says about the way to a vendor.
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { probeRoute, type ProbeDeps } from '../../../src/main/desktop/vendor-connection-probe';
import type { TrustVerdict } from '../../../src/main/desktop/vendor-connection-trust';

let listening: Server;
let openPort: number;
let closedPort: number;

async function listen(): Promise<Server> {
  const server = createServer((socket) => socket.resume());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return server;
}
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  listening = await listen();
  openPort = portOf(listening);
  const closing = await listen();
  closedPort = portOf(closing);
  await new Promise((resolve) => closing.close(resolve));
});
afterAll(() => listening.close());

function deps(other: Partial<ProbeDeps> = {}): ProbeDeps {
  return {
    isOnline: () => true,
    resolveProxy: () => Promise.resolve('DIRECT'),
    resolveHost: () => Promise.resolve(['127.0.0.1']),
    verdictOf: () => Promise.resolve<TrustVerdict>('trusted'),
    stepMs: 500,
    ...other,
  };
}

describe('the probe', () => {
  it('finds the way open', async () => {
    for (const scheme of ['http', 'https']) {
      expect(await probeRoute(`${scheme}://vendor.example:${openPort}/`, deps())).toBeNull();
    }
  });

  it('is content with one address that connects', async () => {
    const resolveHost = () => Promise.resolve(['::1', '127.0.0.1']);
    expect(await probeRoute(`http://localhost:${openPort}/`, deps({ resolveHost }))).toBeNull();
  });

  it('believes in being offline, except for this very computer', async () => {
    const offline = deps({ isOnline: () => false });
    expect(await probeRoute(`https://vendor.example:${openPort}/`, offline)).toMatchObject({
      kind: 'offline',
    });
    for (const host of ['127.0.0.1', 'localhost']) {
      expect(await probeRoute(`http://${host}:${openPort}/`, offline)).toBeNull();
    }
  });

  it.each([
    ['dns', { resolveHost: () => Promise.reject(new Error('net::ERR_NAME_NOT_RESOLVED')) }],
    ['dns', { resolveHost: () => Promise.resolve([]) }],
    ['dns', { resolveHost: () => new Promise<never>(() => undefined), stepMs: 20 }],
    ['proxy', { resolveProxy: () => new Promise<never>(() => undefined), stepMs: 20 }],
    ['proxy', { resolveProxy: () => Promise.reject(new Error('pac')) }],
    ['tls', { verdictOf: () => Promise.resolve<TrustVerdict>('ERR_CERT_DATE_INVALID') }],
  ] as [string, Partial<ProbeDeps>][])('names %s', async (reason, other) => {
    const failure = await probeRoute(`https://vendor.example:${openPort}/`, deps(other));
    expect(failure).toMatchObject({ kind: 'unavailable', reason });
  });

  it('tells a closed port of the service from one of the proxy', async () => {
    const direct = await probeRoute(`http://vendor.example:${closedPort}/`, deps());
    expect(direct).toMatchObject({ reason: 'refused' });
    const resolveProxy = () => Promise.resolve(`PROXY filter.example:${closedPort}`);
    const proxied = await probeRoute('http://vendor.example/', deps({ resolveProxy }));
    expect(proxied).toMatchObject({ reason: 'proxy' });
  });

  it('tries the next proxy, as a request would', async () => {
    const list = `PROXY a.example:${closedPort}; PROXY b.example:${openPort}`;
    const resolveProxy = () => Promise.resolve(list);
    expect(await probeRoute('http://vendor.example/', deps({ resolveProxy }))).toBeNull();
  });

  it('does not cry wolf over a certificate nobody has seen yet', async () => {
    const verdicts = [
      () => Promise.resolve<TrustVerdict>('unknown'),
      () => Promise.reject(new Error('no')),
    ];
    for (const verdictOf of verdicts) {
      const url = `https://vendor.example:${openPort}/`;
      expect(await probeRoute(url, deps({ verdictOf }))).toBeNull();
    }
  });

  it('answers an address that is none', async () => {
    expect(await probeRoute('nonsense', deps())).toMatchObject({ kind: 'not-configured' });
  });
});
