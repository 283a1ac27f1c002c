// The practice CHeKT's contacts: added, changed, removed and validated as its page shows, in any number.
import { afterEach, describe, expect, it } from 'vitest';
import {
  jsonOf,
  KEY,
  send,
  startPractice,
  statusOf,
  stopAll,
  type Change,
} from './simulator-chekt-practice';

afterEach(stopAll);

const SITE = '/ext/v1/sites/practice_site/contacts';
const ACCOUNT = '/ref/v1/sites/practice_account/contacts';
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const JOHN = {
  first_name: 'John',
  last_name: 'Doe',
  email: 'john.doe@example.com',
  phone: '+1-555-0123',
  type: 'primary',
  role: 'owner',
  notification_preferences: { email: true, sms: true, push: false },
};

type Shown = Record<string, unknown> & { contact_id: string };

async function add(url: string, body: unknown = JOHN, path = SITE): Promise<Shown> {
  const answer = await send(url, { path, body });
  if (statusOf(answer) !== 201) throw new Error(`not added: ${JSON.stringify(answer)}`);
  return jsonOf(answer).data as Shown;
}

async function get(url: string, path: string): Promise<unknown> {
  return jsonOf(await send(url, { method: 'GET', path, body: undefined })).data;
}

async function count(url: string): Promise<unknown> {
  return ((await get(url, SITE)) as { total_count: number }).total_count;
}

describe('adding a contact', () => {
  it('answers 201 in the shape of the page, and the contact is there', async () => {
    const { url } = await startPractice();
    const shown = await add(url);
    expect(shown).toEqual({
      contact_id: expect.stringMatching(/^contact_/) as string,
      ...JOHN,
      created_at: expect.stringMatching(MOMENT) as string,
      updated_at: shown.created_at,
    });
    expect(Object.keys(shown)).toEqual([
      ...['contact_id', 'first_name', 'last_name', 'email', 'phone', 'type', 'role'],
      ...['notification_preferences', 'created_at', 'updated_at'],
    ]);
    expect(await get(url, `${SITE}/${shown.contact_id}`)).toEqual(shown);
    expect(await count(url)).toBe(10);
  });

  it('needs neither role nor preferences, as in the request example of the page', async () => {
    const { url } = await startPractice();
    const body = { ...JOHN, role: undefined, notification_preferences: undefined };
    const { notification_preferences } = JOHN;
    expect(await add(url, body)).toMatchObject({ role: null, notification_preferences });
  });

  it.each([
    [{ first_name: '' }, 400, 'first_name'],
    [{ last_name: undefined }, 400, 'last_name'],
    [{ type: 'owner' }, 400, 'type'],
    [{ type: undefined }, 400, 'type'],
    [{ role: 'primary' }, 400, 'role'],
    [{ phone: 15550123 }, 400, 'phone'],
    [{ phone: undefined, email: undefined }, 400, 'phone'],
    [{ email: 'john' }, 400, 'email'],
    [{ notification_preferences: { email: 1, sms: 1, push: 0 } }, 400, 'notification_preferences'],
    [{ notification_preferences: { sms: true } }, 400, 'notification_preferences'],
  ] as [object, number, string][])('with %j is refused and names %s', async (change, ...said) => {
    const { url } = await startPractice();
    const answer = await send(url, { path: SITE, body: { ...JOHN, ...change } });
    expect([statusOf(answer), jsonOf(answer)]).toMatchObject([
      said[0],
      { error: { code: 'invalid_request', field: said[1] } },
    ]);
    expect(await count(url)).toBe(9);
  });

  it('lists keys it does not know, and takes them', async () => {
    const { simulator, url } = await startPractice();
    await add(url, { ...JOHN, colour: 'red' });
    expect(simulator.requests()[0]?.verdict).toMatchObject({ ok: true, unknownKeys: ['colour'] });
  });

  it('comes to one contact under one Idempotency-Key, even when the answer is lost', async () => {
    const { simulator, url } = await startPractice();
    const change = { path: SITE, body: JOHN, headers: { 'idempotency-key': 'a1' } };
    simulator.setScenario('lost-reply');
    await send(url, change);
    simulator.setScenario('happy');
    expect(statusOf(await send(url, change))).toBe(201);
    expect(await count(url)).toBe(10);
    const other = { ...change, body: { ...JOHN, last_name: 'Roe' } };
    expect(statusOf(await send(url, other))).toBe(409);
  });

  it.each(['outage', 'refused-key', 'rate-limit'] as const)('does nothing in %s', async (name) => {
    const { simulator, url } = await startPractice();
    simulator.setScenario(name);
    await send(url, { path: SITE, body: JOHN });
    simulator.setScenario('happy');
    expect(await count(url)).toBe(9);
  });
});

describe('changing a contact', () => {
  it('changes what is named alone, and answers without role and creation, as the page does', async () => {
    const { url } = await startPractice();
    const path = `${SITE}/contact_grace`;
    const before = (await get(url, path)) as Shown;
    const body = {
      phone: '+1-555-9999',
      notification_preferences: { email: true, sms: true, push: true },
    };
    const answer = await send(url, { method: 'PUT', path, body });
    expect(statusOf(answer)).toBe(200);
    const shown = jsonOf(answer).data as Shown;
    expect(Object.keys(shown)).toEqual([
      ...['contact_id', 'first_name', 'last_name', 'email', 'phone', 'type'],
      ...['notification_preferences', 'updated_at'],
    ]);
    expect(await get(url, path)).toEqual({
      ...before,
      ...body,
      updated_at: expect.stringMatching(MOMENT) as string,
    });
  });

  it('takes a value away with null, where there may be none', async () => {
    const { url } = await startPractice();
    const change = { method: 'PUT', path: `${SITE}/contact_grace` } as const;
    expect(statusOf(await send(url, { ...change, body: { email: null } }))).toBe(200);
    expect(statusOf(await send(url, { ...change, body: { first_name: null } }))).toBe(400);
    expect(await get(url, change.path)).toMatchObject({ email: null, first_name: 'Grace' });
  });
});

describe('removing a contact', () => {
  it('answers 204 with nothing, and the contact is gone', async () => {
    const { url } = await startPractice();
    const change: Change = { method: 'DELETE', path: `${SITE}/contact_otto`, body: undefined };
    const answer = await send(url, change);
    expect(answer).toMatchObject({ kind: 'response', status: 204, body: '' });
    expect(answer.kind === 'response' && answer.headers['content-type']).toBeUndefined();
    expect(await count(url)).toBe(8);
    expect(jsonOf(await send(url, change))).toMatchObject({ error: { code: 'contact_not_found' } });
  });
});

describe('validating a contact', () => {
  const path = `${SITE}/contact_grace/validation`;

  it('answers as the page does', async () => {
    const { url } = await startPractice();
    const body = { method: 'sms', message: 'Please verify your phone number for CHeKT alerts.' };
    const answer = await send(url, { path, body });
    expect([statusOf(answer), jsonOf(answer)]).toEqual([
      200,
      {
        data: {
          validation_id: expect.stringMatching(/^val_/) as string,
          status: 'sent',
          method: 'sms',
          sent_at: expect.stringMatching(MOMENT) as string,
        },
      },
    ]);
  });

  it.each([
    [{ body: undefined }, 200],
    [{ body: { method: 'fax', message: 'x' } }, 400],
    [{ body: { method: 'sms', message: '' } }, 400],
    [{ body: '{' }, 400],
    [{ path: `${SITE}/contact_x/validation` }, 404],
    [{ method: 'GET', body: undefined }, 405],
  ] as [Change, number][])('with %j answers %i', async (change, status) => {
    const { url } = await startPractice();
    expect(statusOf(await send(url, { path, ...change }))).toBe(status);
  });
});

describe('the calls by reference', () => {
  it('list, add, and remove by the external id', async () => {
    const { url } = await startPractice();
    const shown = await add(url, { ...JOHN, external_contact_id: '0042' }, ACCOUNT);
    expect(shown).toMatchObject({ external_contact_id: '0042' });
    expect(await get(url, ACCOUNT)).toMatchObject({ total_count: 10 });
    const again = await send(url, {
      path: ACCOUNT,
      body: { ...JOHN, external_contact_id: '0042' },
    });
    expect(statusOf(again)).toBe(409);
    const gone = { method: 'DELETE', path: `${ACCOUNT}/0042`, body: undefined } as const;
    expect(statusOf(await send(url, gone))).toBe(204);
    expect(statusOf(await send(url, gone))).toBe(404);
    expect(await count(url)).toBe(9);
  });

  it.each([
    ['GET', '/ref/v1/sites/other/contacts', 404],
    ['GET', `${ACCOUNT}/0042`, 405],
    ['GET', '/ref/v1/verifications', 404],
    ['PUT', ACCOUNT, 405],
  ] as const)('answer %s %s with %i', async (method, path, status) => {
    const { url } = await startPractice();
    expect(statusOf(await send(url, { method, path, body: undefined }))).toBe(status);
  });
});

describe('the size of the site', () => {
  const change = (url: string, body: unknown) =>
    send(url, { method: 'PUT', path: '/practice/chekt', headers: { authorization: '' }, body });

  it('is what it is set to, the nine people first, and the same every time', async () => {
    const { url } = await startPractice();
    expect(jsonOf(await change(url, { contacts: 1000 }))).toMatchObject({ contacts: 1000 });
    const first = (await get(url, SITE)) as { contacts: Shown[]; total_count: number };
    expect(first.total_count).toBe(1000);
    expect(first.contacts[0]?.contact_id).toBe('contact_grace');
    expect(first.contacts[8]?.contact_id).toBe('contact_otto');
    expect(new Set(first.contacts.map(({ contact_id }) => contact_id)).size).toBe(1000);
    await add(url);
    await change(url, { contacts: 1000 });
    expect(await get(url, SITE)).toEqual(first);
    expect(await get(url, `${SITE}/${first.contacts[999]?.contact_id}`)).toMatchObject({
      phone: first.contacts[999]?.phone,
    });
  });

  it('may be a hundred thousand', async () => {
    const { simulator, url } = await startPractice();
    simulator.chekt.change({ contacts: 100_000 });
    expect(await count(url)).toBe(100_000);
    expect(simulator.chekt.people()).toHaveLength(100);
  });

  it.each([{ contacts: -1 }, { contacts: 100_001 }, { contacts: 1.5 }, { contactShape: 'x' }])(
    'cannot be %j',
    async (body) => {
      const { url } = await startPractice();
      expect(statusOf(await change(url, body))).toBe(400);
    },
  );

  it('may be shown as clients in the field have met it', async () => {
    const { url } = await startPractice();
    await change(url, { contactShape: 'observed' });
    const answer = await send(url, { method: 'GET', path: SITE, body: undefined });
    expect(jsonOf(answer)).toMatchObject([
      {
        contact_id: 'contact_grace',
        title: 'owner',
        phone_number: '+15550130',
        email_address: 'grace.okafor@example.com',
        sms_alarm_enabled: 1,
      },
      ...Array.from({ length: 8 }, () => ({})),
    ]);
    expect(answer).not.toMatchObject({ body: expect.stringContaining('"data"') as string });
  });
});

it('never shows the key, whatever was asked', async () => {
  const { simulator, url, lines } = await startPractice();
  await send(url, { method: 'GET', path: `${SITE}/${KEY}`, body: undefined });
  expect(`${JSON.stringify(simulator.requests())}${lines.join('')}`).not.toContain(KEY);
});
