// Reads the error inside an answer of CHeKT, in either of its two shapes, without ever repeating a secret.
import { excerptOf } from '../excerpt';
import { isObject, type JsonObject } from '../json-values';
import { parseJson, readId, readText } from './read-fields';

/** Every text is one harmless line; empty or null where CHeKT said nothing fit to be shown. */
export interface ChektError {
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
export function readChektError(
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
