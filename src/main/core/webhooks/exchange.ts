// One request from its head to its answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../lib/clock';
import { answerOf, bodyOf, headersOf, refuse, type Answer } from './answer';
import type { Connection, Connections } from './connections';
import { checkHead, tooLarge, type HeadRefusal, type HeadRules } from './head';
import type { LastWord } from './last-word';
import type { ReceiverLimits } from './limits';
import type { Turns } from './turns';
import type { RawWebhook, WebhookHead, WebhookRoute, WebhookVerdict } from './webhook';

export interface ExchangeDeps {
  readonly rules: () => HeadRules;
  /** True when it is our own canary, which goes no further. */
  readonly canary: (webhook: RawWebhook) => boolean;
  readonly connections: Connections;
  readonly lastWord: LastWord;
  readonly turns: Turns;
  /** Its address has sent so much without proof that only what may be proven is read. */
  readonly isFlooding: (connection: Connection) => boolean;
  /** Counts an answer against its sender; a flood gets 429 instead. */
  readonly settle: (answer: Answer, connection: Connection) => Answer;
  /** What is not even handed to its route, should its head prove who sent it. */
  readonly onUntaken: (head: WebhookHead, refusal: HeadRefusal) => void;
  readonly clock: Clock;
  readonly limits: ReceiverLimits;
  readonly log: (line: string) => void;
}

export interface Exchange {
  /** `isWaiting`: the sender holds its body back until it is told to continue. */
  serve(request: IncomingMessage, response: ServerResponse, isWaiting: boolean): void;
  /** Nothing is read but that it was asked for. */
  refuse(request: IncomingMessage, answer: Answer): void;
}

export function createExchange(deps: ExchangeDeps): Exchange {
  const { connections, lastWord, limits, clock, turns } = deps;

  function begin(request: IncomingMessage): Connection | null {
    const connection = connections.of(request.socket);
    // After the last word nothing more is taken: its sender could not be answered.
    if (!connection || connection.isClosing) return null;
    request.on('error', () => undefined);
    connection.feed.began(request);
    return connection;
  }

  function say(connection: Connection, { method }: IncomingMessage, answer: Answer): void {
    connection.isStoring = false;
    lastWord(connection, deps.settle(answer, connection), method === 'HEAD');
  }

  /** Whatever goes wrong in here, its sender is answered and it is counted. */
  async function whole(
    connection: Connection,
    request: IncomingMessage,
    run: () => Promise<void> | void,
    blame: Answer,
  ): Promise<void> {
    try {
      await run();
    } catch (error) {
      deps.log(`webhook: ${String(error)}`);
      say(connection, request, blame);
    }
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
    pass: WebhookHead & { readonly route: WebhookRoute },
  ): Promise<void> {
    const end = await readBody(request, limits.bodyMaxBytes, (bytes) =>
      connections.hold(connection, bytes),
    );
    connections.release(connection);
    if (end.kind === 'gone' || connection.isClosing) return;
    if (end.kind === 'too-large') {
      const refusal = tooLarge(limits.bodyMaxBytes);
      deps.onUntaken(pass, refusal);
      say(connection, request, refusal.answer);
      return;
    }
    connection.isStoring = true;
    response.once('close', () => connections.answered(connection));
    // Proving, reading and storing one is a piece of work of its own.
    await turns.turn();
    const answer = await route({ ...pass, body: end.body, receivedAtMs: clock.now() }, pass.route);
    if (answer.status !== 200) {
      say(connection, request, answer);
      return;
    }
    connections.favour(connection);
    const body = bodyOf(answer);
    response.once('close', () => connection.feed.answered());
    response.writeHead(answer.status, headersOf(answer, body));
    response.end(body);
  }

  function judge(
    connection: Connection,
    request: IncomingMessage,
    response: ServerResponse,
    isWaiting: boolean,
  ): void {
    const headers = headersOfRequest(request.rawHeaders);
    const { method = '', url: target = '' } = request;
    const verdict = checkHead({ method, target, ...headers }, deps.rules());
    if (verdict.kind === 'refused') {
      deps.onUntaken({ path: verdict.path, headers: headers.headers }, verdict.no);
      say(connection, request, verdict.no.answer);
      return;
    }
    const pass = { path: verdict.path, headers: headers.headers, route: verdict.route };
    if (deps.isFlooding(connection) && pass.route.mayBeProven?.(pass) === false) {
      say(connection, request, refuse(401, 'nothing proves who sent this'));
      return;
    }
    if (isWaiting) response.writeContinue();
    const run = (): Promise<void> => take(connection, request, response, pass);
    void whole(connection, request, run, refuse(500, 'something went wrong here'));
  }

  return {
    serve(request, response, isWaiting) {
      const connection = begin(request);
      if (!connection) return;
      response.on('error', () => undefined);
      const run = (): void => judge(connection, request, response, isWaiting);
      void whole(connection, request, run, refuse(400, 'this request cannot be understood'));
    },
    refuse(request, answer) {
      const connection = begin(request);
      if (connection) say(connection, request, answer);
    },
  };
}

// The headers of a request as they came; a header may have any name, also one that every object has.

interface RequestHeaders {
  /** Names in lower case; of a repeated header the values that differ are joined with a comma. Without a prototype. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every Host header. */
  readonly hosts: readonly string[];
}

/** `raw` is a name and its value in turn, as Node has them. */
export function headersOfRequest(raw: readonly string[]): RequestHeaders {
  const found = new Map<string, string[]>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]?.toLowerCase() ?? '';
    const value = raw[at + 1] ?? '';
    const known = found.get(name);
    // A proxy may repeat what is there: the same said twice is said once. Two hosts are two in any case.
    if (known && (name === 'host' || !known.includes(value))) known.push(value);
    else if (known) continue;
    else found.set(name, [value]);
  }
  const headers = Object.create(null) as Record<string, string>;
  for (const [name, values] of found) headers[name] = values.join(', ');
  return { headers, hosts: found.get('host') ?? [] };
}

/** gone: the sender went away first. Too much stays unread. */
type BodyEnd =
  | { readonly kind: 'whole'; readonly body: Buffer }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'gone' };

/** Never rejects; `onBytes` hears of every chunk that is kept in memory. */
function readBody(
  request: IncomingMessage,
  maxBytes: number,
  onBytes: (bytes: number) => void,
): Promise<BodyEnd> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) {
        chunks = [];
        resolve({ kind: 'too-large' });
        return;
      }
      chunks.push(chunk);
      onBytes(chunk.length);
    });
    request.once('end', () => resolve({ kind: 'whole', body: Buffer.concat(chunks, length) }));
    request.once('close', () => resolve({ kind: 'gone' }));
    request.on('error', () => resolve({ kind: 'gone' }));
  });
}
