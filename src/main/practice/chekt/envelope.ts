// The forms in which CHeKT's pages show a webhook, and how each is signed.
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { vendorTime } from './answers';

/**
 * w1: the verification page's envelope, signed like w2 when there is a secret (ASSUMED, the page tells of no signature).
 * w2: the webhook page's. w3: the envelope of w1 signed as the set-up guide does.
 */
export const WebhookForm = z.enum(['w1', 'w2', 'w3']);
export type WebhookForm = z.infer<typeof WebhookForm>;

export interface Happening {
  /** Such as `verification.responded`. */
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

/** The body, made once: every retry posts the same text. `id` is used by w2 alone. */
export function bodyOf(form: WebhookForm, id: string, atMs: number, happening: Happening): string {
  const { type, data } = happening;
  return JSON.stringify(
    form === 'w2' ? { id, type, created_at: vendorTime(atMs), data } : { event_type: type, data },
  );
}

/** None without a secret. ASSUMED: the timestamp of w2 is in UNIX seconds and its signature plain hex. */
export function signatureHeaders(
  form: WebhookForm,
  secret: string | null,
  body: string,
  atMs: number,
): Record<string, string> {
  if (secret === null) return {};
  if (form === 'w3') return { 'x-webhook-signature': `sha256=${hmac(secret, body)}` };
  const timestamp = String(Math.floor(atMs / 1000));
  return {
    'X-CHeKT-Signature': hmac(secret, `${timestamp}.${body}`),
    'X-CHeKT-Timestamp': timestamp,
  };
}

function hmac(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}
