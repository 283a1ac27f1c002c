// The signature of a signed request: the MD5 of the URL-encoded secret, time and nonce.
import { createHash } from 'node:crypto';

export interface SignatureStyle {
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
