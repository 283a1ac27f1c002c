// Posts signed webhooks to whoever subscribed, tries again while they are not taken, and keeps a record.
import { randomBytes } from 'node:crypto';
import { createTimers } from '../timers';
import { bodyOf, signatureHeaders, type Happening, type WebhookForm } from './envelope';
import { post } from './post';

const KEPT_POSTS = 2000;
const RETRIES = 10;
const RETRY_CAP_STEPS = 60;

export interface Subscription {
  readonly url: string;
  /** Null sends no signature. */
  readonly secret: string | null;
  readonly form: WebhookForm;
}

export interface WebhookTimes {
  /** The first pause between two tries; it doubles up to sixty times this. In milliseconds. */
  readonly webhookRetryMs: number;
  /** How long a receiver may take to answer, connecting included, in milliseconds. */
  readonly webhookTimeoutMs: number;
}

/** One try. Neither the address nor a signature is in it: both may be secret. */
export interface PostedWebhook {
  /** The same for every try of one webhook. */
  readonly id: string;
  /** Wall clock in milliseconds, when the try ended. */
  readonly atMs: number;
  readonly type: string;
  readonly body: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** What the receiver answered; null for no answer. */
  readonly status: number | null;
  readonly problem: string | null;
}

export interface Webhooks {
  /** Null ends it. Throws a TypeError for an address that is not http or https. */
  readonly subscribe: (subscription: Subscription | null) => void;
  subscribed(): boolean;
  setForm(form: WebhookForm): void;
  form(): WebhookForm;
  /** Posts `times` copies, `apartMs` apart; nothing happens while nobody subscribed. */
  readonly send: (happening: Happening, times: number, apartMs: number) => void;
  /** Oldest first; the newest two thousand. */
  readonly posted: () => readonly PostedWebhook[];
  stop(): void;
}

interface Webhook {
  readonly id: string;
  readonly type: string;
  readonly form: WebhookForm;
  readonly body: string;
}

/** Retries: SEED is silent, other pages of the vendor tell of a growing pause. ASSUMED: 1, 2, 4 ... 60 s, ten times. */
export function createWebhooks(
  times: WebhookTimes,
  now: () => number,
  log: (line: string) => void,
): Webhooks {
  const timers = createTimers();
  const underWay = new Set<() => void>();
  let subscription: Subscription | null = null;
  let form: WebhookForm = 'w1';
  let kept: readonly PostedWebhook[] = [];

  function attempt(webhook: Webhook, count: number): void {
    if (!subscription) return;
    const { url, secret } = subscription;
    const headers = signatureHeaders(webhook.form, secret, webhook.body, now());
    const abort = post(url, headers, webhook.body, times.webhookTimeoutMs, (result) => {
      underWay.delete(abort);
      const { id, type, body } = webhook;
      kept = [...kept, { id, atMs: now(), type, body, attempt: count, ...result }].slice(
        -KEPT_POSTS,
      );
      log(`webhook ${type} -> ${result.status ?? result.problem} (try ${count})`);
      const taken = result.status !== null && result.status >= 200 && result.status < 300;
      if (taken || count > RETRIES) return;
      const steps = Math.min(2 ** (count - 1), RETRY_CAP_STEPS);
      timers.after(steps * times.webhookRetryMs, () => attempt(webhook, count + 1));
    });
    underWay.add(abort);
  }

  return {
    subscribe(next) {
      if (next && !/^https?:$/.test(new URL(next.url).protocol)) {
        throw new TypeError('a webhook goes to http or https');
      }
      subscription = next;
      if (next) form = next.form;
    },
    subscribed: () => subscription !== null,
    form: () => form,
    setForm(next) {
      form = next;
    },
    send(happening, copies, apartMs) {
      const id = `evt_${randomBytes(10).toString('hex')}`;
      const body = bodyOf(form, id, now(), happening);
      const webhook = { id, type: happening.type, form, body };
      for (let copy = 0; copy < copies; copy += 1) {
        timers.after(copy * apartMs, () => attempt(webhook, 1));
      }
    },
    posted: () => kept,
    stop() {
      timers.stop();
      for (const abort of underWay) abort();
      underWay.clear();
    },
  };
}
