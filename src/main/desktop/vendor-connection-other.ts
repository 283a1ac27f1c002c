// The other way out: Node's own HTTP, for what Chromium's cannot do or while it does not run.
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Failure } from '../../shared/core/failure';
import { judgeNetError } from '../vendors/net-error';
import type { HttpAnswer, HttpRequest } from '../core/lib/vendor-port';
import { collectBody } from './vendor-connection-body';
import { dial, DialError, type DialDeps } from './vendor-connection-dial';

const PROBE_MS = 8_000;

export interface OtherWayDeps extends DialDeps {
  readonly now: () => number;
}

/**
 * One exchange over a connection of its own; follows nothing, sends no cookie and no certificate, never rejects.
 * What it lacks beside Chromium's: proxies other than plain HTTP ones, and connections opened ahead.
 */
export async function exchangeOtherwise(
  request: HttpRequest,
  deps: OtherWayDeps,
): Promise<HttpAnswer> {
  const limit = AbortSignal.timeout(request.timeoutMs);
  const target = new URL(request.url);
  let socket: Socket;
  try {
    socket = await dial(target, deps, limit);
  } catch (error) {
    const code = error instanceof DialError ? error.code : 'ERR_FAILED';
    return { kind: 'failed', code: limit.aborted ? 'TIMEOUT' : code, written: 'no' };
  }
  const answer = await exchangeOver(socket, target, request, limit, deps.now);
  socket.destroy();
  return answer;
}

/** Null when a request could be written right now; not one byte of it is. */
export async function probeOtherwise(url: string, deps: DialDeps): Promise<Failure | null> {
  try {
    (await dial(new URL(url), deps, AbortSignal.timeout(PROBE_MS))).destroy();
    return null;
  } catch (error) {
    const code = error instanceof DialError ? error.code : 'TIMEOUT';
    return judgeNetError(code, 'no').failure;
  }
}

function exchangeOver(
  socket: Socket,
  target: URL,
  request: HttpRequest,
  limit: AbortSignal,
  now: () => number,
): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const fail = (code: string): void => resolve({ kind: 'failed', code, written: 'unknown' });
    let outgoing: ClientRequest;
    try {
      outgoing = httpRequest({
        createConnection: () => socket,
        method: request.method,
        path: `${target.pathname}${target.search}`,
        headers: {
          Host: target.host,
          Connection: 'close',
          'Accept-Encoding': 'identity',
          ...request.headers,
          ...(request.body === undefined
            ? {}
            : { 'Content-Length': Buffer.byteLength(request.body) }),
        },
      });
    } catch {
      resolve({ kind: 'failed', code: 'ERR_INVALID_ARGUMENT', written: 'no' });
      return;
    }
    let told = false;
    const tell = (): void => {
      if (told) return;
      told = true;
      request.onWritten?.(now());
    };
    const expire = (): void => {
      fail('TIMEOUT');
      outgoing.destroy();
    };
    limit.addEventListener('abort', expire);
    outgoing.on('finish', tell);
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code?.startsWith('HPE_') ? 'ERR_INVALID_HTTP_RESPONSE' : 'ERR_CONNECTION_CLOSED'),
    );
    outgoing.on('response', (response) => {
      // On a fast way the answer may be heard of before the end of what it answers.
      tell();
      // The status is the truth that matters: from here on only its text may be late.
      limit.removeEventListener('abort', expire);
      void answerOf(response, request).then(resolve);
    });
    outgoing.end(request.body);
  });
}

async function answerOf(response: IncomingMessage, request: HttpRequest): Promise<HttpAnswer> {
  const status = response.statusCode ?? 0;
  const headers = flat(response.headers);
  const cut = (): void => void response.destroy();
  const { body, isCut } = await collectBody(response, cut, request.answer);
  // Asked for as it is; whoever packs it all the same is not understood.
  const isPacked = !/^(|identity)$/.test(headers['content-encoding'] ?? '');
  return { kind: 'response', status, headers, body, isCut: isCut || isPacked };
}

/** Names in lower case; what came several times is joined. */
export function flat(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
