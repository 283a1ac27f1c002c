// Our own event for the loopback check: made so that only this process can have made it.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { RawWebhook } from './webhook';

export interface Canary {
  readonly nonce: string;
  readonly body: string;
  /** Beside the vendor's signature. */
  readonly headers: Readonly<Record<string, string>>;
}

/** whole: ours, unchanged. altered: ours, but the bytes are not those that were sent. */
export interface CanaryFind {
  readonly nonce: string;
  readonly kind: 'whole' | 'altered';
}

export interface CanaryCage {
  make(): Canary;
  /** Null when it is none of ours. */
  recognise(webhook: RawWebhook): CanaryFind | null;
  forget(nonce: string): void;
}

const HEADER = 'x-tocsin-canary';
const KNOWN_MAX = 64;

/** The key lives as long as the process and is nowhere else. */
export function createCanaryCage(): CanaryCage {
  const key = randomBytes(32);
  const bodies = new Map<string, string>();

  const macOf = (nonce: string, body: string | Buffer): Buffer =>
    createHmac('sha256', key).update(`${nonce}.`).update(body).digest();

  /** A proxy may drop a header it does not know; the nonce in the body is as hard to guess. */
  function withoutHeader(body: Buffer): CanaryFind | null {
    for (const [nonce, sent] of bodies) {
      if (isSame(body, Buffer.from(sent))) return { nonce, kind: 'whole' };
    }
    return null;
  }

  return {
    make() {
      const nonce = randomBytes(16).toString('hex');
      const body = JSON.stringify({ event_type: 'tocsin.canary', data: { nonce } });
      bodies.set(nonce, body);
      const [oldest] = bodies.keys();
      if (bodies.size > KNOWN_MAX && oldest !== undefined) bodies.delete(oldest);
      const mac = macOf(nonce, body).toString('hex');
      const headers = { 'Content-Type': 'application/json', 'X-Tocsin-Canary': `${nonce}.${mac}` };
      return { nonce, body, headers };
    },
    recognise({ headers, body }) {
      if (headers[HEADER] === undefined) return withoutHeader(body);
      const [nonce = '', mac = ''] = headers[HEADER].split('.');
      const sent = bodies.get(nonce);
      if (sent === undefined) return null;
      const given = Buffer.from(mac, 'hex');
      if (isSame(given, macOf(nonce, body))) return { nonce, kind: 'whole' };
      return isSame(given, macOf(nonce, sent)) ? { nonce, kind: 'altered' } : null;
    },
    forget: (nonce) => void bodies.delete(nonce),
  };
}

function isSame(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
