// CHeKT's webhooks: to whom they go and in which form.
import { randomBytes } from 'node:crypto';
import {
  assertWebAddress,
  createWebhookPosts,
  isTaken,
  type WebhookPosts,
  type WebhookTimes,
} from '../webhook-posts';
import { bodyOf, signatureHeaders, type Happening, type WebhookForm } from './envelope';

const SENDER = { 'user-agent': 'CHeKT-practice' };

export interface Subscription {
  readonly url: string;
  /** Null sends no signature. */
  readonly secret: string | null;
  readonly form: WebhookForm;
}

export interface Webhooks extends Pick<WebhookPosts, 'posted' | 'stop'> {
  /** Null ends it. Throws a TypeError for an address that is not http or https. */
  readonly subscribe: (subscription: Subscription | null) => void;
  subscribed(): boolean;
  setForm(form: WebhookForm): void;
  form(): WebhookForm;
  /** Posts `times` copies, `apartMs` apart; nothing happens while nobody subscribed. */
  readonly send: (happening: Happening, times: number, apartMs: number) => void;
}

/** Retries: SEED is silent, other pages of the vendor tell of a growing pause. ASSUMED: 1, 2, 4 ... 60 s, ten times. */
export function createWebhooks(
  times: WebhookTimes,
  now: () => number,
  log: (line: string) => void,
): Webhooks {
  const posts = createWebhookPosts({ times, now, log, isOver: isTaken });
  let subscription: Subscription | null = null;
  let form: WebhookForm = 'w1';

  return {
    subscribe(next) {
      if (next) assertWebAddress(next.url);
      subscription = next;
      if (next) form = next.form;
    },
    subscribed: () => subscription !== null,
    form: () => form,
    setForm(next) {
      form = next;
    },
    send({ type, data }, copies, apartMs) {
      const id = `evt_${randomBytes(10).toString('hex')}`;
      const madeAs = form;
      const body = bodyOf(madeAs, id, now(), { type, data });
      const target = () =>
        subscription && {
          url: subscription.url,
          headers: { ...SENDER, ...signatureHeaders(madeAs, subscription.secret, body, now()) },
        };
      posts.send({ id, type, body, target }, copies, apartMs);
    },
    posted: posts.posted,
    stop: posts.stop,
  };
}
