// Posts webhooks to whoever is subscribed, tries again while they are not taken, and keeps a record.
import { createTimers } from './timers';
import { request as httpRequest, type ClientRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

const KEPT_POSTS = 2000;
const RETRIES = 10;
const RETRY_CAP_STEPS = 60;

export interface WebhookTimes {
  /** The first pause between two tries; it doubles up to sixty times this. In milliseconds. */
  readonly webhookRetryMs: number;
  /** How long a receiver may take to answer, connecting included, in milliseconds. */
  readonly webhookTimeoutMs: number;
}

/** One try. Neither the address nor a signature is in it: both may be secret. */
export interface PostedWebhook extends PostResult {
  /** The same for every try of one webhook. */
  readonly id: string;
  /** Wall clock in milliseconds, when the try ended. */
  readonly atMs: number;
  readonly type: string;
  readonly body: string;
  /** 1 for the first. */
  readonly attempt: number;
}

export interface Webhook {
  readonly id: string;
  /** Words for the record. */
  readonly type: string;
  /** The same bytes for every try. */
  readonly body: string;
  /** What the record shows instead of the body, where a secret is in it. */
  readonly shownBody?: string;
  /** Called for every try, since a signature may carry the time; null when nobody is subscribed any more. */
  readonly target: () => WebhookTarget | null;
}

export interface WebhookTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface WebhookPosts {
  /** Copies go out `apartMs` apart. */
  readonly send: (webhook: Webhook, copies: number, apartMs: number) => void;
  /** Sends one and resolves when the first try has ended; null when nobody is subscribed, or on `stop`. */
  readonly sendAndSee: (webhook: Webhook) => Promise<PostedWebhook | null>;
  /** Oldest first; the newest two thousand. */
  readonly posted: () => readonly PostedWebhook[];
  readonly stop: () => void;
}

export interface WebhookPostsDeps {
  readonly times: WebhookTimes;
  readonly now: () => number;
  readonly log: (line: string) => void;
  /** Whether this answer is worth another try. */
  readonly isOver: (status: number | null) => boolean;
}

/** Tries again after 1, 2, 4 ... 60 steps, ten times. Throws nothing. */
export function createWebhookPosts(deps: WebhookPostsDeps): WebhookPosts {
  const { times, now } = deps;
  const timers = createTimers();
  const underWay = new Set<() => void>();
  const awaited = new Set<(tried: PostedWebhook | null) => void>();
  let kept: readonly PostedWebhook[] = [];

  function attempt(
    webhook: Webhook,
    count: number,
    onTried: (tried: PostedWebhook | null) => void,
  ): void {
    const target = webhook.target();
    if (!target) {
      onTried(null);
      return;
    }
    const { id, type, body, shownBody } = webhook;
    const abort = post(target.url, target.headers, body, times.webhookTimeoutMs, (result) => {
      underWay.delete(abort);
      const tried = { id, atMs: now(), type, body: shownBody ?? body, attempt: count, ...result };
      kept = [...kept, tried].slice(-KEPT_POSTS);
      deps.log(`webhook ${type} -> ${result.status ?? result.problem} (try ${count})`);
      onTried(tried);
      if (deps.isOver(result.status) || count > RETRIES) return;
      const steps = Math.min(2 ** (count - 1), RETRY_CAP_STEPS);
      timers.after(steps * times.webhookRetryMs, () => attempt(webhook, count + 1, onTried));
    });
    underWay.add(abort);
  }

  return {
    send(webhook, copies, apartMs) {
      for (let copy = 0; copy < copies; copy += 1) {
        timers.after(copy * apartMs, () => attempt(webhook, 1, () => undefined));
      }
    },
    sendAndSee: (webhook) =>
      new Promise((resolve) => {
        const settle = (tried: PostedWebhook | null): void => {
          awaited.delete(settle);
          resolve(tried);
        };
        awaited.add(settle);
        attempt(webhook, 1, settle);
      }),
    posted: () => kept,
    stop() {
      timers.stop();
      for (const abort of underWay) abort();
      underWay.clear();
      for (const settle of [...awaited]) settle(null);
    },
  };
}

/** Throws a TypeError for an address that is not http or https. */
export function assertWebAddress(url: string): void {
  if (!/^https?:$/.test(new URL(url).protocol)) {
    throw new TypeError('a webhook goes to http or https');
  }
}

export function isTaken(status: number | null): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** No answer at all is as good as a 5xx. */
export function isBroken(status: number | null): boolean {
  return status === null || status >= 500;
}

/** `status` null: no answer; `problem` says what went wrong on the way. */
interface PostResult {
  readonly status: number | null;
  readonly problem: string | null;
}

/** Calls `done` once, at the latest when the whole exchange took `timeoutMs`; never after the returned function was called. */
function post(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
  done: (result: PostResult) => void,
): () => void {
  let over = false;
  let status: number | null = null;
  let outgoing: ClientRequest | null = null;
  const end = (result: PostResult | null): void => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    outgoing?.destroy();
    if (result) done(result);
  };
  const fail = (problem: string): void => end({ status, problem });
  const timer = setTimeout(() => fail('no answer in time'), timeoutMs);
  const make = url.startsWith('https:') ? httpsRequest : httpRequest;
  outgoing = make(url, {
    method: 'POST',
    // A kept connection would outlive the practice service.
    agent: false,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...headers,
    },
  });
  outgoing.on('response', (incoming) => {
    status = incoming.statusCode ?? 0;
    incoming.resume();
    incoming.on('error', (error) => fail(error.message));
    incoming.on('close', () => end({ status, problem: null }));
  });
  outgoing.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
  outgoing.end(body);
  return () => end(null);
}
