// Decides whether a share truly comes from RapidSOS, from its signature over the exact bytes.
import { createHmac, timingSafeEqual } from 'node:crypto';

export type RapidsosProof = { readonly ok: true } | { readonly ok: false; readonly detail: string };

interface ToProve {
  /** Names in lower case; a repeated header is joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes. */
  readonly body: Buffer;
  readonly secret: string;
}

const HEADER = 'x-rapidsos-signature';
const SIGNATURE = /^(?:sha1=)?([0-9a-f]{40})$/i;

/**
 * Never throws. HMAC-SHA1 of the body, in hex. Source: SEED RapidSOS Data Share Partner Guide,
 * "Implementing the Data Share Handler"; RapidSOS "Data Share API". ASSUMED: the key is the secret in UTF-8,
 * the body alone is signed, and a share without signature is refused although the guide calls it optional.
 */
export function proveRapidsosWebhook({ headers, body, secret }: ToProve): RapidsosProof {
  // Anybody can sign with nothing.
  if (secret === '') return unproven('the shared secret is empty');
  const given: unknown = Object.hasOwn(headers, HEADER) ? headers[HEADER] : undefined;
  if (given === undefined) return unproven('the share is not signed');
  const hex = SIGNATURE.exec(typeof given === 'string' ? given.trim() : '')?.[1];
  if (hex === undefined) return unproven(`${HEADER} is not one HMAC-SHA1 in hex`);
  return timingSafeEqual(Buffer.from(hex, 'hex'), hmac(secret, body))
    ? { ok: true }
    : unproven(`${HEADER} is wrong`);
}

/** Whether the headers alone leave it possible that a body is signed. */
export function mayBeRapidsosSigned(headers: ToProve['headers']): boolean {
  return Object.hasOwn(headers, HEADER) && SIGNATURE.test((headers[HEADER] ?? '').trim());
}

function hmac(secret: string, body: Buffer): Buffer {
  return createHmac('sha1', secret).update(body).digest();
}

function unproven(detail: string): RapidsosProof {
  return { ok: false, detail };
}
