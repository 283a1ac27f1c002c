// Gets the bearer token of our own credentials and keeps it, in memory only, until shortly before it ends.
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import { joinUrl, judge } from '../http';
import type { HttpPort } from '../../core/lib/vendor-port';
import { readNumber } from '../json-values';
import { openJson } from '../open-json';

export interface RapidsosCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** `isFinal`: RapidSOS said no to the credentials themselves. */
export type TokenAnswer =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly failure: Failure; readonly isFinal: boolean };

export interface OauthToken {
  /** `isFresh`: one that is kept will not do. Never rejects. */
  get(credentials: RapidsosCredentials, isFresh: boolean): Promise<TokenAnswer>;
}

interface OauthDeps {
  readonly http: HttpPort;
  readonly baseUrl: () => string;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly timeoutMs: number;
}

const SPARE_MS = 60_000;
/** Source: RapidSOS "RAD-E", "Getting an Authentication Token": valid for one hour unless said otherwise. */
const DEFAULT_SECONDS = 3600;
const LONGEST_SECONDS = 86_400;

/** Source: RapidSOS "RAD-E" and "Alert Management": `POST /oauth/token`, two-legged OAuth 2. */
export function createOauthToken(deps: OauthDeps): OauthToken {
  let kept: { readonly owner: string; readonly token: string; readonly endsAtMs: number } | null =
    null;

  async function ask(credentials: RapidsosCredentials, owner: string): Promise<TokenAnswer> {
    const { clientId, clientSecret } = credentials;
    const askedAtMs = deps.now();
    const answer = await deps.http.send({
      method: 'POST',
      url: joinUrl(deps.baseUrl(), 'oauth/token'),
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        Accept: 'application/json',
      },
      body: new URLSearchParams({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: 'client_credentials',
      }).toString(),
      timeoutMs: deps.timeoutMs,
    });
    const outcome = judge(answer, deps.now(), [clientSecret]);
    if (outcome.kind !== 'accepted' || answer.kind !== 'response') {
      if (outcome.kind !== 'accepted') return no(outcome.failure);
      return no({ kind: 'bug', detail: 'accepted without an answer' });
    }
    const read = readToken(answer.body);
    if (!read.ok) return no(read.failure);
    const { token, seconds } = read.value;
    kept = { owner, token, endsAtMs: askedAtMs + seconds * 1000 - SPARE_MS };
    return { ok: true, token };
  }

  return {
    async get(credentials, isFresh) {
      const owner = JSON.stringify([
        deps.baseUrl(),
        credentials.clientId,
        credentials.clientSecret,
      ]);
      if (!isFresh && kept?.owner === owner && deps.now() < kept.endsAtMs) {
        return { ok: true, token: kept.token };
      }
      kept = null;
      try {
        return await ask(credentials, owner);
      } catch {
        return no({ kind: 'bug', detail: 'the HTTP port threw' });
      }
    },
  };
}

function readToken(body: string): Result<{ readonly token: string; readonly seconds: number }> {
  const opened = openJson(body);
  const value: unknown = opened.ok ? opened.value : null;
  const { access_token: token, expires_in: expires }: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {};
  if (typeof token !== 'string' || !isHeaderSafe(token)) {
    return failed({ kind: 'bad-response', detail: 'the answer of oauth/token holds no token' });
  }
  const seconds = readNumber(expires) ?? DEFAULT_SECONDS;
  return ok({ token, seconds: Math.min(Math.max(0, seconds), LONGEST_SECONDS) });
}

/** Anything else cannot stand in a header. */
export function isHeaderSafe(token: string): boolean {
  return /^[\x21-\x7e]{1,16384}$/.test(token);
}

/** ASSUMED: as OAuth 2 has it, unknown credentials may also be answered with 400. A page is nobody's no. */
function no(failure: Failure): TokenAnswer {
  const isPage = failure.reason === 'something-else';
  const isFinal = !isPage && [400, 401, 403].includes(failure.httpStatus ?? 0);
  return { ok: false, failure, isFinal };
}
