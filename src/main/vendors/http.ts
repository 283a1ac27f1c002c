// Judges the raw end of an HTTP exchange: what became of the request, and may the vendor have it.
import type { Failure } from '../../shared/failure';
import { excerptOf } from './excerpt';
import { judgeNetError } from './net-error';
import { retryAfterOf } from './retry-after';
import type { HttpAnswer, Outcome } from './vendor';

type Response = Extract<HttpAnswer, { kind: 'response' }>;

/**
 * The one table from status codes and net errors to outcomes; never throws. An accepted outcome has
 * no `ref` yet: only the vendor's client can read one. `secrets` are kept out of every failure.
 */
export function judge(answer: HttpAnswer, nowMs: number, secrets: readonly string[] = []): Outcome {
  if (answer.kind === 'failed') return judgeNetError(answer.code, answer.written);
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
  const excerpt = excerptOf(answer.body, secrets);
  const said = excerpt === '' ? '' : `; it said: ${excerpt}`;
  return failureOf('rejected', answer, `the service rejected the request${said}`);
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
