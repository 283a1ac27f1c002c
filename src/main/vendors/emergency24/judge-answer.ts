// What an answer of Emergency24 means: its data, or what became of the call and why.
import type { Failure } from '../../../shared/core/failure';
import { shapeOf } from '../answer-shape';
import { judge, judgeStatus } from '../http';
import type { HttpAnswer, HttpRequest, Outcome } from '../../core/lib/vendor-port';
import { readNumber } from '../json-values';
import { isFolded, parseFolded } from './folded-json';

/** `done`: it worked; `data` is folded (see folded-json.ts) and null where there is none. */
export type Verdict =
  { readonly kind: 'done'; readonly data: unknown } | Exclude<Outcome, { kind: 'accepted' }>;

/** What was asked: the meaning of a refusal depends on it. */
export type Question = Pick<HttpRequest, 'method'> & { readonly path: string };

/** HTTP status and envelope both have to say that it worked. Never throws. */
export function judgeAnswer(
  answer: HttpAnswer,
  question: Question,
  nowMs: number,
  secrets: readonly string[],
): Verdict {
  if (answer.kind === 'failed') return refined(judge(answer, nowMs, secrets), '', question);
  const envelope = readEnvelope(answer.body);
  const said = { ...answer, body: envelope?.message || (envelope ? '' : answer.body) };
  if (answer.status < 200 || answer.status >= 300 || Number.isNaN(answer.status)) {
    const outcome = envelope ? judgeStatus(said, nowMs, secrets) : judge(answer, nowMs, secrets);
    return refined(outcome, said.body, question);
  }
  if (!envelope) return withoutEnvelope(answer, question);
  if (envelope.success) return { kind: 'done', data: envelope.data };
  // A failure inside a 200: its own code says which one. Source: SEED, "Response Status Codes".
  const code = envelope.code !== null && envelope.code >= 400 ? envelope.code : 400;
  const outcome = judgeStatus({ ...said, status: code }, nowMs, secrets);
  if (outcome.kind === 'accepted') return withoutEnvelope(answer, question);
  const inside = `HTTP ${answer.status} with Success false, code ${envelope.code ?? 'none'}`;
  const detail = outcome.failure.detail.replace(/^HTTP \d+/, inside).slice(0, 500);
  const failure = { ...outcome.failure, detail, httpStatus: answer.status };
  return refined({ ...outcome, failure }, said.body, question, code);
}

/**
 * ASSUMED: a 2xx without any body did what was asked; one with a body that is not Emergency24's proves
 * nothing, for a sign-in page of some network may have answered.
 */
function withoutEnvelope(
  answer: Extract<HttpAnswer, { kind: 'response' }>,
  { method }: Question,
): Verdict {
  const shape = shapeOf(answer);
  if (method !== 'GET' && shape === 'empty') return { kind: 'done', data: null };
  const detail = `HTTP ${answer.status}: the answer is not Emergency24's`;
  const reason = shape === 'other' ? ({ reason: 'something-else' } as const) : {};
  return {
    kind: 'unsure',
    failure: { kind: 'bad-response', detail, httpStatus: answer.status, ...reason },
  };
}

// ASSUMED: no failure is ever shown; these words are the vendor's where the page has them, else the usual ones.
const SKEW = /too\s+skewed|skewed\s+from/i;
const WHITELIST =
  /white\s*-?\s*list|allow\s*-?\s*list|\bIP\b.{0,40}(address|allow|authori[sz]ed|permit)/is;
const DUPLICATE = /duplicat|already|\bexists\b|existing/i;
const EXTERNAL_ID = /external\s*_?id/i;

/** Names the finer cause where the answer allows. */
function refined(
  outcome: Outcome,
  message: string,
  { method, path }: Question,
  innerCode?: number,
): Verdict {
  if (outcome.kind === 'accepted') {
    const detail = 'an answer that was no success was judged as one';
    return { kind: 'unsure', failure: { kind: 'bug', detail } };
  }
  const { failure } = outcome;
  // Whatever words stand on a page: they are not Emergency24's.
  if (failure.reason === 'something-else') return outcome;
  const status = innerCode ?? failure.httpStatus;
  if (SKEW.test(message)) {
    const detail = 'Emergency24 says that the time of this computer is too far from its own';
    return {
      kind: 'refused',
      failure: { ...refusal(failure, 'unauthorized'), reason: 'clock-skew', detail },
    };
  }
  // The words of a refused contact may stand in the message of a write: there the status has to agree.
  const sentWords = method === 'POST' || method === 'PUT';
  const aboutTheCaller = failure.kind === 'unauthorized' || !sentWords;
  if (outcome.kind === 'refused' && aboutTheCaller && WHITELIST.test(message)) {
    const detail = `Emergency24 does not accept requests from this network's public address${addressIn(message)}`;
    return {
      kind: 'refused',
      failure: { ...refusal(failure, 'unauthorized'), reason: 'address-not-allowed', detail },
    };
  }
  const reason = duplicateOf(status, message, method, path);
  return outcome.kind === 'refused' && reason
    ? { ...outcome, failure: { ...failure, reason } }
    : outcome;
}

/** Source: SEED, "Add Contact": 400 for the same first name, last name and description, 409 for the same external id. */
function duplicateOf(
  status: number | undefined,
  message: string,
  method: Question['method'],
  path: string,
): Failure['reason'] {
  const writesContact =
    (method === 'POST' || method === 'PUT') && !path.startsWith('/contacts/group/');
  if (!writesContact) return undefined;
  if (status === 409) return 'duplicate-external-id';
  // A 400 is any invalid data as well; without these words nobody can tell.
  if (status !== 400 || !DUPLICATE.test(message)) return undefined;
  return EXTERNAL_ID.test(message) ? 'duplicate-external-id' : 'duplicate-person';
}

function refusal(failure: Failure, kind: Failure['kind']): Omit<Failure, 'detail' | 'reason'> {
  return { kind, ...(failure.httpStatus === undefined ? {} : { httpStatus: failure.httpStatus }) };
}

/** The address itself is what IT has to enter, so it may stand in the record. */
function addressIn(message: string): string {
  const found = /\b(?:\d{1,3}\.){3}\d{1,3}\b/.exec(message)?.[0];
  return found === undefined ? '' : ` (${found})`;
}

/** `data` is folded (see folded-json.ts) and has five shapes. `message` is for people, never for a decision. */
interface Envelope {
  readonly success: boolean;
  /** The code inside the envelope; null when there is none. */
  readonly code: number | null;
  readonly message: string;
  readonly data: unknown;
}

/**
 * Null when the text is no envelope. Both `Success` and `Code` have to agree that it worked. Source: SEED,
 * every example; no failure is ever shown. ASSUMED: an answer with only one of the two counts by that one.
 */
export function readEnvelope(body: string): Envelope | null {
  const value = parseFolded(body);
  if (!isFolded(value)) return null;
  const success = flagOf(value.success);
  const code = codeOf(value.code);
  if (success === null && code === null) return null;
  return {
    success: success !== false && (code === null || code < 400),
    code,
    message: typeof value.message === 'string' ? value.message.trim() : '',
    data: value.data ?? null,
  };
}

function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const number = readNumber(value);
  if (number === 1 || number === 0) return number === 1;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return word === 'true' ? true : word === 'false' ? false : null;
}

function codeOf(value: unknown): number | null {
  const code = readNumber(value);
  return code !== null && Number.isInteger(code) ? code : null;
}
