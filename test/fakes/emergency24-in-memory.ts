// A strict Emergency24 in memory, as unkind as its page allows: it wipes what an update leaves out and shows little.
import { createHash } from 'node:crypto';
import type { HttpAnswer, HttpPort, HttpRequest } from '../../src/main/core/lib/vendor-port';

export const API_KEY = '31b61649-5405-45ac-9927-3c1d1b2c84b2';
export const ACCESS_TOKEN = 'll352u9jujauoqz4gstvsae05';
export const TOKEN_SECRET = 's3cr3t+/=';
export const BASE_URL = 'https://emergency24.test/api/iccs/v1';

const TEXTS =
  'ExternalID FirstName LastName Description Title Department DepartmentID Address1 Address2 City State Zip Language'.split(
    ' ',
  );
const PHONES =
  'CellPhones AlternateCellPhones WorkPhones AlternateWorkPhones HomePhones AlternateHomePhones'.split(
    ' ',
  );
const LISTS = [...PHONES, 'EmailAddresses', 'BackupEmailAddresses', 'GroupIDs', 'CustomValues'];

/** The whole truth about a contact, which no answer ever shows. */
export type Held = Readonly<Record<string, unknown>>;

export interface Emergency24Service extends HttpPort {
  readonly held: Map<string, Held>;
  /** Every request that came, in order. */
  readonly requests: HttpRequest[];
  /** The most that ever ran at once. */
  mostAtOnce(): number;
  /** Puts a contact there; what is left out is empty. */
  hold(id: string, contact: Held): void;
  /** Answers the next requests with these instead, one each. */
  answerNext(...answers: readonly HttpAnswer[]): void;
  /** How the service spells the way to an external id when reading. */
  spelling: string;
  /** Its clock, in milliseconds. */
  clockMs: number;
  /** More than this at once are refused with 429. */
  maxAtOnce: number;
}

export function respond(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { kind: 'response', status, headers, body: text };
}

export const success = (data: unknown, message = ''): unknown => ({
  Success: true,
  Code: 200,
  Message: message,
  RefId: 0,
  Data: data,
});
export const failure = (code: number, message = ''): unknown => ({
  Success: false,
  Code: code,
  Message: message,
  RefId: 0,
  Data: null,
});

export function createEmergency24Service(): Emergency24Service {
  const held = new Map<string, Held>();
  const requests: HttpRequest[] = [];
  const nonces = new Set<string>();
  const planned: HttpAnswer[] = [];
  let nextId = 10_046_000;
  let atOnce = 0;
  let most = 0;

  const service: Emergency24Service = {
    held,
    requests,
    mostAtOnce: () => most,
    hold: (id, contact) => void held.set(id, { ...blank(), ...contact }),
    answerNext: (...answers) => void planned.push(...answers),
    spelling: 'external',
    clockMs: Date.UTC(2025, 2, 17, 23, 55, 58),
    maxAtOnce: 4,
    async send(request) {
      requests.push(request);
      atOnce += 1;
      most = Math.max(most, atOnce);
      const tooMany = atOnce > service.maxAtOnce;
      await new Promise((resolve) => setImmediate(resolve));
      request.onWritten?.(service.clockMs);
      const [status, body] = tooMany ? no(429, 'Too many requests') : answer(request);
      atOnce -= 1;
      const date = new Date(service.clockMs).toUTCString();
      return planned.shift() ?? respond(status, body, { Date: date });
    },
  };

  type Answer = readonly [number, unknown];
  const yes = (data: unknown, message?: string): Answer => [200, success(data, message)];
  const no = (code: number, message: string): Answer => [code, failure(code, message)];

  function answer(request: HttpRequest): Answer {
    const url = new URL(request.url);
    const refused = whoAsks(request, url);
    if (refused) return refused;
    const path = url.pathname.slice('/api/iccs/v1'.length);
    const parts = path.split('/').slice(1).map(decodeURIComponent);
    if (request.method === 'GET') return read(parts, url.searchParams);
    if (request.method === 'POST') {
      return path === '/contacts/addContact' ? add(request.body) : no(404, 'Not found');
    }
    if (parts[1] === 'group') return member(request.method, parts);
    const id = find(parts.slice(1), 'external');
    if (parts[0] !== 'contacts' || id === undefined) return no(404, 'Not found');
    return request.method === 'PUT' ? replace(id, request.body) : remove(id);
  }

  function whoAsks({ headers }: HttpRequest, url: URL): Answer | null {
    if (headers.Authorization === `Bearer ${API_KEY}`) return null;
    const value = (name: string): string => headers[name] ?? url.searchParams.get(name) ?? '';
    const [nonce, timestamp] = [value('Nonce'), value('Timestamp')];
    const text = encodeURIComponent(`${TOKEN_SECRET}${timestamp}${nonce}`);
    const expected = createHash('md5').update(text).digest('hex');
    const skewMs = Math.abs(Number(timestamp) * 1000 - service.clockMs);
    if (skewMs > 15 * 60_000) return no(400, 'Request time is too skewed from server time');
    const fits = value('AccessToken') === ACCESS_TOKEN && value('AuthSignature') === expected;
    if (!fits || nonces.has(nonce)) return no(401, 'Unauthorized');
    nonces.add(nonce);
    return null;
  }

  function read(parts: readonly string[], query: URLSearchParams): Answer {
    const [root, first = '', second] = parts;
    if (root === 'ping') return yes({ ID: 10010, Campus: 'City Campus' });
    if (root === 'groups') return yes([], 'Get group members.');
    if (first === 'all') return page(query);
    const id = find(second === undefined ? [first] : [first, second], service.spelling);
    const contact = id === undefined ? undefined : held.get(id);
    return contact && id ? yes([long(id, contact)], 'Get all contacts.') : no(404, 'Not found');
  }

  function page(query: URLSearchParams): Answer {
    const size = Number(query.get('page_size') ?? 500);
    const number = Number(query.get('page') ?? 1);
    const rows = [...held].slice((number - 1) * size, number * size);
    return yes({
      PageNumber: number,
      pageSize: size,
      TotalPages: Math.ceil(held.size / size),
      TotalCount: held.size,
      List: rows.map(([id, contact]) => short(id, contact)),
    });
  }

  function find(parts: readonly string[], spelling: string): string | undefined {
    const [first = '', second] = parts;
    if (second === undefined) return held.has(first) ? first : undefined;
    if (first !== spelling) return undefined;
    return [...held].find(([, { ExternalID }]) => ExternalID === second)?.[0];
  }

  function add(text: string | undefined): Answer {
    const body = parse(text);
    if (!body?.ExternalID || !body.FirstName) return no(400, 'The data given failed validation');
    if (find(['external', body.ExternalID as string], 'external')) return no(409, 'Conflict');
    const same = (other: Held): boolean =>
      ['FirstName', 'LastName', 'Description'].every((key) => other[key] === body[key]);
    if ([...held.values()].some(same)) return no(400, 'Duplicate contact');
    const id = String((nextId += 10));
    held.set(id, body);
    return yes({ ContactID: Number(id), ExternalID: body.ExternalID });
  }

  function replace(id: string, text: string | undefined): Answer {
    const body = parse(text);
    if (!body) return no(400, 'The data given failed validation');
    held.set(id, body);
    return yes(null);
  }

  function remove(id: string): Answer {
    const { ExternalID } = held.get(id) ?? {};
    held.delete(id);
    return yes({ ContactID: Number(id), ExternalID });
  }

  function member(method: string, parts: readonly string[]): Answer {
    const [, , groupId = '', kind, key = ''] = parts;
    const id = find(kind === 'contact' ? [key] : ['external', key], 'external');
    const contact = id === undefined ? undefined : held.get(id);
    if (!contact || id === undefined) return no(404, 'Not found');
    const others = (contact.GroupIDs as string[]).filter((other) => other !== groupId);
    held.set(id, { ...contact, GroupIDs: method === 'PUT' ? [...others, groupId] : others });
    return yes(null, 'Contact add into group success.');
  }

  return service;
}

/** Null for a body that is not of the page's format; what is left out is wiped. */
function parse(text: string | undefined): Record<string, unknown> | null {
  const body = JSON.parse(text ?? 'null') as Record<string, unknown> | null;
  if (!body) return null;
  const known = Object.entries(body).every(([key, value]) =>
    TEXTS.includes(key) ? typeof value === 'string' : LISTS.includes(key) && Array.isArray(value),
  );
  if (!known) return null;
  return { ...blank(), ...body };
}

function blank(): Record<string, unknown> {
  return Object.fromEntries([
    ...TEXTS.map((key) => [key, '']),
    ...LISTS.map((key) => [key, []]),
  ]) as Record<string, unknown>;
}

function short(id: string, contact: Held): object {
  const keys = 'ExternalID FirstName LastName Description Title DepartmentID Department'.split(' ');
  return {
    ContactID: Number(id),
    Status: 0,
    Name: `${String(contact.FirstName)} ${String(contact.LastName)}`.trim(),
    ...Object.fromEntries(keys.map((key) => [key, contact[key]])),
    Date: '08/17/2016 14:44:03',
  };
}

/** No kinds of phone, no language, no backup addresses, no custom values. */
function long(id: string, contact: Held): object {
  const list = (key: string): string[] => contact[key] as string[];
  const keys = ['Address1', 'Address2', 'City', 'State', 'Zip'];
  return {
    ...short(id, contact),
    ...Object.fromEntries(keys.map((key) => [key, contact[key]])),
    Phones: PHONES.flatMap((kind) =>
      list(kind).map((number, index) => ({
        PID: index,
        PhoneNumber: /^\d{10}$/.test(number) ? `+1${number}` : number,
        Text: kind === 'CellPhones' ? 1 : 0,
        Voice: 1,
      })),
    ),
    EmailAddresses: list('EmailAddresses').map((EmailAddress, EID) => ({ EID, EmailAddress })),
    Groups: list('GroupIDs').map((groupId) => ({ GroupID: Number(groupId), Name: 'Some group' })),
  };
}
