// Decides whether a webhook truly comes from CHeKT, from its signatures over the exact bytes.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** `signature`: made with our secret. `address`: no secret is set, so the address was the proof. */
export type ChektProof =
  | { readonly ok: true; readonly proof: 'signature' | 'address' }
  | { readonly ok: false; readonly detail: string };

interface ToProve {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The exact bytes. */
  readonly body: Buffer;
  /** Null when none is set: the caller has already checked the token in the path. */
  readonly secret: string | null;
  /** Wall clock in milliseconds. */
  readonly nowMs: number;
}

/** ASSUMED: CHeKT names no tolerance; this is the usual one, both ways. */
const TOLERANCE_SECONDS = 300;
const SIGNATURE = /^(?:sha256=)?([0-9a-f]{64})$/i;
/** Below this a time stamp is in seconds. */
const FIRST_MILLISECONDS = 100_000_000_000;

/**
 * Never throws. Two descriptions of CHeKT's signature are about and either proves; where both headers
 * are there, each must be right. ASSUMED: both are hex, with or without `sha256=`. Sources: CHeKT
 * "Webhooks" (`X-CHeKT-Signature` over time stamp, dot and body) and "Webhook setup"
 * (`x-webhook-signature` over the body).
 */
export function proveChektWebhook({ headers, body, secret, nowMs }: ToProve): ChektProof {
  if (secret === null) return { ok: true, proof: 'address' };
  // Anybody can sign with nothing.
  if (secret === '') return unproven('the webhook secret is empty');
  const stamped = header(headers, 'x-chekt-signature');
  const plain = header(headers, 'x-webhook-signature');
  if (stamped === null && plain === null) return unproven('the event is not signed');
  if (stamped !== null) {
    const stamp = header(headers, 'x-chekt-timestamp');
    if (stamp === null) return unproven('x-chekt-timestamp is missing');
    if (!/^\d{1,16}$/.test(stamp)) return unproven('x-chekt-timestamp is not a number');
    if (!isSignature(stamped, secret, withStamp(stamp, body)))
      return unproven('x-chekt-signature is wrong');
    if (!isRecent(Number(stamp), nowMs)) {
      return unproven('x-chekt-timestamp is more than 300 seconds from this clock');
    }
  }
  if (plain !== null && !isSignature(plain, secret, body)) {
    return unproven('x-webhook-signature is wrong');
  }
  return { ok: true, proof: 'signature' };
}

/** Whether the headers alone leave it possible that a body is signed. */
export function mayBeChektSigned(headers: ToProve['headers']): boolean {
  return ['x-chekt-signature', 'x-webhook-signature'].some((name) =>
    SIGNATURE.test(header(headers, name) ?? ''),
  );
}

/** The headers with which CHeKT itself would send this body. Source: CHeKT "Webhooks". */
export function signChektWebhook(
  body: string,
  secret: string,
  nowMs: number,
): Readonly<Record<string, string>> {
  const stamp = String(Math.floor(nowMs / 1000));
  const signature = hmac(secret, withStamp(stamp, Buffer.from(body, 'utf8'))).toString('hex');
  return { 'X-CHeKT-Timestamp': stamp, 'X-CHeKT-Signature': signature };
}

function withStamp(stamp: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${stamp}.`, 'latin1'), body]);
}

function hmac(secret: string, signed: Buffer): Buffer {
  return createHmac('sha256', secret).update(signed).digest();
}

/** A header that is there but empty counts as there, and as wrong. */
function header(headers: Readonly<Record<string, unknown>>, name: string): string | null {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  if (value === undefined) return null;
  return typeof value === 'string' ? value.trim() : '';
}

function isSignature(given: string, secret: string, signed: Buffer): boolean {
  const hex = SIGNATURE.exec(given)?.[1];
  if (hex === undefined) return false;
  return timingSafeEqual(Buffer.from(hex, 'hex'), hmac(secret, signed));
}

/** ASSUMED: seconds since 1970, as is usual; milliseconds are understood as well. */
function isRecent(stamp: number, nowMs: number): boolean {
  const seconds = stamp < FIRST_MILLISECONDS ? stamp : Math.floor(stamp / 1000);
  return Math.abs(Math.floor(nowMs / 1000) - seconds) <= TOLERANCE_SECONDS;
}

function unproven(detail: string): ChektProof {
  return { ok: false, detail };
}
