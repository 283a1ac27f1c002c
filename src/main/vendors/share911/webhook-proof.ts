// Decides whether an alert truly comes from Share911, from the name and password it was told to use.
import { createHash, timingSafeEqual } from 'node:crypto';

export interface WebhookCredentials {
  /** Without a colon. */
  readonly user: string;
  readonly password: string;
}

export type Share911Proof = { readonly ok: true } | { readonly ok: false; readonly detail: string };

/**
 * Never throws. HTTP Basic and nothing else: Share911 does not sign. Source: Share911 "Webhooks", "Configuring a
 * Webhook". ASSUMED: both are UTF-8.
 */
export function proveShare911Webhook(
  headers: Readonly<Record<string, string>>,
  { user, password }: WebhookCredentials,
): Share911Proof {
  // Anybody can send nothing.
  if (password === '') return unproven('the webhook password is empty');
  const given: unknown = Object.hasOwn(headers, 'authorization')
    ? headers.authorization
    : undefined;
  if (typeof given !== 'string') return unproven('name and password are missing');
  const [, base64] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(given.trim()) ?? [];
  if (base64 === undefined) return unproven('authorization is not one HTTP Basic');
  const isSame = timingSafeEqual(
    digestOf(Buffer.from(base64, 'base64')),
    digestOf(Buffer.from(`${user}:${password}`, 'utf8')),
  );
  return isSame ? { ok: true } : unproven('name or password is wrong');
}

/** Of one length, so that not even the length shows. */
function digestOf(text: Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}

function unproven(detail: string): Share911Proof {
  return { ok: false, detail };
}
