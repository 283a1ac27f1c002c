// How a request proves who asks: with a bearer key, or signed in its headers or its query.
import { failed, ok, type Result } from '../../../shared/core/failure';
import { readKey } from '../read-key';
import { createHash } from 'node:crypto';

/** From ICCS, Admin > API Access. Formats are never checked: the page's own examples differ. */
export type Emergency24Credentials =
  | { readonly auth: 'apiKey'; readonly apiKey: string }
  | { readonly auth: 'signed'; readonly accessToken: string; readonly tokenSecret: string };

export interface SignatureOptions extends SignatureStyle {
  /**
   * Where the four values travel. Source: the vendor's repository allows both. ASSUMED: the names are those
   * of the parameters.
   */
  readonly signatureCarriage: 'header' | 'query';
}

export interface Proof {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: readonly (readonly [string, string])[];
  /** What must never show in a failure. */
  readonly secrets: readonly string[];
}

/** Reads the credentials within `limitMs`. Fails with `not-configured` or `storage`; never rejects. */
export async function readCredentials(
  credentials: () => Promise<Result<Emergency24Credentials>>,
  limitMs: number,
): Promise<Result<Emergency24Credentials>> {
  const found: Emergency24Credentials[] = [];
  const read = await readKey(
    'Emergency24',
    async () => {
      const answer = await credentials();
      if (!answer.ok) return answer;
      found.push(answer.value);
      return ok(partsOf(answer.value).includes('') ? '' : 'complete');
    },
    limitMs,
  );
  if (!read.ok) return read;
  const [value] = found;
  return value ? ok(value) : failed({ kind: 'bug', detail: 'no credentials were read' });
}

/** The proof for one attempt; a signed one needs a fresh nonce. `nowMs`: wall clock in milliseconds. */
export function proofFor(
  credentials: Emergency24Credentials,
  options: SignatureOptions,
  nowMs: number,
  newNonce: () => string,
): Proof {
  const secrets = partsOf(credentials);
  if (credentials.auth === 'apiKey') {
    return { headers: { Authorization: `Bearer ${credentials.apiKey}` }, query: [], secrets };
  }
  const nonce = newNonce();
  const timestamp = String(Math.floor(nowMs / 1000));
  const signature = signatureOf(credentials.tokenSecret, timestamp, nonce, options);
  // Source: SEED, "Signing API Requests", the table of parameters.
  const parameters: readonly (readonly [string, string])[] = [
    ['AccessToken', credentials.accessToken],
    ['Nonce', nonce],
    ['Timestamp', timestamp],
    ['AuthSignature', signature],
  ];
  return options.signatureCarriage === 'header'
    ? { headers: Object.fromEntries(parameters), query: [], secrets: [...secrets, signature] }
    : { headers: {}, query: parameters, secrets: [...secrets, signature] };
}

function partsOf(credentials: Emergency24Credentials): readonly string[] {
  return credentials.auth === 'apiKey'
    ? [credentials.apiKey]
    : [credentials.accessToken, credentials.tokenSecret];
}

// The signature of a signed request: the MD5 of the URL-encoded secret, time and nonce.

interface SignatureStyle {
  /**
   * How `+` is encoded: `upper` is `%2B` (encodeURIComponent), `lower` is `%2b` (.NET's UrlEncode); the
   * digest depends on it. ASSUMED: `upper`; the page does not say.
   */
  readonly percentCase: 'upper' | 'lower';
  /** ASSUMED: `lower`; the page only says "hex digest". */
  readonly digestCase: 'upper' | 'lower';
}

/**
 * In hex. Source: SEED, "Signing API Requests", steps 1 to 3: Token Secret + Timestamp + Nonce, URL
 * encoded, hashed with MD5. `timestampSeconds`: whole seconds since 1970.
 */
export function signatureOf(
  tokenSecret: string,
  timestampSeconds: string,
  nonce: string,
  style: SignatureStyle,
): string {
  const text = `${tokenSecret}${timestampSeconds}${nonce}`;
  const encoded = style.percentCase === 'upper' ? encodeURIComponent(text) : dotNetEncoded(text);
  const digest = createHash('md5').update(encoded, 'utf8').digest('hex');
  return style.digestCase === 'upper' ? digest.toUpperCase() : digest;
}

/** As HttpUtility.UrlEncode of .NET writes it: a space is `+`, and `'` and `~` are not spared. */
function dotNetEncoded(text: string): string {
  return encodeURIComponent(text)
    .replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())
    .replaceAll('%20', '+')
    .replaceAll("'", '%27')
    .replaceAll('~', '%7e');
}
