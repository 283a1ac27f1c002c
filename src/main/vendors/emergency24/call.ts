// One call to Emergency24: its turn, its fresh proof, its judgement, and what it teaches about the clock.
import { randomUUID } from 'node:crypto';
import { type ClockSkew, CLOCK_SKEW_WARN_MS } from '../../../shared/contacts/emergency24';
import type { Result } from '../../../shared/core/failure';
import { joinUrl } from '../http';
import {
  LONG_ANSWER,
  type HttpAnswer,
  type HttpPort,
  type HttpRequest,
} from '../../core/lib/vendor-port';
import {
  proofFor,
  readCredentials,
  type Emergency24Credentials,
  type SignatureOptions,
} from './authentication';
import { judgeAnswer, type Verdict } from './judge-answer';
import { createLimiter } from './limiter';
import { DEFAULT_PAGE_SIZE } from './contact-pages';

/** The header has whole seconds. */
const PRECISION_MS = 999;

/**
 * The smallest skew that explains the header: the vendor wrote it between `sentAtMs` and `receivedAtMs` of our
 * wall clock. Null without a readable header, or when a cache answered (`Age`).
 */
export function measureSkew(
  headers: Readonly<Record<string, string>>,
  sentAtMs: number,
  receivedAtMs: number,
): ClockSkew | null {
  const valueOf = (wanted: string): string =>
    Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
  const text = valueOf('date');
  const dateMs = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(dateMs) || valueOf('age') !== '') return null;
  const earliest = dateMs - receivedAtMs;
  const latest = dateMs + PRECISION_MS - sentAtMs;
  const skewMs = earliest > 0 ? earliest : latest < 0 ? latest : 0;
  return {
    skewMs,
    measuredAtMs: receivedAtMs,
    // The warning goes by the largest skew that explains the header: better a second early.
    warn: skewMs !== 0 && Math.max(Math.abs(earliest), Math.abs(latest)) >= CLOCK_SKEW_WARN_MS,
  };
}

/** What the vendor's page leaves open, each with a default; IT may have to set it otherwise. */
export interface Emergency24Options extends SignatureOptions {
  /** Contacts asked per page. */
  readonly pageSize: number;
}

/**
 * ASSUMED: header, lowercase digest, `%2B`, `external`; ASSUMED too that an update may carry the external
 * id and the custom values.
 */
export const DEFAULT_OPTIONS: Emergency24Options = {
  signatureCarriage: 'header',
  percentCase: 'upper',
  digestCase: 'lower',
  pageSize: DEFAULT_PAGE_SIZE,
};

/** Time for one whole attempt, in milliseconds; a page of 500 contacts takes its time. */
const EMERGENCY24_TIMEOUT_MS = 20_000;

export interface Emergency24Deps {
  readonly http: HttpPort;
  /**
   * For changes: a port that opens a connection for each request, or Chromium may say an add twice by itself
   * and the second one is refused as a double. `http` when left out.
   */
  readonly once?: HttpPort;
  /** Read at every attempt, so that a corrected address takes effect on the next one. */
  readonly baseUrl: () => string;
  readonly credentials: () => Promise<Result<Emergency24Credentials>>;
  /** Read at every attempt; what is left out is as in DEFAULT_OPTIONS. */
  readonly options?: () => Partial<Emergency24Options>;
  readonly timeoutMs?: number;
  /** Wall clock in milliseconds. */
  readonly now?: () => number;
  /** A number used once; a GUID is recommended. Source: SEED, "Signing API Requests". */
  readonly newNonce?: () => string;
  /** Called with every measurement of the clock. */
  readonly onClockSkew?: (skew: ClockSkew) => void;
}

export interface Call {
  readonly method: HttpRequest['method'];
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: string;
  /** Somebody waits for it: it goes before the pages of a long reading. */
  readonly urgent?: boolean;
  readonly onWritten?: (atMs: number) => void;
}

export interface Caller {
  /** Never rejects; never more than four at once. */
  call(call: Call): Promise<Verdict>;
  readonly clockSkew: () => ClockSkew | null;
  options(): Emergency24Options;
}

/** Makes calls to Emergency24. */
export function createCaller(deps: Emergency24Deps): Caller {
  const now = deps.now ?? Date.now;
  const newNonce = deps.newNonce ?? randomUUID;
  const timeoutMs = deps.timeoutMs ?? EMERGENCY24_TIMEOUT_MS;
  const once = deps.once ?? deps.http;
  const limiter = createLimiter<Verdict>(isTooMany);
  const options = (): Emergency24Options => ({ ...DEFAULT_OPTIONS, ...deps.options?.() });
  let skew: ClockSkew | null = null;
  /** Added to our clock in signatures once the vendor has refused our own time, in milliseconds. */
  let correctionMs = 0;

  function learnSkew(answer: HttpAnswer, sentAtMs: number): void {
    const measured =
      answer.kind === 'response' ? measureSkew(answer.headers, sentAtMs, now()) : null;
    if (!measured) return;
    skew = measured;
    if (!measured.warn) correctionMs = 0;
    deps.onClockSkew?.(measured);
  }

  async function attempt(call: Call, credentials: Emergency24Credentials): Promise<Verdict> {
    const proof = proofFor(credentials, options(), now() + correctionMs, newNonce);
    const query = new URLSearchParams();
    for (const [name, value] of [...(call.query ?? []), ...proof.query]) query.append(name, value);
    const sentAtMs = now();
    let answer: HttpAnswer;
    try {
      const port = call.method === 'GET' ? deps.http : once;
      answer = await port.send({
        method: call.method,
        url: joinUrl(deps.baseUrl(), call.path) + (query.size > 0 ? `?${query.toString()}` : ''),
        headers: {
          ...proof.headers,
          ...(call.body ? { 'Content-Type': 'application/json' } : {}),
        },
        ...(call.body ? { body: call.body } : {}),
        timeoutMs,
        ...(call.method === 'GET' ? { answer: LONG_ANSWER } : {}),
        ...(call.onWritten ? { onWritten: call.onWritten } : {}),
      });
    } catch {
      // A port that throws breaks its promise; nobody knows how far the request came.
      return { kind: 'unsure', failure: { kind: 'bug', detail: 'the HTTP port threw' } };
    }
    learnSkew(answer, sentAtMs);
    return judgeAnswer(answer, call, now(), proof.secrets);
  }

  async function attemptInTime(call: Call, credentials: Emergency24Credentials): Promise<Verdict> {
    const verdict = await attempt(call, credentials);
    if (call.method === 'GET' && credentials.auth === 'signed' && isBareRefusal(verdict)) {
      // Chromium may have said the same words twice on a dying connection, and the second time the nonce was used.
      return attempt(call, credentials);
    }
    if (!isSkewed(verdict) || !skew || skew.skewMs === correctionMs) return verdict;
    // The vendor refused our time and told its own: once more with that one.
    correctionMs = skew.skewMs;
    return attempt(call, credentials);
  }

  return {
    options,
    clockSkew: () => skew,
    async call(given) {
      const call = given.onWritten ? { ...given, onWritten: atMostOnce(given.onWritten) } : given;
      const credentials = await readCredentials(deps.credentials, timeoutMs);
      if (!credentials.ok) return { kind: 'notSent', failure: credentials.failure };
      const verdict = await limiter.run(
        () => attemptInTime(call, credentials.value),
        call.urgent ?? false,
      );
      if (verdict.kind === 'done' || !isTooMany(verdict)) return verdict;
      // The page names no Retry-After; without one the pause is ours.
      const retryAfterMs = verdict.failure.retryAfterMs ?? limiter.pauseMs();
      return { ...verdict, failure: { ...verdict.failure, retryAfterMs } };
    },
  };
}

function isTooMany(verdict: Verdict): boolean {
  return verdict.kind !== 'done' && verdict.failure.kind === 'rate-limited';
}

function isSkewed(verdict: Verdict): boolean {
  return verdict.kind !== 'done' && verdict.failure.reason === 'clock-skew';
}

/** No more than that it is not let in. */
function isBareRefusal(verdict: Verdict): boolean {
  return (
    verdict.kind !== 'done' &&
    verdict.failure.kind === 'unauthorized' &&
    verdict.failure.reason === undefined
  );
}

function atMostOnce(run: (atMs: number) => void): (atMs: number) => void {
  let done = false;
  return (atMs) => {
    if (!done) run(atMs);
    done = true;
  };
}
