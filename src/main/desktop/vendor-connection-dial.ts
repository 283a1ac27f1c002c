// Opens a connection for the other way out: through the system's proxy, to a certificate that Chromium trusts.
import { request as httpRequest } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { parseProxyList, type Hop } from './vendor-connection-proxy';
import type { TrustVerdict } from './vendor-connection-trust';

export interface DialDeps {
  readonly resolveProxy: (url: string) => Promise<string>;
  /** Chromium's word about exactly this certificate; `unknown` when it has none. */
  readonly verdictOn: (url: string, fingerprint: string) => Promise<TrustVerdict>;
}

/** What stood in the way, in Chromium's words; nothing of a request has been written by then. */
export class DialError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

const RESOLVE_MS = 1_000;
const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ENETUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
};

/** Ready to be written to. Rejects with a DialError; `signal` ends it. */
export async function dial(target: URL, deps: DialDeps, signal: AbortSignal): Promise<Socket> {
  const hop = await firstHop(target.href, deps);
  const socket =
    hop.kind === 'direct' ? await direct(target, signal) : await tunnel(hop, target, signal);
  if (target.protocol !== 'https:') return socket;
  const secure = await encrypt(socket, target, signal);
  const trust = await verdictOf(secure, target, deps);
  if (trust === 'trusted') return secure;
  secure.destroy();
  throw new DialError(trust);
}

/** Chromium's resolver knows PAC files and system settings; without it the way is direct. */
async function firstHop(url: string, { resolveProxy }: DialDeps): Promise<Hop> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, RESOLVE_MS, 'DIRECT'));
  const list = await Promise.race([resolveProxy(url).catch(() => 'DIRECT'), late]);
  return parseProxyList(list)[0] ?? { kind: 'direct' };
}

function direct(target: URL, signal: AbortSignal): Promise<Socket> {
  const port = Number(target.port || (target.protocol === 'https:' ? 443 : 80));
  return opened(
    connect({ host: hostOf(target), port, signal }),
    'connect',
    'ERR_CONNECTION_CLOSED',
  );
}

/** Plain HTTP proxies only: none that is spoken to in TLS, and no SOCKS. */
async function tunnel(
  hop: Extract<Hop, { kind: 'proxy' }>,
  target: URL,
  signal: AbortSignal,
): Promise<Socket> {
  if (hop.speaks !== 'http') throw new DialError('ERR_NO_SUPPORTED_PROXIES');
  const path = `${target.hostname}:${target.port || (target.protocol === 'https:' ? 443 : 80)}`;
  return new Promise((resolve, reject) => {
    const { host, port } = hop;
    const headers = { Host: path };
    httpRequest({ host, port, method: 'CONNECT', path, headers, signal, agent: false })
      .on('connect', ({ statusCode }, socket: Socket) => {
        if (statusCode === 200) {
          resolve(socket);
          return;
        }
        socket.destroy();
        const asks = statusCode === 407;
        reject(new DialError(asks ? 'ERR_PROXY_AUTH_REQUESTED' : 'ERR_TUNNEL_CONNECTION_FAILED'));
      })
      .on('error', () => reject(new DialError('ERR_PROXY_CONNECTION_FAILED')))
      .end();
  });
}

/** No certificate of the user's is ever offered. Chromium judges the server's, so Node does not. */
function encrypt(socket: Socket, target: URL, signal: AbortSignal): Promise<TLSSocket> {
  const host = hostOf(target);
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
  const secure = connectTls({
    socket,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    host,
    ALPNProtocols: ['http/1.1'],
    rejectUnauthorized: false,
  });
  return opened(secure, 'secureConnect', 'ERR_SSL_PROTOCOL_ERROR');
}

/** Where Chromium cannot tell, Node's own list of authorities decides; it knows none of an organisation's. */
async function verdictOf(
  socket: TLSSocket,
  target: URL,
  { verdictOn }: DialDeps,
): Promise<'trusted' | `ERR_${string}`> {
  const verdict = await verdictOn(target.href, socket.getPeerCertificate().fingerprint256);
  if (verdict !== 'unknown') return verdict;
  return socket.authorized ? 'trusted' : 'ERR_CERT_AUTHORITY_INVALID';
}

function opened<S extends Socket>(socket: S, event: string, fallback: string): Promise<S> {
  return new Promise((resolve, reject) => {
    const fail = (error?: NodeJS.ErrnoException): void => {
      socket.destroy();
      reject(new DialError(CODES[error?.code ?? ''] ?? fallback));
    };
    const closed = (): void => fail();
    socket.once('error', fail);
    socket.once('close', closed);
    socket.once(event, () => {
      socket.removeListener('close', closed);
      socket.removeListener('error', fail);
      // Whoever reads or writes next hears of an error there; here it must not end the process.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}
