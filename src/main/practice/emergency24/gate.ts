// Lets a request in by its key or by its signature, and never twice by the same signature.
import { createHash } from 'node:crypto';
import type { RawRequest } from '../recorded-request';
import type { Emergency24Settings } from './configuration';

/** What opens the practice Emergency24: the key alone, or the token with a signature made with the secret. */
export interface Emergency24Keys {
  readonly apiKey: string;
  readonly accessToken: string;
  readonly tokenSecret: string;
}

/** Source: SEED Emergency24 ICCS API, "Signing API Requests". */
const TOLERANCE_SECONDS = 15 * 60;
const PARAMETERS = ['AccessToken', 'Nonce', 'Timestamp', 'AuthSignature'] as const;

type Proof = Readonly<Record<(typeof PARAMETERS)[number], string>>;

export interface Gate {
  /** Null lets it in; otherwise what the answer says. */
  refusal(request: RawRequest, query: URLSearchParams): string | null;
}

/**
 * ASSUMED: the names of the headers are those of the parameters; the words of a refusal, but for the skewed
 * time; and that the case of `%2B` and of the digest is the one that is set.
 */
export function createGate(
  keys: Emergency24Keys,
  settings: () => Emergency24Settings,
  now: () => number,
): Gate {
  const usedNonces = new Set<string>();

  function signatures(proof: Proof): readonly string[] {
    const { percentCase, digestCase } = settings();
    const upper = encodeURIComponent(`${keys.tokenSecret}${proof.Timestamp}${proof.Nonce}`);
    const lower = upper.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
    const texts = chosen(percentCase, upper, lower);
    const digests = texts.map((text) => createHash('md5').update(text, 'utf8').digest('hex'));
    return digests.flatMap((digest) => chosen(digestCase, digest.toUpperCase(), digest));
  }

  function signedRefusal(proof: Proof): string | null {
    if (proof.AccessToken !== keys.accessToken) return 'The AccessToken is not known.';
    if (!/^\d{1,11}$/.test(proof.Timestamp)) return 'The Timestamp must be whole seconds.';
    if (Math.abs(now() / 1000 - Number(proof.Timestamp)) > TOLERANCE_SECONDS) {
      return 'Request time is too skewed from server time';
    }
    if (!signatures(proof).includes(proof.AuthSignature)) return 'The AuthSignature is wrong.';
    if (usedNonces.has(proof.Nonce)) return 'The Nonce was used before.';
    usedNonces.add(proof.Nonce);
    return null;
  }

  return {
    refusal(request, query) {
      const { auth, carriage } = settings();
      const bearer = request.headers.authorization;
      if (bearer !== undefined && auth !== 'signed') {
        const isRight = /^Bearer +(\S+)$/i.exec(bearer)?.[1] === keys.apiKey;
        return isRight ? null : 'The API key is not known.';
      }
      if (auth === 'api-key') return 'An API key is required.';
      const inHeader = proofIn((name) => request.headers[name.toLowerCase()] ?? null);
      const inQuery = proofIn((name) => query.get(name));
      const proof =
        (carriage === 'query' ? null : inHeader) ?? (carriage === 'header' ? null : inQuery);
      return proof ? signedRefusal(proof) : 'The request is not signed.';
    },
  };
}

/** Parameters that are no parameters of the call itself. */
export function isProofName(name: string): boolean {
  return (PARAMETERS as readonly string[]).includes(name);
}

function proofIn(read: (name: string) => string | null): Proof | null {
  const values = PARAMETERS.map((name) => [name, read(name) ?? ''] as const);
  return values.every(([, value]) => value !== '') ? (Object.fromEntries(values) as Proof) : null;
}

function chosen(which: 'any' | 'upper' | 'lower', upper: string, lower: string): string[] {
  if (which === 'any') return [upper, lower];
  return [which === 'upper' ? upper : lower];
}
