// What CHeKT's pages ask of one request, written down a second time. Shares no code with src.

/** One request exactly as it came in. */
export interface ArrivedAtChekt {
  readonly method: string;
  readonly path: string;
  /** Names in lower case; a name that came twice has both values, with a line break between them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Wall clock in milliseconds. */
  readonly atMs: number;
  /** Which TCP connection, from 1. */
  readonly connection: number;
  /** Which request on that connection: 1 is the first. */
  readonly onConnection: number;
}

const EVENT_KEYS = ['contacts', 'method', 'message', 'timeout_seconds'];
const GENERAL_KEYS = ['site_id', 'contacts', 'method', 'subject', 'message', 'require_response'];
const METHODS: readonly unknown[] = ['sms', 'email', 'push', 'call'];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** What a browser would add, and a desk must not. */
const OF_BROWSERS = ['cookie', 'origin', 'referer'];

type Rule = (holds: boolean, text: string) => void;

/** One sentence per rule that is broken. */
export function whatIsWrongForChekt(arrived: ArrivedAtChekt): readonly string[] {
  const wrong: string[] = [];
  const { method, path, headers, body } = arrived;
  const rule: Rule = (holds, text) => {
    if (!holds) wrong.push(`${text}: ${method} ${path} ${body}`);
  };
  rule(/^Bearer [\x21-\x7e]+$/.test(headers.authorization ?? ''), 'one Bearer token');
  rule(
    OF_BROWSERS.every((name) => headers[name] === undefined),
    'no header of a browser',
  );
  if (method === 'GET') {
    rule(/^\/ext\/v1\/sites\/[^/?]+\/contacts$/.test(path), 'a path of the pages');
    rule(body === '', 'a question for contacts has no body');
  } else checkQuestion(arrived, rule);
  return wrong;
}

function checkQuestion(arrived: ArrivedAtChekt, rule: Rule): void {
  const { method, path, headers } = arrived;
  const isEvent = /^\/ext\/v1\/events\/[^/?]+\/verifications$/.test(path);
  rule(method === 'POST', 'the method is POST');
  rule(isEvent || path === '/ext/v1/verifications', 'a path of the pages');
  rule(headers['content-type'] === 'application/json', 'the content is JSON');
  rule(
    headers['content-length'] === String(Buffer.byteLength(arrived.body)),
    'the length is told and true',
  );
  rule(headers['transfer-encoding'] === undefined, 'in one piece');
  rule(UUID.test(headers['idempotency-key'] ?? ''), 'one Idempotency-Key');
  rule(arrived.onConnection === 1, 'a connection of its own');
  const body = parse(arrived.body);
  rule(body !== null, 'the body is a JSON object');
  if (body === null) return;
  const known = isEvent ? EVENT_KEYS : GENERAL_KEYS;
  const keys = Object.keys(body);
  rule(keys.join() === known.filter((key) => key in body).join(), 'known keys in their order');
  rule(isEvent || isText(body.site_id), 'site_id is a string');
  rule(areIds(body.contacts), 'contacts are different ids');
  rule(METHODS.includes(body.method), 'a known method');
  rule(!('message' in body) || isText(body.message), 'a message is text or left out');
  rule(!('subject' in body) || isText(body.subject), 'a subject is text or left out');
  rule(isSeconds(body.timeout_seconds, 'timeout_seconds' in body), 'whole seconds');
  rule(
    !('require_response' in body) || typeof body.require_response === 'boolean',
    'require_response is true or false',
  );
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function areIds(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every(isText) &&
    new Set(value).size === value.length
  );
}

function isSeconds(value: unknown, given: boolean): boolean {
  return !given || (Number.isInteger(value) && Number(value) > 0);
}
