// Asks RapidSOS where a shared call is now, with our own credentials or the token that came with the share.
import type { CallPlace } from '../../../shared/calls/call-share';
import type { Failure, Result } from '../../../shared/core/failure';
import { joinUrl, judge } from '../http';
import type { HttpAnswer, HttpPort } from '../../core/lib/vendor-port';
import { treeOf } from './json-tree';
import {
  createOauthToken,
  isHeaderSafe,
  type RapidsosCredentials,
  type TokenAnswer,
} from './oauth-token';
import { openJson } from '../open-json';
import { findPlace } from './read-place';

/**
 * empty: nothing is known now, which is normal. refused: RapidSOS said no for good, so it is not to be asked
 * again. failed: it may be asked again, after `retryAfterMs` where that is given.
 */
export type LocateAnswer =
  | {
      readonly kind: 'place';
      readonly place: CallPlace;
      /** When the caller was there, or when it was asked where that was not said; wall clock in milliseconds. */
      readonly atMs: number;
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retryAfterMs: number | null };

export interface RapidsosDeps {
  readonly http: HttpPort;
  /** Read at every attempt, so that a corrected address takes effect on the next one. */
  readonly baseUrl: () => string;
  /** Null when none are kept: then the shared token is used. */
  readonly credentials: () => Promise<Result<RapidsosCredentials | null>>;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  readonly timeoutMs?: number;
}

export interface Rapidsos {
  /** One question, or two when our own token had ended early. Never rejects; no token is in any answer. */
  locate(call: {
    readonly callerNumber: string;
    readonly sharedToken: string | null;
  }): Promise<LocateAnswer>;
}

const TIMEOUT_MS = 15_000;

/** Source: RapidSOS "LEI API", `POST /location`. ASSUMED: no version stands before the path. */
export function createRapidsos(deps: RapidsosDeps): Rapidsos {
  const { now, http, timeoutMs = TIMEOUT_MS } = deps;
  const oauth = createOauthToken({ http, baseUrl: deps.baseUrl, now, timeoutMs });

  async function ask(callerId: string, token: string): Promise<LocateAnswer> {
    const answer = await http.send({
      method: 'POST',
      url: joinUrl(deps.baseUrl(), 'location'),
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
        Accept: 'application/json',
      },
      body: JSON.stringify({ caller_id: callerId }),
      timeoutMs,
    });
    // The number is a secret of the caller's: what repeats it is not quoted.
    return understand(answer, now(), [token, callerId]);
  }

  async function locate(callerId: string, sharedToken: string | null): Promise<LocateAnswer> {
    const credentials = await deps.credentials();
    if (!credentials.ok) return failing(credentials.failure);
    const own = credentials.value;
    const token: TokenAnswer = own ? await oauth.get(own, false) : fromShare(sharedToken);
    if (!token.ok) return withoutToken(token);
    const answer = await ask(callerId, token.token);
    if (!own || answer.kind !== 'refused' || answer.failure.httpStatus !== 401) return answer;
    const renewed = await oauth.get(own, true);
    return renewed.ok ? ask(callerId, renewed.token) : withoutToken(renewed);
  }

  return {
    async locate({ callerNumber, sharedToken }) {
      const callerId = callerIdOf(callerNumber);
      if (callerId === null) {
        const detail = 'callerNumber: is not a telephone number';
        return failing({ kind: 'invalid-input', detail, field: 'callerNumber' });
      }
      try {
        return await locate(callerId, sharedToken);
      } catch {
        return failing({ kind: 'bug', detail: 'the HTTP port threw' });
      }
    },
  };
}

/**
 * Digits with country code. ASSUMED: what looks like a North American number without one gets the 1 that
 * the LEI API asks for.
 */
function callerIdOf(callerNumber: string): string | null {
  const digits = callerNumber.replace(/\D/g, '');
  if (/^[2-9]\d{2}[2-9]\d{6}$/.test(digits) && !callerNumber.startsWith('+')) return `1${digits}`;
  return digits.length >= 3 && digits.length <= 20 ? digits : null;
}

/** ASSUMED: the token of a share is a bearer token of the LEI API. */
function fromShare(token: string | null): TokenAnswer {
  if (token !== null && isHeaderSafe(token)) return { ok: true, token };
  const detail = token === null ? 'there is nothing to ask with' : 'the shared token is unusable';
  return {
    ok: false,
    failure: { kind: 'not-configured', reason: 'no-key', detail },
    isFinal: true,
  };
}

function withoutToken(answer: Extract<TokenAnswer, { ok: false }>): LocateAnswer {
  const { failure, isFinal } = answer;
  return isFinal ? { kind: 'refused', failure } : failing(failure);
}

/** ASSUMED: the body is not published, so a place is read from it wherever it may be. */
function understand(answer: HttpAnswer, nowMs: number, secrets: readonly string[]): LocateAnswer {
  const outcome = judge(answer, nowMs, secrets);
  if (outcome.kind !== 'accepted') {
    const { failure } = outcome;
    if (failure.reason === 'not-found') return { kind: 'empty' };
    return failure.kind === 'unauthorized' ? { kind: 'refused', failure } : failing(failure);
  }
  if (answer.kind !== 'response' || answer.body.trim() === '') return { kind: 'empty' };
  const opened = openJson(answer.body);
  if (!opened.ok) {
    const detail = `the answer of location ${opened.problem}`;
    return failing({ kind: 'bad-response', detail, httpStatus: answer.status });
  }
  const { place, observedAtMs } = findPlace(treeOf(opened.value));
  // A clock that is ahead of ours must not make a place newer than now.
  return place
    ? { kind: 'place', place, atMs: Math.min(observedAtMs ?? nowMs, nowMs) }
    : { kind: 'empty' };
}

function failing(failure: Failure): LocateAnswer {
  return { kind: 'failed', failure, retryAfterMs: failure.retryAfterMs ?? null };
}
