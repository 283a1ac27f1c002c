// What Emergency24's page asks of one request, written down a second time. Shares no code with src.
import type { ArrivedAtEmergency24 } from './strict-emergency24-gate';
import { LIST_KEYS, TEXT_KEYS } from './strict-emergency24-people';

/** Every call of the page: the name for a trace, its method, and its path. */
const CALLS = [
  ['ping', 'GET', /^\/ping$/],
  ['all contacts', 'GET', /^\/contacts\/all$/],
  ['by external id', 'GET', /^\/contacts\/(external|exteranl)\/([^/]+)$/],
  ['by id', 'GET', /^\/contacts\/(?!all$)([^/]+)$/],
  ['add', 'POST', /^\/contacts\/addContact$/],
  ['update by external id', 'PUT', /^\/contacts\/external\/([^/]+)$/],
  ['update', 'PUT', /^\/contacts\/([^/]+)$/],
  ['delete by external id', 'DELETE', /^\/contacts\/external\/([^/]+)$/],
  ['delete', 'DELETE', /^\/contacts\/([^/]+)$/],
  ['join', 'PUT', /^\/contacts\/group\/([^/]+)\/(contact|external)\/([^/]+)$/],
  ['leave', 'DELETE', /^\/contacts\/group\/([^/]+)\/(contact|external)\/([^/]+)$/],
  ['all groups', 'GET', /^\/groups\/all$/],
  ['members', 'GET', /^\/groups\/(?!all$)([^/]+)$/],
] as const;

export type CallName24 = (typeof CALLS)[number][0];

export interface KnownCall {
  readonly call: CallName24;
  /** Parts of the path, decoded. */
  readonly parts: readonly string[];
}

/** Null when no call of the page looks like this. */
export function knownCall({ method, path }: ArrivedAtEmergency24): KnownCall | null {
  for (const [call, verb, pattern] of CALLS) {
    const found = verb === method ? pattern.exec(path) : null;
    if (found) return { call, parts: found.slice(1).map(decodeURIComponent) };
  }
  return null;
}

const SIGNING = ['AccessToken', 'Nonce', 'Timestamp', 'AuthSignature'];
const OF_BROWSERS = ['cookie', 'origin', 'referer'];
const ADD_KEYS = ['ExternalID', ...TEXT_KEYS, ...LIST_KEYS, 'CustomValues'];
/** The example leaves out the last two, which a full replacement would then wipe. */
const UPDATE_KEYS = [...TEXT_KEYS, ...LIST_KEYS];
const MAY_UPDATE = ['ExternalID', 'CustomValues'];

type Rule = (holds: boolean, text: string) => void;

/** One sentence per rule that is broken. */
export function whatIsWrongForEmergency24(
  arrived: ArrivedAtEmergency24,
  known: KnownCall | null,
): readonly string[] {
  const wrong: string[] = [];
  const { method, path, query, headers, body } = arrived;
  const rule: Rule = (holds, text) => {
    if (!holds) wrong.push(`${text}: ${method} ${path} ${JSON.stringify(query)} ${body}`);
  };
  rule(known !== null, 'a call of the page');
  rule(
    OF_BROWSERS.every((name) => headers[name] === undefined),
    'no header of a browser',
  );
  rule(headers['transfer-encoding'] === undefined, 'in one piece');
  const own = query.filter(([name]) => !SIGNING.includes(name));
  if (known?.call === 'all contacts') checkPaging(own, rule);
  else rule(own.length === 0, 'nothing in the query');
  if (known?.call === 'add') checkContact(arrived, ADD_KEYS, ADD_KEYS, rule);
  else if (known?.call === 'update' || known?.call === 'update by external id') {
    checkContact(arrived, UPDATE_KEYS, [...UPDATE_KEYS, ...MAY_UPDATE], rule);
  } else {
    rule(body === '' && headers['content-type'] === undefined, 'no body and no type of one');
    rule((headers['content-length'] ?? '0') === '0', 'no length but none');
  }
  return wrong;
}

function checkPaging(query: readonly (readonly [string, string])[], rule: Rule): void {
  const names = query.map(([name]) => name);
  rule(new Set(names).size === names.length, 'each parameter once');
  rule(
    query.every(([name, value]) => /^(page|page_size)$/.test(name) && /^[1-9]\d*$/.test(value)),
    'page and page_size, from 1',
  );
}

function checkContact(
  { headers, body }: ArrivedAtEmergency24,
  needed: readonly string[],
  allowed: readonly string[],
  rule: Rule,
): void {
  rule(headers['content-type'] === 'application/json', 'the content is JSON');
  rule(headers['content-length'] === String(Buffer.byteLength(body)), 'the length is true');
  const contact = objectOf(body);
  rule(contact !== null, 'the body is a JSON object');
  if (contact === null) return;
  const keys = Object.keys(contact);
  rule(
    needed.every((key) => keys.includes(key)),
    'every key of the example',
  );
  rule(
    keys.every((key) => allowed.includes(key)),
    'no other key',
  );
  for (const key of ['ExternalID', ...TEXT_KEYS]) {
    rule(!(key in contact) || typeof contact[key] === 'string', `${key} is text`);
  }
  for (const key of LIST_KEYS) {
    rule(areTexts(contact[key]), `${key} is a list of texts`);
  }
  rule(!('CustomValues' in contact) || areValues(contact.CustomValues), 'custom values are pairs');
}

export function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');
}

function areValues(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((one) => {
      const { property, value: said, ...more } = one as Record<string, unknown>;
      return (
        typeof property === 'string' && typeof said === 'string' && Object.keys(more).length === 0
      );
    })
  );
}
