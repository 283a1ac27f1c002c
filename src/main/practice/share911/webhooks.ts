// The practice Share911's own webhooks: to whom its alerts go, with which name and password.
import type { PostedWebhook, WebhookTimes } from '../webhook-posts';
import { assertWebAddress, createWebhookPosts, isBroken } from '../webhook-posts';
import { alertBody, type AlertRequest } from './webhook-body';

export interface Share911Subscription {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

/** What everybody but the server sees of the practice Share911. */
export interface PracticeShare911 {
  /** Where alerts go from now on; null ends it. Throws a TypeError for an address that is not http or https. */
  subscribe(subscription: Share911Subscription | null): void;
  /** Raises an alert and resolves with the first try; null when nobody subscribed or the service was stopped. */
  alert(name: string, more?: Omit<AlertRequest, 'name'>): Promise<PostedWebhook | null>;
  show(): ShownShare911;
}

export interface ShownShare911 {
  readonly subscribed: boolean;
  /** Every try of every alert, oldest first. */
  readonly alerts: readonly PostedWebhook[];
}

export interface PracticeShare911Parts {
  readonly share911: PracticeShare911;
  /** Ends every retry and every post under way. */
  stop(): void;
}

/** Source: Share911 Webhooks page: Basic authentication. ASSUMED: retries after a 5xx or no answer. */
export function createPracticeShare911(
  times: WebhookTimes,
  now: () => number,
  log: (line: string) => void,
): PracticeShare911Parts {
  const posts = createWebhookPosts({ times, now, log, isOver: (status) => !isBroken(status) });
  let subscription: Share911Subscription | null = null;
  return {
    share911: {
      subscribe(next) {
        if (next) assertWebAddress(next.url);
        subscription = next;
      },
      async alert(name, more = {}) {
        const { eventId, contentType, body } = alertBody({ name, ...more }, now());
        return posts.sendAndSee({
          id: eventId,
          type: name,
          body,
          target: () =>
            subscription && { url: subscription.url, headers: headers(subscription, contentType) },
        });
      },
      show: () => ({ subscribed: subscription !== null, alerts: posts.posted() }),
    },
    stop: posts.stop,
  };
}

function headers({ user, password }: Share911Subscription, contentType: string) {
  const proof = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
  return {
    'user-agent': 'Share911-practice',
    'content-type': contentType,
    authorization: `Basic ${proof}`,
  };
}
