// The practice CHeKT's answers: as strict as the vendor's pages, in their very shapes.
import { afterEach, describe, expect, it } from 'vitest';
import {
  eventually,
  EVENT_PATH,
  GENERAL_PATH,
  jsonOf,
  KEY,
  send,
  startPractice,
  statusOf,
  stopAll,
  subscribed,
  told,
  type Change,
} from './simulator-chekt-practice';

afterEach(stopAll);

const SITE = '/ext/v1/sites/practice_site/contacts';
const GENERAL = {
  site_id: 'practice_site',
  contacts: ['contact_grace'],
  method: 'email',
  subject: 'Contact Verification',
  message: 'Please confirm your email address.',
};
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Every key with its place, in the order of the text. */
function keysIn(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return keysIn(value[0], `${at}[]`);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    `${at}.${key}`,
    ...keysIn(inner, `${at}.${key}`),
  ]);
}

describe('a question about an event', () => {
  it("is answered in the vendor's shape, with the time that was asked for", async () => {
    const { url } = await startPractice();
    const body = { contacts: ['contact_grace'], method: 'sms', timeout_seconds: 180 };
    const answer = jsonOf(await send(url, { body }));
    expect(answer).toEqual({
      data: {
        verification_id: expect.stringMatching(/^ver_/) as string,
        event_id: 'event_789',
        status: 'sent',
        method: 'sms',
        sent_to: [
          {
            contact_id: 'contact_grace',
            name: 'Grace Okafor',
            phone: '+1-555-0130',
            status: 'sent',
          },
        ],
        timeout_at: expect.stringMatching(MOMENT) as string,
        sent_at: expect.stringMatching(MOMENT) as string,
      },
    });
    expect(keysIn(answer).join(' ')).toBe(
      '.data .data.verification_id .data.event_id .data.status .data.method .data.sent_to ' +
        '.data.sent_to[].contact_id .data.sent_to[].name .data.sent_to[].phone .data.sent_to[].status ' +
        '.data.timeout_at .data.sent_at',
    );
    const { timeout_at, sent_at } = answer.data as Record<string, string>;
    expect(Date.parse(timeout_at ?? '') - Date.parse(sent_at ?? '')).toBe(180_000);
    expect(Math.abs(Date.parse(sent_at ?? '') - Date.now())).toBeLessThan(2000);
  });

  it('takes 300 seconds when none are named, and any event id as it stands', async () => {
    const { url } = await startPractice();
    const path = '/ext/v1/events/42%2Fa%20b/verifications';
    const { data } = jsonOf(await send(url, { path })) as { data: Record<string, string> };
    expect(data.event_id).toBe('42/a b');
    expect(Date.parse(data.timeout_at ?? '') - Date.parse(data.sent_at ?? '')).toBe(300_000);
  });

  it('goes to everybody for "all", and says who cannot be reached', async () => {
    const { url } = await startPractice();
    const answer = jsonOf(await send(url, { body: { contacts: ['all'], method: 'push' } }));
    const { sent_to } = answer.data as { sent_to: Record<string, string>[] };
    expect(sent_to).toHaveLength(9);
    expect(sent_to.filter(({ status }) => status === 'failed')).toEqual([
      { contact_id: 'contact_kavita', name: 'Kavita Rao', status: 'failed' },
    ]);
  });
});

describe('a general question', () => {
  it("is answered in the vendor's shape", async () => {
    const { url } = await startPractice();
    const answer = jsonOf(await send(url, { path: GENERAL_PATH, body: GENERAL }));
    expect(answer).toMatchObject({
      data: { site_id: 'practice_site', sent_to: [{ email: 'grace.okafor@example.com' }] },
    });
    expect(keysIn(answer).join(' ')).toBe(
      '.data .data.verification_id .data.site_id .data.status .data.method .data.sent_to ' +
        '.data.sent_to[].contact_id .data.sent_to[].name .data.sent_to[].email .data.sent_to[].status ' +
        '.data.sent_at',
    );
  });
});

describe('the contacts of the site', () => {
  const get = { method: 'GET', body: undefined } as const;

  it("are listed in the vendor's shape", async () => {
    const { simulator, url } = await startPractice();
    const answer = jsonOf(await send(url, { ...get, path: SITE }));
    expect(answer).toMatchObject({ data: { total_count: 9 } });
    expect(keysIn(answer).join(' ')).toBe(
      '.data .data.contacts .data.contacts[].contact_id .data.contacts[].first_name ' +
        '.data.contacts[].last_name .data.contacts[].email .data.contacts[].phone ' +
        '.data.contacts[].type .data.contacts[].role .data.total_count',
    );
    await send(url, { ...get, path: SITE });
    expect(simulator.requests().map(({ duplicate }) => duplicate)).toEqual([false, false]);
  });

  it('are shown one by one with their preferences', async () => {
    const { url } = await startPractice();
    const answer = jsonOf(await send(url, { ...get, path: `${SITE}/contact_mara` }));
    expect(answer).toMatchObject({ data: { contact_id: 'contact_mara', type: 'technician' } });
    expect(keysIn(answer).slice(-6).join(' ')).toBe(
      '.data.notification_preferences .data.notification_preferences.email ' +
        '.data.notification_preferences.sms .data.notification_preferences.push ' +
        '.data.created_at .data.updated_at',
    );
  });

  it.each([
    ['/ext/v1/sites/site_123abc/contacts', 'site_not_found'],
    [`${SITE}/contact_999`, 'contact_not_found'],
    [`${SITE}/`, 'not_found'],
    [`${SITE}?page=2`, 'not_found'],
  ])('answer 404 at %s', async (path, code) => {
    const { url } = await startPractice();
    const answer = await send(url, { ...get, path });
    expect([statusOf(answer), jsonOf(answer)]).toMatchObject([404, { error: { code } }]);
  });
});

describe('a refusal', () => {
  it.each([
    ['GET for a question', { method: 'GET' }, 405, 'method_not_allowed'],
    ['PUT for all contacts', { method: 'PUT', path: SITE }, 405, 'method_not_allowed'],
    ['another path', { path: '/ext/v1/verification' }, 404, 'not_found'],
    ['an event without an id', { path: '/ext/v1/events//verifications' }, 404, 'not_found'],
    ['a broken escape', { path: '/ext/v1/events/%zz/verifications' }, 404, 'not_found'],
    ['no key', { headers: { authorization: '' } }, 401, 'invalid_api_key'],
    ['a wrong key', { headers: { authorization: `Bearer ${KEY}x` } }, 401, 'invalid_api_key'],
    ["Share911's key", { headers: { authorization: 'Bearer fake-share911-key' } }, 401, undefined],
    ['Basic', { headers: { authorization: `Basic ${btoa(`api:${KEY}`)}` } }, 401, undefined],
    ['a form', { headers: { 'content-type': 'text/plain' } }, 415, 'unsupported_media_type'],
    ['65 KiB', { body: 'x'.repeat(65 * 1024) }, 413, 'too_large'],
    ['no JSON', { body: '{"contacts":' }, 400, 'invalid_request'],
    ['a list', { body: [] }, 400, 'invalid_request'],
    ['another site', { path: GENERAL_PATH, body: { ...GENERAL, site_id: 'x' } }, 404, undefined],
  ] as [string, Change, number, string | undefined][])(
    'meets %s',
    async (_name, change, status, code) => {
      const { simulator, url } = await startPractice();
      const answer = await send(url, change);
      expect(statusOf(answer)).toBe(status);
      if (code !== undefined) expect(jsonOf(answer)).toMatchObject({ error: { code } });
      expect(simulator.requests()).toMatchObject([{ vendor: 'chekt', received: false }]);
      if (status === 405)
        expect(answer).toMatchObject({
          headers: { allow: change.path === SITE ? 'GET, POST' : 'POST' },
        });
    },
  );

  it('names the field that is wrong, and lists keys it does not know', async () => {
    const { simulator, url } = await startPractice();
    const body = { contacts: ['contact_grace'], method: 'fax' };
    expect(jsonOf(await send(url, { body }))).toMatchObject({ error: { field: 'method' } });
    await send(url, { body: { ...body, method: 'sms', colour: 'red' } });
    expect(simulator.requests()[1]?.verdict).toMatchObject({ ok: true, unknownKeys: ['colour'] });
  });

  it("names wrong contacts in the vendor's words", async () => {
    const { url } = await startPractice();
    const contacts = ['contact_grace', 'contact_999', 'contact_primary'];
    const answer = await send(url, { body: { contacts, method: 'sms' } });
    expect([statusOf(answer), jsonOf(answer)]).toEqual([
      422,
      {
        error: {
          code: 'INVALID_CONTACT',
          message: 'One or more contact IDs are invalid',
          details: { invalid_contacts: ['contact_999', 'contact_primary'] },
        },
      },
    ]);
  });

  it("tells in the vendor's words that the only contact cannot be reached", async () => {
    const { simulator, url } = await startPractice();
    const answer = await send(url, { body: { contacts: ['contact_kavita'], method: 'sms' } });
    expect([statusOf(answer), jsonOf(answer)]).toEqual([
      502,
      {
        error: {
          code: 'DELIVERY_FAILED',
          message: 'Failed to deliver verification message',
          details: { reason: 'Invalid phone number', contact_id: 'contact_kavita' },
        },
      },
    ]);
    expect(simulator.requests()[0]?.received).toBe(false);
  });
});

describe('an Idempotency-Key', () => {
  const headers = { 'idempotency-key': 'action-1' };

  it('gives the stored answer again and asks nobody twice', async () => {
    const { simulator, url, receiver } = await subscribed();
    const first = await send(url, { headers });
    expect(await send(url, { headers })).toMatchObject({ body: (first as { body: string }).body });
    await eventually(() => told(receiver, 'responded')).toHaveLength(1);
    await eventually(() => told(receiver, 'sent')).toHaveLength(1);
    expect(simulator.requests().map(({ duplicate }) => duplicate)).toEqual([false, true]);
  });

  it('refuses another body', async () => {
    const { url } = await startPractice();
    await send(url, { headers });
    const answer = await send(url, { headers, body: { contacts: ['all'], method: 'sms' } });
    expect([statusOf(answer), jsonOf(answer)]).toMatchObject([
      409,
      { error: { code: 'idempotency_conflict' } },
    ]);
  });

  it('is not used up by a refused question, and another key asks again', async () => {
    const { url } = await startPractice();
    await send(url, { headers, body: '{' });
    const ids = [];
    for (const key of ['action-1', 'action-2']) {
      const { data } = jsonOf(await send(url, { headers: { 'idempotency-key': key } }));
      ids.push((data as Record<string, string>).verification_id);
    }
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a scenario', () => {
  it.each([
    ['happy', 200, true],
    ['slow', 200, true],
    ['outage', 503, false],
    ['refused-key', 401, false],
    ['rate-limit', 429, false],
    ['lost-reply', 'ERR_CONNECTION_RESET', true],
  ] as const)('%s answers %s, and asks people only where it took it in', async (...row) => {
    const [scenario, status, received] = row;
    const { simulator, url, receiver } = await subscribed();
    simulator.setScenario(scenario);
    const answer = await send(url);
    expect(statusOf(answer)).toBe(status);
    expect(simulator.requests()).toMatchObject([{ vendor: 'chekt', scenario, received }]);
    if (scenario === 'rate-limit')
      expect(answer).toMatchObject({ headers: { 'retry-after': '3' } });
    if (typeof status === 'number' && !received)
      expect(Object.keys(jsonOf(answer).error as object)).toEqual([
        'code',
        'message',
        'request_id',
      ]);
    if (received) await eventually(() => told(receiver, 'responded')).toHaveLength(1);
    else await new Promise((resolve) => setTimeout(resolve, 100));
    await eventually(() => told(receiver, 'sent')).toHaveLength(received ? 1 : 0);
  });

  it('lost-reply keeps its promise about the Idempotency-Key', async () => {
    const { simulator, url, receiver } = await subscribed();
    simulator.setScenario('lost-reply');
    const headers = { 'idempotency-key': 'action-1' };
    await send(url, { headers });
    simulator.setScenario('happy');
    const { data } = jsonOf(await send(url, { headers })) as { data: Record<string, string> };
    await eventually(() => told(receiver, 'responded')).toHaveLength(1);
    await eventually(() => told(receiver, 'sent')).toMatchObject([
      { data: { verification_id: data.verification_id } },
    ]);
  });
});

describe('the keys', () => {
  it('are never shown, and without one of its own CHeKT has that of Share911', async () => {
    const { simulator, url, lines } = await startPractice();
    await send(url, { headers: { 'x-echo': KEY } });
    expect(`${JSON.stringify(simulator.requests())}${lines.join('')}`).not.toContain(KEY);
    const second = await startPractice({ apiKey: KEY, keys: {} });
    expect(statusOf(await send(second.url, { path: EVENT_PATH }))).toBe(200);
  });
});
