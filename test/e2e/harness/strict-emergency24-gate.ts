// Who may come in to an independent Emergency24: bearer keys, signatures, their time and their nonces, checked to the letter. Shares no code with src.
import { createHash } from 'node:crypto';

export interface ArrivedAtEmergency24 {
  readonly method: string;
  /** Below the base address, without the query. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  /** Names in lower case; a name that came twice has both values, with a line break between them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Wall clock in milliseconds. */
  readonly atMs: number;
}

export type GateRule =
  | { readonly auth: 'bearer'; readonly key: string }
  | {
      readonly auth: 'signed';
      readonly accessToken: string;
      readonly tokenSecret: string;
      readonly carriage: 'header' | 'query';
      readonly percentCase: 'upper' | 'lower';
      readonly digestCase: 'upper' | 'lower';
    };

const NAMES = ['AccessToken', 'Nonce', 'Timestamp', 'AuthSignature'] as const;
const WINDOW_S = 15 * 60;

/** Null: come in. `violation`: no client that follows the pages would have sent this. */
export interface Refused {
  readonly message: string;
  readonly violation: boolean;
}

export class StrictGate {
  readonly nonces = new Set<string>();
  /** The service's clock minus the real one, in milliseconds. */
  skewMs = 0;
  /** What it says to everybody while their address is not on the list; null: everybody is. */
  notListed: string | null = null;

  constructor(public rule: GateRule) {}

  judge(arrived: ArrivedAtEmergency24): Refused | null {
    const refused = this.rule.auth === 'bearer' ? this.bearer(arrived) : this.signed(arrived);
    if (refused !== null) return refused;
    return this.notListed === null ? null : { message: this.notListed, violation: false };
  }

  private bearer({ headers, query }: ArrivedAtEmergency24): Refused | null {
    if (this.rule.auth !== 'bearer') return null;
    const stray = NAMES.find(
      (name) => name.toLowerCase() in headers || query.some(([key]) => key === name),
    );
    if (stray !== undefined) return { message: `${stray} beside a key`, violation: true };
    if (!/^Bearer [\x21-\x7e]+$/.test(headers.authorization ?? '')) {
      return { message: 'Authorization: Bearer KEY is missing', violation: true };
    }
    return headers.authorization === `Bearer ${this.rule.key}`
      ? null
      : { message: 'Invalid access token', violation: false };
  }

  private signed({ headers, query, atMs }: ArrivedAtEmergency24): Refused | null {
    if (this.rule.auth !== 'signed') return null;
    const { rule } = this;
    if ('authorization' in headers) return { message: 'a key beside a signature', violation: true };
    const inQuery = NAMES.map((name) => query.filter(([key]) => key === name).map(([, v]) => v));
    const inHeaders = NAMES.map((name) => headers[name.toLowerCase()]);
    const wrongPlace =
      rule.carriage === 'query'
        ? inHeaders.some((value) => value !== undefined)
        : inQuery.some((values) => values.length > 0);
    const values = rule.carriage === 'query' ? inQuery.map((one) => one.join('\n')) : inHeaders;
    const [token = '', nonce = '', timestamp = '', signature = ''] = values;
    if (wrongPlace || values.some((value) => value === undefined || /^$|\n/.test(value))) {
      return { message: `four parameters in the ${rule.carriage}, each once`, violation: true };
    }
    if (!/^\d{10}$/.test(timestamp)) return { message: 'Timestamp in seconds', violation: true };
    if (token !== rule.accessToken) return { message: 'Invalid access token', violation: false };
    const off = Number(timestamp) - (atMs + this.skewMs) / 1000;
    if (Math.abs(off) > WINDOW_S) {
      return { message: 'Request time is too skewed from server time', violation: false };
    }
    if (signature !== signatureFor(rule, timestamp, nonce)) {
      return { message: 'Invalid signature', violation: false };
    }
    if (this.nonces.has(nonce)) return { message: 'Nonce was used before', violation: false };
    this.nonces.add(nonce);
    return null;
  }
}

/** MD5 of the URL-encoded secret, time and nonce. Source: SEED, "Signing API Requests". */
export function signatureFor(
  rule: Extract<GateRule, { auth: 'signed' }>,
  timestamp: string,
  nonce: string,
): string {
  const bytes = [...Buffer.from(rule.tokenSecret + timestamp + nonce, 'utf8')];
  const encoded = bytes
    .map((byte) => {
      const character = String.fromCharCode(byte);
      if (/[A-Za-z0-9\-_.]/.test(character)) return character;
      const hex = byte.toString(16).padStart(2, '0');
      return `%${rule.percentCase === 'upper' ? hex.toUpperCase() : hex}`;
    })
    .join('');
  const digest = createHash('md5').update(encoded).digest('hex');
  return rule.digestCase === 'upper' ? digest.toUpperCase() : digest;
}
