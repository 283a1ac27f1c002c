// Finds out whether a request would get through right now, without sending one byte of HTTP.
import { connect } from 'node:net';
import type { Failure } from '../../shared/core/failure';
import { parseProxyList, type Hop } from './vendor-connection-proxy';
import type { TrustVerdict } from './vendor-connection-trust';

export interface ProbeDeps {
  readonly isOnline: () => boolean;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly resolveHost: (host: string) => Promise<readonly string[]>;
  readonly verdictOf: (url: string) => Promise<TrustVerdict>;
  /** Time for each step, in milliseconds. */
  readonly stepMs?: number;
}

const STEP_MS = 4_000;

/** Null when the way is open, else the first obstacle; never rejects. */
export async function probeRoute(url: string, deps: ProbeDeps): Promise<Failure | null> {
  if (!URL.canParse(url)) {
    return { kind: 'not-configured', detail: 'the address of the service is not a URL' };
  }
  const target = new URL(url);
  if (!isLoopback(target.hostname) && !deps.isOnline()) {
    return { kind: 'offline', reason: 'unreachable', detail: 'this computer is offline' };
  }
  const stepMs = deps.stepMs ?? STEP_MS;
  const list = await within(stepMs, deps.resolveProxy(url));
  if (list === null) return obstacle('proxy', 'the proxy settings could not be worked out');
  const hops = parseProxyList(list);
  let failure: Failure | null = null;
  for (const hop of hops.length > 0 ? hops : [{ kind: 'direct' } as const]) {
    const result = await tryHop(hop, target, deps, stepMs);
    if (result === null) return target.protocol === 'https:' ? trustOf(url, deps) : null;
    // The first choice is the one worth repairing.
    failure ??= result;
  }
  return failure;
}

async function trustOf(url: string, deps: ProbeDeps): Promise<Failure | null> {
  const verdict = await deps.verdictOf(url).catch((): TrustVerdict => 'unknown');
  // No verdict is no proof of trouble: the way is open and the certificate not yet seen.
  if (verdict === 'trusted' || verdict === 'unknown') return null;
  return obstacle('tls', `the certificate of ${new URL(url).host} is not trusted (${verdict})`);
}

async function tryHop(
  hop: Hop,
  target: URL,
  deps: ProbeDeps,
  stepMs: number,
): Promise<Failure | null> {
  const direct = hop.kind === 'direct';
  const host = direct ? target.hostname.replace(/^\[|\]$/g, '') : hop.host;
  const port = direct ? Number(target.port || (target.protocol === 'https:' ? 443 : 80)) : hop.port;
  const addresses = (await within(stepMs, deps.resolveHost(host))) ?? [];
  if (addresses.length === 0) {
    return obstacle(direct ? 'dns' : 'proxy', `the name ${host} could not be resolved`);
  }
  const code = await firstToConnect(addresses, port, stepMs);
  if (code === null) return null;
  const refused = code === 'ECONNREFUSED';
  const what = refused ? 'refuses connections' : 'cannot be reached';
  const reason = refused ? 'refused' : 'unreachable';
  return obstacle(direct ? reason : 'proxy', `${host}:${port} ${what}`);
}

/** Null as soon as one address connects, else the code of one that did not. */
async function firstToConnect(
  addresses: readonly string[],
  port: number,
  limitMs: number,
): Promise<string | null> {
  const codes: string[] = [];
  const attempts = addresses.map(async (address) => {
    const code = await tcp(address, port, limitMs);
    if (code === null) return;
    codes.push(code);
    throw new Error(code);
  });
  return Promise.any(attempts).then(
    () => null,
    () => codes.find((code) => code === 'ECONNREFUSED') ?? codes[0] ?? 'EUNKNOWN',
  );
}

/** Connects and hangs up at once; null or the error's code. */
function tcp(address: string, port: number, limitMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const finish = (code: string | null): void => {
      socket.destroy();
      resolve(code);
    };
    socket.setTimeout(limitMs, () => finish('ETIMEDOUT'));
    socket.once('connect', () => finish(null));
    socket.once('error', (error: NodeJS.ErrnoException) => finish(error.code ?? 'EUNKNOWN'));
  });
}

/** Null when it takes too long or fails. */
async function within<T>(limitMs: number, work: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([work, limit]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

function obstacle(reason: NonNullable<Failure['reason']>, detail: string): Failure {
  return { kind: 'unavailable', reason, detail };
}
