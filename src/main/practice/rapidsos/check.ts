// Judges what is asked of the practice RapidSOS as strictly as its pages tell, sharing nothing with the client.
import { isJsonType, parseFields } from '../json-body';
import type { RawRequest } from '../recorded-request';
import type { RapidsosSettings } from './configuration';

/** What opens the practice RapidSOS. */
export interface RapidsosKeys {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Problem {
  readonly status: number;
  readonly words: string;
}

const TOO_LARGE: Problem = { status: 413, words: 'the body is too large' };

/** The fields of a form, or why there are none. */
export function formFields(request: RawRequest): URLSearchParams | Problem {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded *(;|$)/i.test(type)) {
    return { status: 415, words: 'content-type must be application/x-www-form-urlencoded' };
  }
  if (request.tooLarge) return TOO_LARGE;
  return new URLSearchParams(request.body.toString('utf8'));
}

/** The same of a question about a place: the pages leave open whether it is a form or JSON. */
export function questionFields(
  request: RawRequest,
  carriage: RapidsosSettings['carriage'],
): URLSearchParams | Problem {
  const isJson = isJsonType(request.headers['content-type']);
  if (carriage === 'json' && !isJson)
    return { status: 415, words: 'content-type must be application/json' };
  if (carriage === 'form' || !isJson) return formFields(request);
  if (request.tooLarge) return TOO_LARGE;
  const fields = parseFields(request.body);
  if (!fields) return { status: 400, words: 'the body must be one JSON object in UTF-8' };
  if (typeof fields.caller_id === 'number')
    return { status: 400, words: 'caller_id must be a string' };
  const texts = Object.entries(fields).map(([name, value]) => [name, plain(value)]);
  return new URLSearchParams(texts);
}

/** Source: RapidSOS RAD-E page, "Getting an Authentication Token". ASSUMED: 400 and 401 as in RFC 6749, 5.2. */
export function tokenProblem(fields: URLSearchParams, keys: RapidsosKeys): Problem | null {
  const repeated = repeatedName(fields);
  if (repeated !== null) return { status: 400, words: `${repeated} must come once` };
  if (fields.get('grant_type') !== 'client_credentials') {
    return { status: 400, words: 'grant_type must be client_credentials' };
  }
  const isRight =
    fields.get('client_id') === keys.clientId && fields.get('client_secret') === keys.clientSecret;
  return isRight ? null : { status: 401, words: 'client_id or client_secret is wrong' };
}

/** Source: RapidSOS LEI API 1.5: digits with country code, `start` in UNIX milliseconds, `limit`. */
export function locationProblem(fields: URLSearchParams): string | null {
  const repeated = repeatedName(fields);
  if (repeated !== null) return `${repeated} must come once`;
  const callerId = fields.get('caller_id');
  if (callerId === null) return 'caller_id is required';
  if (!/^\d{7,15}$/.test(callerId)) return 'caller_id must be digits with country code';
  for (const name of ['start', 'limit']) {
    if (!/^\d*$/.test(fields.get(name) ?? '')) return `${name} must be a whole number`;
  }
  return null;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function repeatedName(fields: URLSearchParams): string | null {
  const names = [...fields.keys()];
  return names.find((name, index) => names.indexOf(name) !== index) ?? null;
}
