// A practice Emergency24 on loopback, for the simulator's own tests.
import { createHash, randomUUID } from 'node:crypto';
import type { Emergency24Change } from '../../src/main/practice/emergency24/configuration';
import { createSimulator, type Simulator } from '../../src/main/practice/simulator';
import type { HttpAnswer, HttpRequest } from '../../src/main/core/lib/vendor-port';
import { createNodeHttpPort } from '../fakes/node-http-port';

export const KEYS = {
  apiKey: '31b61649-fake-45ac-9927-3c1d1b2c84b2',
  accessToken: 'fake-token-4d1',
  tokenSecret: 'fake-secret+/=',
};

const port = createNodeHttpPort();
const running: Simulator[] = [];

/** For `afterEach`. */
export async function stopAll(): Promise<void> {
  for (const simulator of running.splice(0)) await simulator.stop();
}

export interface Practice {
  readonly simulator: Simulator;
  /** Of the practice service; its Emergency24 is behind `base`. */
  readonly url: string;
  readonly base: string;
  readonly lines: readonly string[];
}

/** Answers at once, so that tests are fast. */
export async function startPractice(change: Emergency24Change = {}): Promise<Practice> {
  const lines: string[] = [];
  const simulator = createSimulator({
    host: '127.0.0.1',
    port: 0,
    apiKey: 'fake-share911-key',
    keys: {
      'emergency24.apiKey': KEYS.apiKey,
      'emergency24.accessToken': KEYS.accessToken,
      'emergency24.tokenSecret': KEYS.tokenSecret,
    },
    times: { slowMs: 60, retryAfterSeconds: 3 },
    log: (line) => lines.push(line),
  });
  simulator.emergency24.change({ answerMs: 0, ...change });
  running.push(simulator);
  const { url } = await simulator.start();
  return { simulator, url, base: `${url}${simulator.emergency24.path}`, lines };
}

export interface Change {
  readonly method?: HttpRequest['method'];
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A GET with the key, but for what is changed; a body is JSON. */
export function send(base: string, path: string, change: Change = {}): Promise<HttpAnswer> {
  const { method = 'GET', body } = change;
  return port.send({
    method,
    url: `${base}${path}`,
    headers: {
      authorization: `Bearer ${KEYS.apiKey}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...change.headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    timeoutMs: 10_000,
  });
}

export interface Said {
  readonly status: number | string;
  readonly Success: boolean;
  readonly Code: number;
  readonly Message: string;
  readonly RefId: number;
  readonly Data: unknown;
}

/** Status and envelope of an answer. */
export async function ask(base: string, path: string, change: Change = {}): Promise<Said> {
  const answer = await send(base, path, change);
  const status = answer.kind === 'response' ? answer.status : answer.code;
  const body = answer.kind === 'response' && answer.body !== '' ? answer.body : '{}';
  return { status, ...(JSON.parse(body) as Omit<Said, 'status'>) };
}

/** One contact, whole. */
export async function contact(base: string, id: string): Promise<Record<string, unknown>> {
  const { Data } = await ask(base, `/contacts/${id}`);
  return (Data as Record<string, unknown>[])[0] ?? {};
}

export type Proof = Record<'AccessToken' | 'Nonce' | 'Timestamp' | 'AuthSignature', string>;

/** Made as the vendor's page says, in words of its own. */
export function signed(
  change: Partial<Proof> & { readonly atMs?: number; readonly lower?: boolean } = {},
): Proof {
  const Timestamp = change.Timestamp ?? String(Math.floor((change.atMs ?? Date.now()) / 1000));
  const Nonce = change.Nonce ?? randomUUID();
  const text = encodeURIComponent(KEYS.tokenSecret + Timestamp + Nonce);
  const encoded = change.lower ? text.replace(/%../g, (escape) => escape.toLowerCase()) : text;
  return {
    AccessToken: KEYS.accessToken,
    Nonce,
    Timestamp,
    AuthSignature: createHash('md5').update(encoded).digest('hex'),
    ...(change.AccessToken === undefined ? {} : { AccessToken: change.AccessToken }),
    ...(change.AuthSignature === undefined ? {} : { AuthSignature: change.AuthSignature }),
  };
}

/** Every key with its place, in the order of the text. */
export function keysIn(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return keysIn(value[0], `${at}[]`);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    `${at}.${key}`,
    ...keysIn(inner, `${at}.${key}`),
  ]);
}
