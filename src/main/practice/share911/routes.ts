// The practice Share911: which paths are its own and how it answers a request it has judged.
import { jsonAnswer, type Answer, type RawRequest, type Verdict } from '../recorded-request';
import type { VendorRoutes } from '../vendor-routes';
import { isFields, isJsonType, isText, parseFields, type Fields } from '../json-body';

// Judges a check-in request as strictly as Share911's page describes it, sharing nothing with the client.

const SHARE911_PATH = '/v1/checkins/';

const STATUSES: ReadonlySet<unknown> = new Set([1, 2, 4, 5, 6, 7, 17, 22]);
const KEYS = new Set([
  'channelId',
  'integrationId',
  'status',
  'message',
  'location',
  'clientTimeStamp',
]);
const LOCATION_KEYS = new Set(['name', 'customLocation']);

/** Source: SEED Share911 Check-in REST API. ASSUMED: the status codes of refusals, which it does not name. */
export function checkShare911(request: RawRequest, apiKey: string): Verdict {
  if (request.method !== 'POST') return no(405, `${request.method} is not POST`);
  if (!isAuthorized(request.headers.authorization, apiKey)) {
    return no(401, 'Basic authentication with user "api" and the right key is required');
  }
  if (!isJsonType(request.headers['content-type'])) {
    return no(415, 'content-type must be application/json');
  }
  if (request.tooLarge) return no(413, 'the body is too large');
  const fields = parseFields(request.body);
  if (!fields) return no(400, 'the body must be one JSON object in UTF-8');
  const problem = problemOf(fields);
  if (problem !== null) return no(400, problem);
  return { ok: true, status: 200, problem: null, unknownKeys: unknownKeysOf(fields) };
}

function problemOf(fields: Fields): string | null {
  const { location } = fields;
  if (!isText(fields.channelId)) return 'channelId must be a non-empty string';
  if (!isText(fields.integrationId)) return 'integrationId must be a non-empty string';
  if (!STATUSES.has(fields.status)) return 'status must be one of the eight numbers';
  if ('message' in fields && typeof fields.message !== 'string') {
    return 'message must be a string';
  }
  if (!isFields(location)) return 'location must be an object';
  if (!isText(location.name)) return 'location.name must be a non-empty string';
  if (location.customLocation !== true) return 'location.customLocation must be true';
  if (!isTimeStamp(fields.clientTimeStamp)) {
    return 'clientTimeStamp must be an ISO 8601 date and time with an offset';
  }
  return null;
}

function isAuthorized(header: string | undefined, apiKey: string): boolean {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return false;
  return Buffer.from(encoded, 'base64').equals(Buffer.from(`api:${apiKey}`, 'utf8'));
}

function unknownKeysOf(fields: Fields): string[] {
  const location = isFields(fields.location) ? fields.location : {};
  return [
    ...Object.keys(fields).filter((key) => !KEYS.has(key)),
    ...Object.keys(location)
      .filter((key) => !LOCATION_KEYS.has(key))
      .map((key) => `location.${key}`),
  ];
}

function no(status: number, problem: string): Verdict {
  return { ok: false, status, problem, unknownKeys: [] };
}

// With or without the colon in the offset: the vendor's examples leave it out, RFC 3339 wants it.
const FORM =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;

/** True for a moment that exists: no 30 February, no hour 25. */
export function isTimeStamp(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const parts = FORM.exec(value);
  if (!parts) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && hour < 24 && minute < 60 && second < 60;
}

/** The practice Share911 behind one API key. */
export function createShare911Routes(apiKey: string): VendorRoutes {
  return {
    vendor: 'share911',
    owns: (path) => path === SHARE911_PATH,
    // Real servers point to the slash; a client that follows would lose its POST.
    redirects: (path) => (`${path}/` === SHARE911_PATH ? SHARE911_PATH : null),
    judge(request, number) {
      const verdict = checkShare911(request, apiKey);
      // ASSUMED: the vendor documents no answer; a duplicate is ignored but not refused.
      const answer = verdict.ok
        ? jsonAnswer(verdict.status, { id: `practice-${number}` })
        : refuse(verdict.status, verdict.problem);
      return { verdict, answer };
    },
    refuse,
  };
}

function refuse(
  status: number,
  error: string | null,
  more: Readonly<Record<string, string>> = {},
): Answer {
  const headers: Record<string, string> = { ...more };
  if (status === 401) headers['www-authenticate'] = 'Basic realm="Share911 practice"';
  if (status === 405) headers.allow = 'POST';
  return jsonAnswer(status, { error }, headers);
}
