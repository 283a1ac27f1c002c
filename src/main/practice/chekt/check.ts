// Judges the body of a verification as strictly as CHeKT's page describes it, sharing nothing with the client.
import { isText, type Fields } from '../json-body';

export const ALL = 'all';
/** ASSUMED: CHeKT names no bounds. */
const TIMEOUT_MAX_SECONDS = 86_400;
const DEFAULT_TIMEOUT_SECONDS = 300;

const METHODS = ['sms', 'email', 'push', 'call'] as const;
export type Method = (typeof METHODS)[number];

const EVENT_KEYS = ['contacts', 'method', 'message', 'timeout_seconds'];
const GENERAL_KEYS = ['site_id', 'contacts', 'method', 'subject', 'message', 'require_response'];

export interface Question {
  readonly contacts: readonly string[];
  readonly method: Method;
  /** Null for a general verification: it has no time limit. */
  readonly timeoutSeconds: number | null;
  /** Null for the verification of an event, which names no site. */
  readonly siteId: string | null;
  readonly answersWanted: boolean;
}

export interface Complaint {
  readonly ok: false;
  readonly field: string;
  readonly problem: string;
}

export type Checked =
  | Complaint
  | { readonly ok: true; readonly question: Question; readonly unknownKeys: readonly string[] };

/** Source: SEED CHeKT Verifications API, "Send Event Verification". */
export function checkEventBody(fields: Fields): Checked {
  const asked = askedIn(fields);
  if ('problem' in asked) return asked;
  if ('message' in fields && typeof fields.message !== 'string') {
    return no('message', 'must be a string');
  }
  const { timeout_seconds: timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = fields;
  if (!isWholeSeconds(timeoutSeconds)) {
    return no('timeout_seconds', `must be a whole number from 1 to ${TIMEOUT_MAX_SECONDS}`);
  }
  const question = { ...asked, timeoutSeconds, siteId: null, answersWanted: true };
  return { ok: true, question, unknownKeys: unknownIn(fields, EVENT_KEYS) };
}

/**
 * Source: SEED CHeKT Verifications API, "Send General Verification".
 * ASSUMED, since it has no table of fields: site_id, contacts, method and message are required;
 * require_response is true when left out.
 */
export function checkGeneralBody(fields: Fields): Checked {
  const { site_id: siteId, require_response: answersWanted = true } = fields;
  if (!isText(siteId)) return no('site_id', 'must be a non-empty string');
  const asked = askedIn(fields);
  if ('problem' in asked) return asked;
  if ('subject' in fields && typeof fields.subject !== 'string') {
    return no('subject', 'must be a string');
  }
  if (!isText(fields.message)) return no('message', 'must be a non-empty string');
  if (typeof answersWanted !== 'boolean') return no('require_response', 'must be true or false');
  const question = { ...asked, timeoutSeconds: null, siteId, answersWanted };
  return { ok: true, question, unknownKeys: unknownIn(fields, GENERAL_KEYS) };
}

/** ASSUMED: "all" stands alone, and nobody is asked twice in one request. */
function askedIn({ contacts, method }: Fields): Pick<Question, 'contacts' | 'method'> | Complaint {
  if (!isTexts(contacts)) return no('contacts', 'must be a list of one or more contact ids');
  if (new Set(contacts).size < contacts.length) return no('contacts', 'names somebody twice');
  if (contacts.includes(ALL) && contacts.length > 1) {
    return no('contacts', `has "${ALL}" beside others`);
  }
  if (!isMethod(method)) return no('method', `must be one of ${METHODS.join(', ')}`);
  return { contacts, method };
}

function isMethod(value: unknown): value is Method {
  return METHODS.some((method) => method === value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isText);
}

function isWholeSeconds(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= TIMEOUT_MAX_SECONDS;
}

function unknownIn(fields: Fields, keys: readonly string[]): string[] {
  return Object.keys(fields).filter((key) => !keys.includes(key));
}

function no(field: string, words: string): Complaint {
  return { ok: false, field, problem: `${field} ${words}` };
}
