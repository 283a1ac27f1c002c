// What the receiver hands to whoever understands a webhook, and what it wants to hear back.
import type { Failure } from '../../../shared/core/failure';

/** One request, read completely and unchanged. */
export interface RawWebhook {
  /** Below `/webhooks/`, without query: `chekt` or `chekt/TOKEN`. */
  readonly path: string;
  /** Names in lower case; of a repeated header the values that differ are joined with a comma. Without a prototype. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes: signatures are made over them. */
  readonly body: Buffer;
  /** Wall clock in milliseconds. */
  readonly receivedAtMs: number;
}

/** What is known of a request before its body is read. */
export type WebhookHead = Pick<RawWebhook, 'path' | 'headers'>;

/**
 * accepted: on disk, or known from before: 200. malformed: proven, but no event: 400. unproven: 401.
 * not-stored: 503.
 */
export type WebhookVerdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'unproven'; readonly detail: string }
  | { readonly kind: 'not-stored'; readonly failure: Failure };

/** One vendor's entrance. */
export interface WebhookRoute {
  /** Whether this path (as in `RawWebhook`) is its own; a wrong token is not: that is 404 to the outside. */
  owns(path: string): boolean;
  /**
   * Whether the head leaves it possible that the whole can be proven; always, when nothing is said. From an
   * address that is over its limit nothing else is read.
   */
  mayBeProven?(head: WebhookHead): boolean;
  /** Never rejects. */
  handle(webhook: RawWebhook): Promise<WebhookVerdict>;
}
