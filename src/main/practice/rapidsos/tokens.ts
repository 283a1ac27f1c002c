// Hands out the practice RapidSOS's own access tokens and knows them for an hour.
import { randomBytes } from 'node:crypto';

/** Source: RapidSOS Alert Management page: 3600 by default, 3599 seen. */
const LIFETIME_SECONDS = 3599;

export interface IssuedToken {
  readonly access_token: string;
  readonly token_type: string;
  /** UNIX milliseconds. ASSUMED: as text, like other times of the vendor. */
  readonly issued_at: string;
  readonly expires_in: number;
}

export interface Tokens {
  /** Nobody knows it before `issue`. */
  prepare(): IssuedToken;
  issue(token: IssuedToken): void;
  isGood(token: string): boolean;
}

export function createTokens(now: () => number): Tokens {
  const issuedAtMs = new Map<string, number>();
  return {
    prepare: () => ({
      access_token: newToken(),
      token_type: 'BearerToken',
      issued_at: String(now()),
      expires_in: LIFETIME_SECONDS,
    }),
    issue: (token) => void issuedAtMs.set(token.access_token, now()),
    isGood(token) {
      const atMs = issuedAtMs.get(token);
      return atMs !== undefined && now() - atMs < LIFETIME_SECONDS * 1000;
    },
  };
}

/** As good as a real one at being secret. */
export function newToken(): string {
  return `practice-${randomBytes(18).toString('hex')}`;
}
