// What the receiver hands to whoever understands a webhook, and what it wants to hear back.
import type { Failure } from '../../shared/failure';

/** One request, read completely and unchanged. */
export interface RawWebhook {
  /** Below `/webhooks/`, without query: `chekt` or `chekt/TOKEN`. */
  readonly path: string;
  /** Names in lower case; a repeated header is joined with a comma. Without a prototype. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes: signatures are made over them. */
  readonly body: Buffer;
  /** Wall clock in milliseconds. */
  readonly receivedAtMs: number;
}

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
  mayBeProven?(head: Pick<RawWebhook, 'path' | 'headers'>): boolean;
  /** What its bodies may be; JSON alone when nothing is said. */
  readonly types?: readonly ('json' | 'xml')[];
  /** Never rejects. */
  handle(webhook: RawWebhook): Promise<WebhookVerdict>;
}
