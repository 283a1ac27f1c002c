// An HttpPort over plain Node, for tests that need real sockets without Electron.
import { request as httpRequest, type ClientRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { HttpAnswer, HttpPort } from '../../src/main/core/lib/vendor-port';

/** Node's error codes in Chromium's words; the rest passes as it is. */
const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_RESOLUTION_FAILED',
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  EPIPE: 'ERR_CONNECTION_CLOSED',
  EHOSTUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  ENETUNREACH: 'ERR_INTERNET_DISCONNECTED',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_CERT_AUTHORITY_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'ERR_CERT_COMMON_NAME_INVALID',
};

/** Follows nothing, keeps no connection; `written: 'no'` while no connection was ready to be written to. */
export function createNodeHttpPort(): HttpPort {
  return {
    send: (request) =>
      new Promise<HttpAnswer>((resolve) => {
        let connected = false;
        const fail = (code: string): void => {
          clearTimeout(timer);
          resolve({ kind: 'failed', code, written: connected ? 'unknown' : 'no' });
        };
        const make = request.url.startsWith('https:') ? httpsRequest : httpRequest;
        const outgoing: ClientRequest = make(request.url, {
          method: request.method,
          headers: {
            ...request.headers,
            'content-length': Buffer.byteLength(request.body ?? ''),
          },
          agent: false,
        });
        const timer = setTimeout(() => {
          fail('TIMEOUT');
          outgoing.destroy();
        }, request.timeoutMs);
        outgoing.on('socket', (socket) => {
          const event = request.url.startsWith('https:') ? 'secureConnect' : 'connect';
          socket.once(event, () => (connected = true));
        });
        outgoing.on('finish', () => request.onWritten?.(Date.now()));
        outgoing.on('error', (error: NodeJS.ErrnoException) => {
          fail(CODES[error.code ?? ''] ?? `ERR_${error.code ?? 'UNKNOWN'}`);
        });
        outgoing.on('response', (incoming) => {
          const chunks: Buffer[] = [];
          const finish = (): void => {
            clearTimeout(timer);
            const headers = Object.entries(incoming.headers).map(([name, value]) => [
              name,
              String(value),
            ]);
            resolve({
              kind: 'response',
              status: incoming.statusCode ?? 0,
              headers: Object.fromEntries(headers) as Record<string, string>,
              body: Buffer.concat(chunks).toString('utf8'),
            });
          };
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', finish);
          incoming.on('error', finish);
        });
        outgoing.end(request.body);
      }),
  };
}
