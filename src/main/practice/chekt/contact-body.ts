// Judges the body of a new, changed or validated contact, sharing nothing with the client.
import { isFields, isText, type Fields } from '../json-body';
import type { Complaint } from './check';
import { ROLES, TYPES, type Person, type Preferences } from './people';

/** What a body says of a person; a key that is left out says nothing. */
export type Said = Partial<
  Pick<
    Person,
    'firstName' | 'lastName' | 'email' | 'phone' | 'type' | 'role' | 'preferences' | 'externalId'
  >
>;

export type CheckedContact =
  Complaint | { readonly ok: true; readonly said: Said; readonly unknownKeys: readonly string[] };

interface Key {
  readonly field: keyof Said;
  /** Words for what it must be. */
  readonly must: string;
  readonly accepts: (value: unknown) => boolean;
  /** Null takes the value away. */
  readonly mayBeNull?: true;
}

const WAYS = ['email', 'sms', 'push'];
const isOneOf = (words: readonly string[]) => (value: unknown) =>
  words.some((one) => one === value);

/** Source: SEED CHeKT Contacts API, "Create a Contact". ASSUMED: where null may stand; `external_contact_id`. */
const KEYS: Readonly<Record<string, Key>> = {
  first_name: { field: 'firstName', must: 'be a non-empty string', accepts: isText },
  last_name: { field: 'lastName', must: 'be a non-empty string', accepts: isText },
  email: { field: 'email', must: 'hold an @', accepts: isAddress, mayBeNull: true },
  phone: { field: 'phone', must: 'be a non-empty string', accepts: isText, mayBeNull: true },
  type: { field: 'type', must: `be one of ${TYPES.join(', ')}`, accepts: isOneOf(TYPES) },
  role: {
    field: 'role',
    must: `be one of ${ROLES.join(', ')}`,
    accepts: isOneOf(ROLES),
    mayBeNull: true,
  },
  notification_preferences: {
    field: 'preferences',
    must: 'hold email, sms and push, each true or false',
    accepts: isPreferences,
  },
  external_contact_id: {
    field: 'externalId',
    must: 'be a string of 1 to 64 characters',
    accepts: (value) => isText(value) && value.length <= 64,
  },
};

/** ASSUMED: these are required, and one of `phone` and `email`; the page has no table of fields. */
const REQUIRED = ['first_name', 'last_name', 'type'];

export function checkNewContact(fields: Fields): CheckedContact {
  const missing = REQUIRED.find((key) => fields[key] === undefined);
  if (missing !== undefined) return no(missing, 'is required');
  if (!isText(fields.phone) && !isText(fields.email)) return no('phone', 'or email is required');
  return checkChange(fields);
}

/** Any of them may be left out: PUT is partial. Source: SEED CHeKT Contacts API, "Update a Contact". */
export function checkChange(fields: Fields): CheckedContact {
  const said: Partial<Record<keyof Said, unknown>> = {};
  for (const [name, key] of Object.entries(KEYS)) {
    const value = fields[name];
    if (value === undefined) continue;
    if (!(value === null && key.mayBeNull) && !key.accepts(value)) {
      return no(name, `must ${key.must}`);
    }
    said[key.field] = value;
  }
  const unknownKeys = Object.keys(fields).filter((name) => !(name in KEYS));
  return { ok: true, said: said as Said, unknownKeys };
}

/** ASSUMED: no body at all is fine too, as a client in the field sends none; `sms` is the default then. */
export function checkValidation(
  fields: Fields,
): Complaint | { readonly ok: true; readonly method: string; readonly unknownKeys: string[] } {
  const { method = 'sms', message } = fields;
  if (method !== 'sms' && method !== 'email') return no('method', 'must be one of sms, email');
  if (message !== undefined && !isText(message)) return no('message', 'must be a non-empty string');
  const unknownKeys = Object.keys(fields).filter((key) => !['method', 'message'].includes(key));
  return { ok: true, method, unknownKeys };
}

function isAddress(value: unknown): boolean {
  return isText(value) && /^[^@\s]+@[^@\s]+$/.test(value);
}

function isPreferences(value: unknown): value is Preferences {
  return (
    isFields(value) &&
    Object.keys(value).length === WAYS.length &&
    WAYS.every((way) => typeof value[way] === 'boolean')
  );
}

function no(field: string, words: string): Complaint {
  return { ok: false, field, problem: `${field} ${words}` };
}
