// Words for a judgement: yes, no, and why.
import type { Answer } from '../recorded-request';
import type { Judgement } from '../vendor-routes';
import { errorAnswer } from './answers';
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
