// Words for a judgement: yes, no, and why; and what every request with a body is judged by.
import { isJsonType, type Fields } from '../json-body';
import type { Answer, RawRequest } from '../recorded-request';
import type { Judgement } from '../vendor-routes';
import { errorAnswer } from './answers';
import type { Complaint } from './check';
import type { IdempotencyKeys } from './idempotency';
import { PRACTICE_SITE_ID } from './people';

export function yes(answer: Answer, unknownKeys: readonly string[] = []): Judgement {
  return { answer, verdict: { ok: true, status: answer.status, problem: null, unknownKeys } };
}

export function no(
  status: number,
  code: string,
  problem: string,
  more: { readonly field?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Judgement {
  return refusal(errorAnswer(status, code, problem, more.field, more.headers), problem);
}

/** ASSUMED: 404 for a site this key does not know. */
export function noSite(): Judgement {
  return no(404, 'site_not_found', `the only practice site is ${PRACTICE_SITE_ID}`);
}

export function refusal(answer: Answer, problem: string): Judgement {
  return { answer, verdict: { ok: false, status: answer.status, problem, unknownKeys: [] } };
}

/** What is fine: what is answered, and what really happens once it is taken in. */
export interface Change {
  readonly answer: Answer;
  readonly unknownKeys?: readonly string[];
  readonly happen?: () => void;
}

/** A request that comes again under its Idempotency-Key is answered as before and changes nothing. */
export function once(
  keys: IdempotencyKeys,
  request: RawRequest,
  make: () => Change | Judgement,
): Judgement {
  if (request.tooLarge) return no(413, 'too_large', 'the body is too large');
  const key = request.headers['idempotency-key'];
  const place = `${request.method} ${request.path}`;
  const before = key === undefined ? null : keys.look(place, key, request.body);
  if (before?.kind === 'same') return yes(before.answer);
  if (before?.kind === 'conflict') {
    return no(409, 'idempotency_conflict', 'this Idempotency-Key came with another body');
  }
  const made = make();
  if ('verdict' in made) return made;
  return {
    ...yes(made.answer, made.unknownKeys),
    takeIn() {
      if (key !== undefined) keys.keep(place, key, request.body, made.answer);
      made.happen?.();
    },
  };
}

/** Null for a body that says that it is JSON. */
export function wrongType(request: RawRequest): Judgement | null {
  return isJsonType(request.headers['content-type'])
    ? null
    : no(415, 'unsupported_media_type', 'content-type must be application/json');
}

/** `make` gets what `check` has found right. */
export function withFields<
  C extends { readonly ok: true; readonly unknownKeys: readonly string[] },
>(
  fields: Fields | null,
  check: (fields: Fields) => Complaint | C,
  make: (checked: C) => Change | Judgement,
): Change | Judgement {
  if (!fields) return no(400, 'invalid_request', 'the body must be one JSON object in UTF-8');
  const checked = check(fields);
  if (!checked.ok) return no(400, 'invalid_request', checked.problem, { field: checked.field });
  const made = make(checked);
  return 'verdict' in made ? made : { ...made, unknownKeys: checked.unknownKeys };
}
