// What CHeKT's contact pages ask of one request, written down a second time. Shares no code with src.

export interface ArrivedAtContacts {
  readonly method: string;
  /** With the query, if there is one. */
  readonly path: string;
  /** Names in lower case; a name that came twice has both values, with a line break between them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const SITE = /^\/ext\/v1\/sites\/([^/?]+)\/contacts$/;
const ONE = /^\/ext\/v1\/sites\/([^/?]+)\/contacts\/([^/?]+)$/;
const VALIDATION = /^\/ext\/v1\/sites\/([^/?]+)\/contacts\/([^/?]+)\/validation$/;
const BY_REFERENCE = /^\/ref\/v1\/sites\/([^/?]+)\/contacts$/;
const ONE_BY_REFERENCE = /^\/ref\/v1\/sites\/([^/?]+)\/contacts\/([^/?]+)$/;

/** Source: SEED CHeKT Contacts API, "Endpoints Overview" and "Alternative Endpoints". */
const CALLS = [
  ['create', 'POST', SITE],
  ['list', 'GET', SITE],
  ['get', 'GET', ONE],
  ['update', 'PUT', ONE],
  ['delete', 'DELETE', ONE],
  ['validate', 'POST', VALIDATION],
  ['create by reference', 'POST', BY_REFERENCE],
  ['list by reference', 'GET', BY_REFERENCE],
  ['delete by reference', 'DELETE', ONE_BY_REFERENCE],
] as const;

export type ContactsCall = (typeof CALLS)[number][0];

export interface KnownContactsCall {
  readonly call: ContactsCall;
  readonly parts: readonly string[];
}

export function knownContactsCall({ method, path }: ArrivedAtContacts): KnownContactsCall | null {
  for (const [call, verb, pattern] of CALLS) {
    const found = verb === method ? pattern.exec(path) : null;
    if (found) return { call, parts: found.slice(1).map(decodeURIComponent) };
  }
  return null;
}

const TYPES = ['primary', 'emergency', 'secondary', 'technician', 'billing'];
const ROLES = ['owner', 'manager', 'employee', 'resident', 'technician'];
const TEXTS = ['first_name', 'last_name', 'email', 'phone', 'type', 'role'];
const FIELDS = [...TEXTS, 'notification_preferences'];
/** In no body of the pages, but a path of theirs needs it. */
const REFERENCE = 'external_contact_id';

type Rule = (holds: boolean, text: string) => void;

/** One sentence per rule that is broken. */
export function whatIsWrongForContacts(
  arrived: ArrivedAtContacts,
  known: KnownContactsCall | null,
): readonly string[] {
  const wrong: string[] = [];
  const { method, path, headers, body } = arrived;
  const rule: Rule = (holds, text) => {
    if (!holds) wrong.push(`${text}: ${method} ${path} ${JSON.stringify(headers)} ${body}`);
  };
  rule(known !== null, 'a call of the pages');
  rule(/^Bearer [\x21-\x7e]+$/.test(headers.authorization ?? ''), 'one Bearer token');
  rule(
    ['cookie', 'origin', 'referer'].every((name) => headers[name] === undefined),
    'no header of a browser',
  );
  rule(headers['transfer-encoding'] === undefined, 'in one piece');
  if (method !== 'POST' && method !== 'PUT') {
    rule(body === '' && headers['content-type'] === undefined, 'no body and no type of one');
    return wrong;
  }
  rule(headers['content-type'] === 'application/json', 'the content is JSON');
  rule(headers['content-length'] === String(Buffer.byteLength(body)), 'the length is true');
  const value = contactOf(body);
  rule(value !== null, 'the body is a JSON object');
  if (value !== null) checkBody(known?.call, value, rule);
  return wrong;
}

function checkBody(
  call: ContactsCall | undefined,
  value: Readonly<Record<string, unknown>>,
  rule: Rule,
): void {
  const keys = Object.keys(value);
  if (call === 'validate') {
    rule(keys.join() === 'method,message', 'method and message');
    rule(value.method === 'sms' || value.method === 'email', 'a known method');
    rule(isText(value.message), 'a message');
    return;
  }
  const adds = call === 'create' || call === 'create by reference';
  const allowed = adds ? [...FIELDS, REFERENCE] : FIELDS;
  rule(
    keys.length > 0 && keys.join() === allowed.filter((key) => key in value).join(),
    'known keys in their order',
  );
  const needed = adds ? ['first_name', 'last_name', 'type'] : [];
  rule(
    needed.every((key) => key in value),
    'names and a type of somebody new',
  );
  for (const key of [...TEXTS, REFERENCE]) {
    const isEmptied = value[key] === null && !adds && (key === 'email' || key === 'phone');
    rule(!(key in value) || isText(value[key]) || isEmptied, `${key} is text`);
  }
  rule(!('type' in value) || TYPES.includes(String(value.type)), 'a known type');
  rule(!('role' in value) || ROLES.includes(String(value.role)), 'a known role');
  rule(
    !('notification_preferences' in value) || areWays(value.notification_preferences),
    'three ways, each true or false',
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function areWays(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const isKnown = Object.keys(value).sort().join() === 'email,push,sms';
  return isKnown && Object.values(value).every((one) => typeof one === 'boolean');
}

export function contactOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
