// Finds a refusal inside an answer whose status says that all is well.
import { readNumber } from './json-values';
import { openJson } from './open-json';

const ENVELOPES = new Set(['data', 'result', 'response', 'body', 'payload', 'meta', 'status']);
const FLAGS = new Set(['success', 'issuccess', 'succeeded', 'ok', 'accepted', 'result', 'status']);
const ERRORS =
  /^(err|errors?|errormessages?|errorcodes?|exceptions?|faults?|failures?|nonfielderrors)$/;
const VERDICTS = /^(status|statuscode|httpstatus|code|state|result|outcome)$/;
const NO =
  /\b(errors?|fail(ed|ure|s)?|den(ied|y)|block(ed|s)?|forbidden|unauthori[sz]ed|invalid|refused?|reject(ed|s)?|not (accepted|allowed|authori[sz]ed|found|permitted|sent))\b/i;
const DEPTH_MAX = 4;

/**
 * Pure. Under the names that interfaces use: `success: false`, `error: …`, `status: "failed"`, `code: 403`, also
 * inside of an envelope; or a sentence with the word. An answer that is neither does not say no.
 */
export function saysNo(body: string): boolean {
  const opened = openJson(body);
  return opened.ok ? isNo(opened.value) : NO.test(body);
}

/** The same of a value that has been read already. */
export function isNo(value: unknown, depth = 0): boolean {
  if (value === false) return true;
  if (typeof value === 'string') return NO.test(value);
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return false;
  if (Array.isArray(value)) return value.some((item) => isNo(item, depth + 1));
  return Object.entries(value).some(([key, entry]) => isNoUnder(nameOf(key), entry, depth));
}

function isNoUnder(name: string, value: unknown, depth: number): boolean {
  if (ERRORS.test(name)) return isSomething(value);
  if (FLAGS.has(name) && isNegative(value)) return true;
  if (/^(is)?success$|^ok$/.test(name) && readNumber(value) === 0) return true;
  if (VERDICTS.test(name) && isBadCode(value)) return true;
  if (VERDICTS.test(name) && typeof value === 'string') return NO.test(value);
  return ENVELOPES.has(name) && typeof value === 'object' && isNo(value, depth + 1);
}

/** `is_success` and `isSuccess` are one name. */
function nameOf(key: string): string {
  return key.toLowerCase().replace(/[^a-z]/g, '');
}

/** Many services send an empty error along with every success. */
function isSomething(value: unknown): boolean {
  if (value === null || value === false || readNumber(value) === 0) return false;
  if (typeof value === 'string') return !/^(|none|null|false|ok)$/i.test(value.trim());
  if (typeof value === 'object') return Object.keys(value).length > 0;
  return true;
}

function isNegative(value: unknown): boolean {
  return (
    value === false || (typeof value === 'string' && /^(false|no|ko|nok)$/i.test(value.trim()))
  );
}

/** As in HTTP; the numbers of check-ins are far below. */
function isBadCode(value: unknown): boolean {
  const code = readNumber(value);
  return code !== null && code >= 400 && code <= 599;
}
