// Judges the raw end of an HTTP exchange: what became of the request, and may the vendor have it.
import type { Failure } from '../../shared/core/failure';
import { describeShape, shapeOf } from './answer-shape';
import { excerptOf } from './excerpt';
import { judgeNetError } from './net-error';
import type { HttpAnswer, Outcome } from '../core/lib/vendor-port';

/** A press expires after half an hour: no service may silence it for longer than this at a time. */
export const RETRY_AFTER_MAX_MS = 5 * 60_000;

// RFC 9110: IMF-fixdate first, then the two obsolete forms; all begin with a day's name.
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /;

/** `{ retryAfterMs }` within 0 and five minutes, or nothing when the header is missing or unreadable. */
export function retryAfterOf(
  headers: Readonly<Record<string, string>>,
  nowMs: number,
): { readonly retryAfterMs?: number } {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'retry-after');
  const waitMs = name === undefined ? null : parse(headers[name] ?? '', nowMs);
  if (waitMs === null) return {};
  return { retryAfterMs: Math.min(Math.max(0, waitMs), RETRY_AFTER_MAX_MS) };
}

function parse(value: string, nowMs: number): number | null {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, RETRY_AFTER_MAX_MS);
  if (!HTTP_DATE.test(text)) return null;
  const waitMs = Date.parse(text) - nowMs;
  return Number.isFinite(waitMs) ? waitMs : null;
}

type Response = Extract<HttpAnswer, { kind: 'response' }>;

/**
 * What became of a request; never throws. The page of a web filter is not the vendor's word, whatever its
 * status. An accepted outcome has no `ref` yet: only the vendor's client can read one. `secrets` are kept out
 * of every failure.
 */
export function judge(answer: HttpAnswer, nowMs: number, secrets: readonly string[] = []): Outcome {
  if (answer.kind === 'failed') return judgeNetError(answer.code, answer.written);
  return isPage(answer)
    ? somethingElse(answer, nowMs, secrets)
    : judgeStatus(answer, nowMs, secrets);
}

/** The one table from status codes to outcomes, for an answer that is known to be the vendor's own. */
export function judgeStatus(
  answer: Response,
  nowMs: number,
  secrets: readonly string[] = [],
): Outcome {
  const { status } = answer;
  if (!Number.isInteger(status) || status < 200 || status > 599) return badStatus(status);
  if (status < 300) return { kind: 'accepted', ref: null };
  if (status < 400) return redirected(answer);
  if (status < 500) return clientError(answer, nowMs, secrets);
  return {
    kind: 'unsure',
    failure: {
      ...failureOf('unavailable', answer, 'the service reported an error of its own'),
      reason: 'server-error',
      ...retryAfterOf(answer.headers, nowMs),
    },
  };
}

/** Redirects, proxies and gateways that speak of a broken service say by their status alone what they mean. */
function isPage(answer: Response): boolean {
  const { status } = answer;
  const isWord =
    (status >= 200 && status < 300) || (status >= 400 && status < 500 && status !== 407);
  return (isWord || status === 511) && shapeOf(answer) === 'other';
}

/** A success that says no, or lacks what every success has: nobody knows what became of the request. */
export function noInside(answer: Response, secrets: readonly string[]): Outcome {
  const detail = `the answer is not a yes${quoted(answer, secrets)}`;
  return { kind: 'unsure', failure: failureOf('bad-response', answer, detail) };
}

/** Joins a base address and a path: keeps the base's own path and the path's trailing slash. */
export function joinUrl(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

function clientError(answer: Response, nowMs: number, secrets: readonly string[]): Outcome {
  switch (answer.status) {
    case 401:
    case 402:
    case 403:
      // No excerpt: an answer about credentials is the likeliest to repeat them.
      return {
        kind: 'refused',
        failure: failureOf('unauthorized', answer, 'the service does not accept the key'),
      };
    case 407:
      return {
        kind: 'notSent',
        failure: {
          ...failureOf('unavailable', answer, 'the proxy asks for a sign-in'),
          reason: 'proxy',
        },
      };
    // ASSUMED: 408, 425 and 429 say that the request was not taken.
    case 408:
      return {
        kind: 'notSent',
        failure: failureOf('timeout', answer, 'the service gave up waiting'),
      };
    case 425:
      return {
        kind: 'notSent',
        failure: failureOf('unavailable', answer, 'the service asks to try again'),
      };
    case 429:
      return {
        kind: 'notSent',
        failure: {
          ...failureOf('rate-limited', answer, 'the service asks for a pause'),
          ...retryAfterOf(answer.headers, nowMs),
        },
      };
    case 404:
      return { kind: 'refused', failure: { ...rejected(answer, secrets), reason: 'not-found' } };
    default:
      return { kind: 'refused', failure: rejected(answer, secrets) };
  }
}

function rejected(answer: Response, secrets: readonly string[]): Failure {
  const detail = `the service rejected the request${quoted(answer, secrets)}`;
  return failureOf('rejected', answer, detail);
}

function quoted({ body }: Response, secrets: readonly string[]): string {
  const excerpt = excerptOf(body, secrets);
  return excerpt === '' ? '' : `; it said: ${excerpt}`;
}

/** Nobody knows how far the request came: a filter may look at answers only. */
function somethingElse(answer: Response, nowMs: number, secrets: readonly string[]): Outcome {
  const what = excerptOf(describeShape(answer), secrets);
  return {
    kind: 'unsure',
    failure: {
      ...failureOf('unavailable', answer, `something else answered (${what})`),
      reason: 'something-else',
      ...retryAfterOf(answer.headers, nowMs),
    },
  };
}

/** A followed redirect would turn the POST into a GET or show the key to another host. */
function redirected(answer: Response): Outcome {
  return {
    kind: 'notSent',
    failure: {
      ...failureOf('bad-response', answer, 'the service points to another address'),
      reason: 'redirect',
    },
  };
}

function badStatus(status: number): Outcome {
  const detail = Number.isFinite(status) ? `unexpected HTTP status ${status}` : 'no HTTP status';
  return { kind: 'unsure', failure: { kind: 'bad-response', detail } };
}

function failureOf(kind: Failure['kind'], answer: Response, text: string): Failure {
  return { kind, detail: `HTTP ${answer.status}: ${text}`, httpStatus: answer.status };
}
