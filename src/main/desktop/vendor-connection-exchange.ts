// One HTTP exchange over Electron's net module, which says truthfully whether the request was written.
import { net, type ClientRequest, type IncomingMessage, type Session } from 'electron';
import type { HttpAnswer, HttpRequest } from '../core/lib/vendor-port';
import { collectBody } from './vendor-connection-body';
import { flat } from './vendor-connection-other';
import type { Line } from './vendor-connection-line';

export interface ExchangeDeps {
  readonly line: Line;
  readonly now: () => number;
  /** On this connection an upload that never started proves that nothing was written. */
  readonly knowsWriting: boolean;
}

/** Chromium reports a written body within 100 ms. */
const POLL_MS = 25;
/** What Chromium says when it is itself that does not work. */
export const BROKEN_CODE = 'ERR_FAILED';
/** After the pool was closed, time for a request that did get a connection to show its upload. */
const FENCE_MS = 500;

/**
 * Sends one request and follows nothing. What counts as evidence, found by experiment: Chromium counts
 * body bytes before it hands them to the socket and reports the count before it reports an error, so an
 * error without upload is "not written". A timeout has no such report: there the session's waiting
 * connections are closed first. A request still waiting for one then fails, and cannot have been written.
 */
export function exchange(request: HttpRequest, deps: ExchangeDeps): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    let clientRequest: ClientRequest;
    try {
      clientRequest = open(request, deps.line.session);
    } catch {
      resolve({ kind: 'failed', code: 'ERR_INVALID_ARGUMENT', written: 'no' });
      return;
    }
    const provable = deps.knowsWriting && (request.body ?? '') !== '';
    let told = false;
    let timedOut = false;
    let answered = false;
    let deadline = setTimeout(onTimeout, request.timeoutMs);
    const poll = setInterval(tellWhenWritten, POLL_MS);

    function uploaded(): boolean {
      return clientRequest.getUploadProgress().current > 0;
    }

    function tell(): void {
      if (told) return;
      told = true;
      clearInterval(poll);
      request.onWritten?.(deps.now());
    }

    function tellWhenWritten(): void {
      const { started, current, total } = clientRequest.getUploadProgress();
      if (started && total > 0 && current >= total) tell();
    }

    function settle(answer: HttpAnswer): void {
      clearTimeout(deadline);
      deps.line.gone.removeEventListener('abort', onGone);
      clearInterval(poll);
      resolve(answer);
    }

    function fail(code: string): void {
      // A network service that has died does not report what it had written.
      const written = provable && code !== BROKEN_CODE && !uploaded() ? 'no' : 'unknown';
      settle({ kind: 'failed', code: timedOut ? 'TIMEOUT' : code, written });
    }

    function giveUp(written: 'no' | 'unknown'): void {
      settle({ kind: 'failed', code: 'TIMEOUT', written });
      clientRequest.abort();
    }

    function onGone(): void {
      if (answered) return;
      fail(BROKEN_CODE);
      clientRequest.abort();
    }

    function onTimeout(): void {
      timedOut = true;
      if (!provable || uploaded()) {
        giveUp('unknown');
        return;
      }
      // No error within this time: the request may own a connection after all, or waits elsewhere.
      deadline = setTimeout(() => giveUp('unknown'), FENCE_MS);
      deps.line.session.closeAllConnections().catch(() => undefined);
    }

    function onResponse(response: IncomingMessage): void {
      answered = true;
      if (response.statusCode === 407) {
        // A proxy speaks here; the vendor has nothing yet.
        settle({ kind: 'failed', code: 'ERR_PROXY_AUTH_REQUESTED', written: 'no' });
        clientRequest.abort();
        return;
      }
      tell();
      clearTimeout(deadline);
      const { statusCode: status } = response;
      const headers = flat(response.headers);
      const cut = (): void => clientRequest.abort();
      void collectBody(response, cut, request.answer).then(({ body, isCut }) => {
        settle({ kind: 'response', status, headers, body, isCut });
      });
    }

    // A sign-in must never wait for a dialog: no credentials, so the 401 or 407 itself comes back.
    clientRequest.on('login', (_info, callback) => callback());
    clientRequest.on('redirect', (status, _method, _url, headers) => {
      answered = true;
      tell();
      settle({ kind: 'response', status, headers: flat(headers), body: '' });
    });
    clientRequest.on('response', onResponse);
    deps.line.gone.addEventListener('abort', onGone);
    clientRequest.on('error', (error) => {
      if (!answered) fail(error.message.replace(/^net::/, ''));
    });
    clientRequest.end(request.body);
  });
}

function open(request: HttpRequest, session: Session): ClientRequest {
  const clientRequest = net.request({
    method: request.method,
    url: request.url,
    session,
    // No `credentials: 'omit'`: it would take another pool of connections than the one warmed up.
    useSessionCookies: false,
    cache: 'no-store',
    redirect: 'manual',
    priority: 'highest',
  });
  for (const [name, value] of Object.entries(request.headers)) {
    clientRequest.setHeader(name, value);
  }
  return clientRequest;
}
