// Judges an answer of CHeKT: the code in its error decides, and the HTTP status only where no code is known.
import type { Failure } from '../../../shared/core/failure';
import { judge, retryAfterOf } from '../http';
import type { HttpAnswer, Outcome } from '../../core/lib/vendor-port';
import { excerptOf } from '../excerpt';
import { isObject, type JsonObject } from '../json-values';
import { parseJson, readId, readText } from './read-fields';

/** Every text is one harmless line; empty or null where CHeKT said nothing fit to be shown. */
interface ChektError {
  /** As CHeKT writes it: `INVALID_CONTACT` or `invalid_api_key`. */
  readonly code: string | null;
  readonly message: string;
  readonly reason: string;
  readonly field: string | null;
  readonly contactIds: readonly string[];
}

const CONTACTS_MAX = 100;

/**
 * Null when the body carries no error. Sources: SEED CHeKT Verifications API, "Error Responses"
 * (`details`), and the error page of CHeKT Apps (`request_id`, `field`).
 */
function readChektError(
  body: string,
  secrets: readonly string[],
  asked: readonly string[],
): ChektError | null {
  const value = parseJson(body);
  const error = isObject(value) ? value.error : null;
  // Some services send an empty error along with every success.
  if (!isObject(error) || Object.keys(error).length === 0) return null;
  const details = isObject(error.details) ? error.details : {};
  const words = (said: unknown): string => excerptOf(readText(said, 1000) ?? '', secrets);
  return {
    code: words(error.code).slice(0, 100) || null,
    message: words(error.message),
    reason: words(details.reason),
    field: words(error.field).slice(0, 100) || null,
    contactIds: contactsIn(details).filter((id) => asked.includes(id) || words(id) === id),
  };
}

/** A list or a single id is as good in either place. */
function contactsIn(details: JsonObject): readonly string[] {
  const listed: unknown[] = [details.invalid_contacts, details.contact_id];
  const ids = listed.flat().map((id) => readId(id));
  return [...new Set(ids.filter((id) => id !== null))].slice(0, CONTACTS_MAX);
}

type Response = Extract<HttpAnswer, { kind: 'response' }>;

type Meaning =
  'invalid-contact' | 'delivery-failed' | 'bad-key' | 'not-allowed' | 'too-fast' | 'other-body';

/**
 * Source: SEED CHeKT Verifications API, "Error Responses" (the first two) and the error page of CHeKT
 * Apps. ASSUMED: the codes of the Apps mean the same here, and so do their usual other spellings.
 */
const CODES: ReadonlyMap<string, Meaning> = new Map([
  ['INVALID_CONTACT', 'invalid-contact'],
  ['DELIVERY_FAILED', 'delivery-failed'],
  ['INVALID_API_KEY', 'bad-key'],
  ['MISSING_API_KEY', 'bad-key'],
  ['UNAUTHORIZED', 'bad-key'],
  ['PERMISSION_DENIED', 'not-allowed'],
  ['FORBIDDEN', 'not-allowed'],
  ['RATE_LIMITED', 'too-fast'],
  ['RATE_LIMIT_EXCEEDED', 'too-fast'],
  ['TOO_MANY_REQUESTS', 'too-fast'],
  ['IDEMPOTENCY_CONFLICT', 'other-body'],
]);

/**
 * What became of a request; never throws. A 2xx that carries an error is a refusal. `secrets` are kept
 * out of every failure; `asked` are the contact ids of the request, which are no secret.
 */
export function judgeChekt(
  answer: HttpAnswer,
  nowMs: number,
  secrets: readonly string[],
  asked: readonly string[] = [],
): Outcome {
  const outcome = judge(answer, nowMs, secrets);
  if (answer.kind === 'failed') return outcome;
  const error = readChektError(answer.body, secrets, asked);
  if (error === null) return outcome;
  const meaning = CODES.get((error.code ?? '').toUpperCase().replaceAll('-', '_'));
  if (meaning !== undefined) return coded(meaning, error, answer, nowMs);
  if (outcome.kind === 'accepted') return refused(rejected(error, answer));
  const { failure } = outcome;
  // No words of the vendor where the key was refused: that answer is the likeliest to repeat it.
  const said = error.message === '' || failure.kind === 'unauthorized' ? null : error.message;
  const detail = said === null ? {} : { detail: `HTTP ${answer.status}: ${said}` };
  return { ...outcome, failure: { ...failure, ...detail, ...marks(error) } };
}

function coded(meaning: Meaning, error: ChektError, answer: Response, nowMs: number): Outcome {
  const because = (kind: Failure['kind'], text: string): Failure => ({
    kind,
    detail: `HTTP ${answer.status}: ${text}`,
    httpStatus: answer.status,
    ...marks(error),
  });
  switch (meaning) {
    case 'invalid-contact':
      return refused({ ...named(error, answer), reason: 'invalid-contact' });
    case 'delivery-failed':
      return refused({ ...named(error, answer), reason: 'delivery-failed' });
    case 'bad-key':
      return refused(because('unauthorized', 'the service does not accept the key'));
    case 'not-allowed':
      return refused(because('unauthorized', 'the service does not allow this with the key'));
    case 'too-fast': {
      const failure = because('rate-limited', 'the service asks for a pause');
      return {
        kind: 'notSent',
        failure: { ...failure, ...retryAfterOf(answer.headers, nowMs) },
      };
    }
    case 'other-body':
      return refused(
        because('rejected', 'the service has had another request under the same id before'),
      );
  }
}

/** A refusal that names contacts, so that the operator sees who and why. */
function named(error: ChektError, answer: Response): Failure {
  const failure = rejected(error, answer);
  if (error.contactIds.length === 0) return failure;
  const names = ` (${error.contactIds.join(', ')})`;
  return {
    ...failure,
    detail: `${failure.detail}${names}`.slice(0, 500).replace(/[\ud800-\udbff]$/, ''),
    contactIds: [...error.contactIds],
  };
}

function rejected(error: ChektError, answer: Response): Failure {
  const said = [error.message, error.reason].filter((words) => words !== '').join(': ');
  return {
    kind: 'rejected',
    detail: `HTTP ${answer.status}: ${said === '' ? 'the service rejected the request' : said}`,
    httpStatus: answer.status,
    ...marks(error),
  };
}

function refused(failure: Failure): Outcome {
  return { kind: 'refused', failure };
}

function marks({ code, field }: ChektError): Pick<Failure, 'vendorCode' | 'field'> {
  return {
    ...(code === null ? {} : { vendorCode: code }),
    ...(field === null ? {} : { field }),
  };
}
