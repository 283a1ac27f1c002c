// What the vendor's documentation asks of one check-in request, written down a second time. Shares no code with src.

interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly contentType: string;
  readonly body: string;
}

/** The numbers behind the words of the command line. */
export const STATUS_NUMBERS = {
  threat: 1,
  trapped: 2,
  secure: 4,
  evacuated: 5,
  'off-site': 6,
  'medical-emergency': 7,
  'security-needed': 17,
  safe: 22,
} as const;
export type StatusWord = keyof typeof STATUS_NUMBERS;

const KEYS = ['channelId', 'integrationId', 'status', 'message', 'location', 'clientTimeStamp'];

/** One sentence per rule that is broken. */
export function whatIsWrong(request: RawRequest): readonly string[] {
  const wrong: string[] = [];
  const rule = (holds: boolean, text: string): void => {
    if (!holds) wrong.push(`${text}: ${request.method} ${request.path} ${request.body}`);
  };
  rule(request.method === 'POST', 'the method is POST');
  rule(request.path === '/v1/checkins/', 'the path ends with its slash');
  rule(request.authorization.startsWith('Basic '), 'Basic authentication');
  rule(/^application\/json(;|$)/.test(request.contentType), 'the content is JSON');
  const body = parse(request.body);
  rule(body !== null, 'the body is a JSON object');
  if (body === null) return wrong;
  const keys = Object.keys(body);
  rule(keys.join() === KEYS.filter((key) => key in body).join(), 'known keys in their order');
  rule(keys.length >= KEYS.length - 1, 'nothing is missing');
  rule(isText(body.channelId) && isText(body.integrationId), 'both ids are strings');
  rule(Object.values<unknown>(STATUS_NUMBERS).includes(body.status), 'status is a known number');
  rule(!('message' in body) || isText(body.message), 'a message is text or left out');
  rule(isPlace(body.location), 'location has a name and customLocation true');
  rule(
    typeof body.clientTimeStamp === 'string' &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4}$/.test(body.clientTimeStamp),
    'clientTimeStamp has the form of the examples',
  );
  return wrong;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isPlace(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.keys(value).join() === 'name,customLocation' &&
    isText(value.name) &&
    value.customLocation === true
  );
}
