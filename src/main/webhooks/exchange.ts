// One request from its head to its answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../lib/clock';
import { answerOf, bodyOf, headersOf, refuse, type Answer } from './answer';
import type { Connection, Connections } from './connections';
import { checkHead, tooLarge, type HeadRules } from './head';
import type { LastWord } from './last-word';
import type { ReceiverLimits } from './limits';
import { readBody } from './read-body';
import type { RawWebhook, WebhookRoute, WebhookVerdict } from './webhook';

export interface ExchangeDeps {
  readonly rules: () => HeadRules;
  /** True when it is our own canary, which goes no further. */
  readonly canary: (webhook: RawWebhook) => boolean;
  readonly connections: Connections;
  readonly lastWord: LastWord;
  /** Counts an answer against its sender; a flood gets 429 instead. */
  readonly settle: (answer: Answer, connection: Connection) => Answer;
  readonly clock: Clock;
  readonly limits: ReceiverLimits;
  readonly log: (line: string) => void;
}

export interface Exchange {
  /** `isWaiting`: the sender holds its body back until it is told to continue. */
  serve(request: IncomingMessage, response: ServerResponse, isWaiting: boolean): void;
  /** The sender expects something that nobody here can do. */
  refuseExpectation(request: IncomingMessage, response: ServerResponse): void;
}

export function createExchange(deps: ExchangeDeps): Exchange {
  const { connections, lastWord, limits, clock } = deps;

  function begin(request: IncomingMessage, response: ServerResponse): Connection | null {
    const connection = connections.of(request.socket);
    // After the last word nothing more is taken: its sender could not be answered.
    if (!connection || connection.closing) return null;
    connection.last = { request, response };
    response.on('error', () => undefined);
    request.on('error', () => undefined);
    return connection;
  }

  function send(connection: Connection, response: ServerResponse, answer: Answer): void {
    const settled = deps.settle(answer, connection);
    const body = bodyOf(settled);
    response.writeHead(settled.status, headersOf(settled, body));
    response.end(body);
  }

  async function route(webhook: RawWebhook, to: WebhookRoute): Promise<Answer> {
    let timer = { cancel: (): void => undefined };
    const late = new Promise<null>((resolve) => {
      timer = clock.after(limits.routeTimeoutMs, () => {
        deps.log('webhook: storing an event took too long');
        resolve(null);
      });
    });
    try {
      return answerOf(await Promise.race([verdictOf(webhook, to), late]));
    } finally {
      timer.cancel();
    }
  }

  async function verdictOf(webhook: RawWebhook, to: WebhookRoute): Promise<WebhookVerdict | null> {
    try {
      if (deps.canary(webhook)) return { kind: 'accepted' };
      return await to.handle(webhook);
    } catch (error) {
      deps.log(`webhook: ${String(error)}`);
      return null;
    }
  }

  async function take(
    connection: Connection,
    request: IncomingMessage,
    response: ServerResponse,
    pass: { readonly path: string; readonly route: WebhookRoute },
  ): Promise<void> {
    const end = await readBody(request, limits.bodyMaxBytes, (bytes) =>
      connections.hold(connection, bytes),
    );
    connections.release(connection);
    if (end.kind === 'gone' || response.headersSent) return;
    if (end.kind === 'too-large') {
      const answer = deps.settle(tooLarge(limits.bodyMaxBytes), connection);
      lastWord.toRequest(connection, request, response, answer);
      return;
    }
    connection.complete += 1;
    response.once('close', () => connections.answered(connection));
    const answer = await route(
      {
        path: pass.path,
        headers: headersOfRequest(request),
        body: end.body,
        receivedAtMs: clock.now(),
      },
      pass.route,
    );
    if (answer.status === 200) connections.favour(connection);
    send(connection, response, answer);
  }

  function hasShortBody(request: IncomingMessage): boolean {
    const length = Number(request.headers['content-length'] ?? 0);
    return request.headers['transfer-encoding'] === undefined && length <= limits.bodyMaxBytes;
  }

  return {
    serve(request, response, isWaiting) {
      const connection = begin(request, response);
      if (!connection) return;
      const head = {
        method: request.method ?? '',
        target: request.url ?? '',
        hosts: request.headersDistinct.host ?? [],
        headers: headersOfRequest(request),
      };
      const verdict = checkHead(head, deps.rules());
      if (verdict.kind === 'pass') {
        if (isWaiting) response.writeContinue();
        void take(connection, request, response, verdict);
      } else if (hasShortBody(request) && !isWaiting) {
        // Node reads the rest of the body past us, and the connection stays.
        send(connection, response, verdict.answer);
      } else {
        const answer = deps.settle(verdict.answer, connection);
        lastWord.toRequest(connection, request, response, answer);
      }
    },
    refuseExpectation(request, response) {
      const connection = begin(request, response);
      if (!connection) return;
      const answer = deps.settle(refuse(417, 'this expectation cannot be met'), connection);
      lastWord.toRequest(connection, request, response, answer);
    },
  };
}

function headersOfRequest(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [
      name,
      (values ?? []).join(', '),
    ]),
  );
}
