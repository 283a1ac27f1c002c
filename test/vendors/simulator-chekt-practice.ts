// A practice CHeKT on loopback with a real receiver beside it, for the simulator's own tests.
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import type { WebhookForm } from '../../src/main/practice/chekt/envelope';
import {
  createSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../src/main/practice/simulator';
import type { HttpAnswer, HttpRequest } from '../../src/main/core/lib/vendor-port';
import { createNodeHttpPort } from '../fakes/node-http-port';

export const KEY = 'fake-chekt-key-41d0';
export const SECRET = 'fake-webhook-secret-77';

const port = createNodeHttpPort();
const ends: (() => Promise<void>)[] = [];

/** Waits for what webhooks bring, long enough for a busy machine. */
export function eventually<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 10_000, interval: 10 });
}

/** For `afterEach`. */
export async function stopAll(): Promise<void> {
  for (const end of ends.splice(0)) await end();
}

export interface Practice {
  readonly simulator: Simulator;
  readonly url: string;
  readonly lines: readonly string[];
}

/** Share911 has another key, so that a mix-up is seen. */
export async function startPractice(options: Partial<SimulatorOptions> = {}): Promise<Practice> {
  const lines: string[] = [];
  const simulator = createSimulator({
    host: '127.0.0.1',
    port: 0,
    apiKey: 'fake-share911-key',
    keys: { 'chekt.apiKey': KEY },
    answerSpeed: 100,
    log: (line) => lines.push(line),
    times: { slowMs: 80, retryAfterSeconds: 3, webhookRetryMs: 10, webhookTimeoutMs: 5000 },
    ...options,
  });
  ends.push(() => simulator.stop());
  return { simulator, lines, url: (await simulator.start()).url };
}

export interface Change {
  readonly path?: string;
  readonly method?: HttpRequest['method'];
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const EVENT_PATH = '/ext/v1/events/event_789/verifications';
export const GENERAL_PATH = '/ext/v1/verifications';

/** A good question to Grace, but for what is changed. A body of undefined is none. */
export function send(url: string, change: Change = {}): Promise<HttpAnswer> {
  const { method = 'POST', path = EVENT_PATH } = change;
  const body = 'body' in change ? change.body : { contacts: ['contact_grace'], method: 'sms' };
  return port.send({
    method,
    url: `${url}${path}`,
    headers: {
      authorization: `Bearer ${KEY}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...change.headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    timeoutMs: 10_000,
  });
}

export function statusOf(answer: HttpAnswer): number | string {
  return answer.kind === 'response' ? answer.status : answer.code;
}

export function jsonOf(answer: HttpAnswer): Record<string, unknown> {
  return JSON.parse(answer.kind === 'response' ? answer.body : '{}') as Record<string, unknown>;
}

export interface Received {
  readonly atMs: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Statuses of the next answers; 200 after those. 0 never answers. */
  readonly answers: number[];
  readonly close: () => Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      received.push({ atMs: Date.now(), headers: request.headers, body });
      const status = answers.shift() ?? 200;
      if (status !== 0) response.writeHead(status).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  ends.push(close);
  const { port: bound } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${bound}/webhooks/chekt`, received, answers, close };
}

/** A practice service whose webhooks go to a receiver. */
export async function subscribed(
  form: WebhookForm = 'w1',
  secret: string | null = null,
  options: Partial<SimulatorOptions> = {},
): Promise<Practice & { readonly receiver: Receiver }> {
  const practice = await startPractice(options);
  const receiver = await startReceiver();
  practice.simulator.chekt.subscribe({ url: receiver.url, secret, form });
  return { ...practice, receiver };
}

/** A webhook of the first form. */
export interface Told {
  readonly event_type: string;
  readonly data: Readonly<Record<string, string>>;
}

export function told(receiver: Receiver, type: string, contactId = ''): Told[] {
  return receiver.received
    .map(({ body }) => JSON.parse(body) as Told)
    .filter(({ event_type }) => event_type === `verification.${type}`)
    .filter(({ data }) => contactId === '' || data.contact_id === contactId);
}
