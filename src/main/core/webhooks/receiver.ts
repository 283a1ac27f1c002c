// The HTTP server that services post to: listens, limits, answers; what an event means is its routes' matter.
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { Clock } from '../lib/clock';
import { refuse, type Answer } from './answer';
import { createConnections, type Connection, type Connections } from './connections';
import { createExchange } from './exchange';
import { createFeed } from './feed';
import type { HeadRefusal } from './head';
import { createLastWord } from './last-word';
import { MAX_HEADER_BYTES, RECEIVER_LIMITS, type ReceiverLimits } from './limits';
import { listenFailure } from './listen-failure';
import { createRateLimit } from './rate-limit';
import { createRefusals, type RefusalSummary } from './refusals';
import { createTurns } from './turns';
import type { RawWebhook, WebhookHead, WebhookRoute } from './webhook';

export interface ReceiverDeps {
  readonly host: () => string;
  readonly port: () => number;
  /** Any free port will do where the wanted one is taken. */
  readonly anyPortIfTaken: () => boolean;
  readonly routes: readonly WebhookRoute[];
  /** Names beside localhost, addresses and the bound host under which requests may come. */
  readonly allowedHosts: () => readonly string[];
  /** True for our own canary: it is answered 200 and goes no further. */
  readonly canary?: (webhook: RawWebhook) => boolean;
  /** Refused by its head alone; nobody has asked yet whether that proves who sent it. */
  readonly onUntaken?: (head: WebhookHead, refusal: HeadRefusal) => void;
  readonly clock: Clock;
  readonly limits?: Partial<ReceiverLimits>;
  /** At most once a minute per status. */
  readonly onRefused: (summary: RefusalSummary) => void;
  readonly log: (line: string) => void;
}

export interface Receiver {
  /** Never rejects; `unavailable` when it cannot listen. Listening already, it answers with its port. */
  start(): Promise<Result<{ readonly port: number }>>;
  /** Events that are being stored are answered first. */
  stop(): Promise<void>;
  /** Null while it does not listen. */
  port(): number | null;
}

/** Connections that idle away are no flood, and our own trouble is not the sender's fault. */
const UNCOUNTED: ReadonlySet<number> = new Set([408, 500, 503]);
/** To pause and send the same again would not help. */
const OWN_WORD: ReadonlySet<number> = new Set([413, 431]);

/** Of what a connection has sent, so much is taken from the system before its turn comes. */
const UNREAD_BYTES = 4 * 1024;

interface Listening {
  readonly server: Server;
  readonly port: number;
  readonly connections: Connections;
  readonly close: () => void;
}

export function createReceiver(deps: ReceiverDeps): Receiver {
  const { clock } = deps;
  const limits: ReceiverLimits = { ...RECEIVER_LIMITS, ...deps.limits };
  // Kept over a restart: a flood must not get a fresh minute from it.
  const rateLimit = createRateLimit({
    elapsed: () => clock.elapsed(),
    badPerMinute: limits.badPerMinute,
  });
  const turns = createTurns({ clock, share: limits.share });
  let listening: Listening | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  /** One start or stop at a time, in the order asked for. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const next = turn.then(run);
    turn = next.catch(() => undefined);
    return next;
  }

  function build(host: string): Omit<Listening, 'port'> {
    const connections = createConnections(limits);
    const refusals = createRefusals(clock, deps.onRefused);
    const lastWord = createLastWord(clock, limits);

    function settle(answer: Answer, { source }: Connection): Answer {
      if (answer.status === 200) return answer;
      // A true service that speaks badly shall hear how, however often.
      const isCounted = !UNCOUNTED.has(answer.status) && answer.isProven !== true;
      const pauseMs = isCounted ? rateLimit.countBad(source) : null;
      const settled = pauseMs === null || OWN_WORD.has(answer.status) ? answer : tooMany(pauseMs);
      refusals.add(settled.status, source);
      return settled;
    }

    const exchange = createExchange({
      rules: () => ({
        routes: deps.routes,
        knownHosts: [host, ...deps.allowedHosts()],
        bodyMaxBytes: limits.bodyMaxBytes,
      }),
      canary: deps.canary ?? (() => false),
      connections,
      lastWord,
      turns,
      isFlooding: ({ source }) => rateLimit.isSpent(source),
      settle,
      onUntaken: deps.onUntaken ?? (() => undefined),
      clock,
      limits,
      log: deps.log,
    });
    const server = createServer({
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      keepAliveTimeout: limits.keepAliveMs,
      maxHeaderSize: MAX_HEADER_BYTES,
      highWaterMark: UNREAD_BYTES,
      noDelay: true,
      // A missing Host is answered like everything else.
      requireHostHeader: false,
    });
    // Someone who does not read its answers must not stay for ever either.
    server.timeout = limits.routeTimeoutMs + limits.requestTimeoutMs;
    // A sender may close its half once it has said everything, and still wants its answer.
    Object.assign(server, { httpAllowHalfOpen: true });
    // Node's parser reads all that has come at once, thousands of requests in one go: it gets them from a feed.
    const parse = server.listeners('connection');
    server.removeAllListeners('connection');
    server.on('connection', (raw) => {
      const source = sourceOf(raw);
      // Before a byte is read.
      if (!connections.hasRoom(source)) {
        raw.destroy();
        return;
      }
      const feed = createFeed(raw, turns);
      connections.add(feed, source);
      for (const listener of parse) listener.call(server, feed.socket);
    });
    server.on('request', (request, response) => exchange.serve(request, response, false));
    server.on('checkContinue', (request, response) => exchange.serve(request, response, true));
    server.on('checkExpectation', (request) =>
      exchange.refuse(request, refuse(417, 'this expectation cannot be met')),
    );
    server.on('connect', (request) =>
      exchange.refuse(request, refuse(405, 'only POST is taken', { allow: 'POST' })),
    );
    server.on('clientError', (error, socket: Duplex) => {
      const connection = connections.of(socket);
      if (!connection) socket.destroy();
      else if (!connection.isClosing)
        lastWord(connection, settle(answerToBroken(error), connection));
    });
    return { server, connections, close: () => refusals.close() };
  }

  async function open(host: string, port: number): Promise<Result<Listening>> {
    const parts = build(host);
    const { server } = parts;
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
    } catch (error) {
      return failed(listenFailure(error, host, port));
    }
    server.on('error', (error) => deps.log(`webhooks: ${error.message}`));
    return ok({ ...parts, port: (server.address() as AddressInfo).port });
  }

  async function start(): Promise<Result<{ port: number }>> {
    if (listening) return ok({ port: listening.port });
    const host = deps.host();
    let opened = await open(host, deps.port());
    if (!opened.ok && opened.failure.field === 'webhooks.port' && deps.anyPortIfTaken()) {
      opened = await open(host, 0);
    }
    if (!opened.ok) return opened;
    listening = opened.value;
    return ok({ port: listening.port });
  }

  async function stop(): Promise<void> {
    if (!listening) return;
    const { server, connections, close } = listening;
    listening = null;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    connections.retire();
    const grace = clock.after(limits.stopGraceMs, () => connections.destroyAll());
    await closed;
    grace.cancel();
    close();
  }

  return {
    start: () => inTurn(start),
    stop: () => inTurn(stop),
    port: () => listening?.port ?? null,
  };
}

function tooMany(pauseMs: number): Answer {
  return refuse(429, 'too many bad requests from this address', {
    'retry-after': String(Math.ceil(pauseMs / 1000)),
  });
}

function sourceOf(socket: Socket): string {
  return (socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
}

/** For Node's `clientError`. */
function answerToBroken({ code }: NodeJS.ErrnoException): Answer {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return refuse(408, 'the request took too long to arrive');
    case 'HPE_HEADER_OVERFLOW':
      return refuse(431, 'the headers are too long');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return refuse(413, 'the chunk extensions are too long');
    case undefined:
    default:
      return refuse(400, 'this is not a valid HTTP request');
  }
}
