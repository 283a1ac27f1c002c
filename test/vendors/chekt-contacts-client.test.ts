// The client of CHeKT's contacts: exact requests, and the truth about every answer.
import { describe, expect, it } from 'vitest';
import {
  createChektContacts,
  type ChektContacts,
  type ChektContactsDeps,
} from '../../src/main/vendors/chekt/contacts-client';
import {
  LONG_ANSWER,
  type HttpAnswer,
  type HttpPort,
  type HttpRequest,
} from '../../src/main/core/lib/vendor-port';
import type { StoredRequest } from '../../src/shared/delivery';
import { failed, ok } from '../../src/shared/core/failure';
import { JOHN, REQUESTS, VALIDATION_ANSWER } from './chekt-contacts-samples';
import { CONTACT_ANSWERS, CONTACT_LIST } from './chekt-samples';

const KEY = 'chekt_test_9f1c77aa03be5d21';
const ACTION_ID = '0197c3a2-7d5e-7c31-9f00-2b6a1c9d4e55';

function answering(...answers: HttpAnswer[]): { port: HttpPort; asked: HttpRequest[] } {
  const asked: HttpRequest[] = [];
  const send = (request: HttpRequest): Promise<HttpAnswer> => {
    asked.push(request);
    request.onWritten?.(7);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer ? Promise.resolve(answer) : Promise.reject(new Error('nothing to say'));
  };
  return { asked, port: { send } };
}

function json(body: unknown, status = 200): HttpAnswer {
  return { kind: 'response', status, headers: {}, body: JSON.stringify(body) };
}

function client(http: HttpPort, other: Partial<ChektContactsDeps> = {}): ChektContacts {
  return createChektContacts({
    http,
    baseUrl: () => 'https://api.example/relay/',
    apiKey: () => Promise.resolve(ok(KEY)),
    timeoutMs: 400,
    now: () => 0,
    ...other,
  });
}

function request(name: string): StoredRequest {
  const sample = REQUESTS[name];
  const made = sample && client(answering().port).makeRequest(sample.write);
  if (!made?.ok) throw new Error(`no request "${name}"`);
  return made.value;
}

const ADD = 'Create a Contact, Request Body';

describe('a change on the wire', () => {
  it.each(Object.entries(REQUESTS))(
    '"%s" has the stored bytes, the key and the id of the action',
    async (name, sample) => {
      const { port, asked } = answering(json(CONTACT_ANSWERS['Create a Contact']));
      const written: number[] = [];
      await client(port).send(request(name), ACTION_ID, {
        onWritten: (atMs) => written.push(atMs),
      });
      expect(asked).toMatchObject([
        { method: sample.method, url: `https://api.example/relay${sample.path}`, timeoutMs: 400 },
      ]);
      const hasBody = sample.body !== undefined;
      expect(asked[0]?.headers).toEqual({
        Authorization: `Bearer ${KEY}`,
        ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
        'Idempotency-Key': ACTION_ID,
      });
      expect(asked[0]?.body).toBe(hasBody ? JSON.stringify(sample.body) : undefined);
      expect(asked[0]?.answer).toBeUndefined();
      expect(written).toEqual([7]);
    },
  );

  it('goes through a port of its own where there is one', async () => {
    const { port, asked } = answering(json({}));
    await client(answering().port, { once: port }).send(request(ADD), ACTION_ID);
    expect(asked).toHaveLength(1);
  });
});

describe('an answer to a change', () => {
  it.each([
    [ADD, json(CONTACT_ANSWERS['Create a Contact'], 201), 'contact_789ghi'],
    ['Update a Contact', json(CONTACT_ANSWERS['Update a Contact']), 'contact_789ghi'],
    ['Send Validation', json(VALIDATION_ANSWER), 'val_xyz789'],
    [ADD, json(CONTACT_ANSWERS['Create a Contact'].data, 201), 'contact_789ghi'],
    ['Delete a Contact', json({ success: true }), null],
  ] as const)('to "%s" is accepted with its reference', async (name, answer, ref) => {
    expect(await client(answering(answer).port).send(request(name), ACTION_ID)).toEqual({
      kind: 'accepted',
      ref,
    });
  });

  it.each([
    [ADD, json({}, 201)],
    [ADD, json({ success: false, data: { contact_id: 'c1' } })],
    [ADD, { kind: 'response', status: 204, headers: {}, body: '' }],
    ['Update a Contact', json({ success: false })],
    ['Update a Contact', json('done')],
    ['Send Validation', json({ data: { status: 'sent' } })],
    ['Delete a Contact', json({ error: 'no such contact' })],
    ['Delete a Contact', { kind: 'response', status: 200, headers: {}, body: '<html>' }],
  ] as const)('to "%s" is unsure without what every success has', async (name, answer) => {
    const { kind } = await client(answering(answer).port).send(request(name), ACTION_ID);
    expect(kind).toBe('unsure');
  });

  it('204 is accepted after a removal without a look at a body', async () => {
    for (const body of ['', '<html>', '{"error":{"code":"INVALID_CONTACT"}}']) {
      const { port } = answering({ kind: 'response', status: 204, headers: {}, body });
      expect(await client(port).send(request('Delete a Contact'), ACTION_ID)).toEqual({
        kind: 'accepted',
        ref: null,
      });
    }
  });

  it.each([
    [400, { code: 'invalid_request', message: 'phone is wrong', field: 'phone' }, 'phone'],
    [422, { code: 'validation', message: 'no', field: 'first_name' }, 'firstName'],
    [422, { code: 'validation', message: 'no', field: 'contact.email_address' }, 'email'],
    [422, { code: 'x', message: 'no', field: 'notification_preferences.push' }, 'preferences'],
    [422, { code: 'x', message: 'no', field: 'postcode' }, 'postcode'],
    [200, { code: 'CONTACT_LIMIT', message: 'too many contacts' }, undefined],
  ])('%i %j is refused in the words of the form', async (status, error, field) => {
    const { port } = answering(json({ error }, status));
    const outcome = await client(port).send(request(ADD), ACTION_ID);
    expect(outcome).toMatchObject({
      kind: 'refused',
      failure: { kind: 'rejected', vendorCode: error.code },
    });
    expect(outcome.kind === 'refused' && outcome.failure.field).toBe(field);
    expect(outcome.kind === 'refused' && outcome.failure.detail).toContain(error.message);
  });

  it('a validation that could not be delivered is refused', async () => {
    const failedOne = { data: { ...VALIDATION_ANSWER.data, status: 'failed' } };
    const { port } = answering(json(failedOne));
    expect(await client(port).send(request('Send Validation'), ACTION_ID)).toMatchObject({
      kind: 'refused',
      failure: { reason: 'delivery-failed' },
    });
  });

  it.each([
    [json({}, 500), 'unsure'],
    [json({}, 429), 'notSent'],
    [json({ error: { code: 'rate_limited', message: 'slow down' } }, 400), 'notSent'],
    [json({}, 401), 'refused'],
    [json({}, 404), 'refused'],
    [{ kind: 'failed', code: 'TIMEOUT', written: 'unknown' }, 'unsure'],
    [{ kind: 'failed', code: 'ERR_NAME_NOT_RESOLVED', written: 'no' }, 'notSent'],
  ] as const)('%j is %s', async (answer, kind) => {
    expect((await client(answering(answer).port).send(request(ADD), ACTION_ID)).kind).toBe(kind);
  });

  it('is unsure when the port breaks its promise, and not sent without a key', async () => {
    expect(await client(answering().port).send(request(ADD), ACTION_ID)).toMatchObject({
      kind: 'unsure',
      failure: { kind: 'bug' },
    });
    const { port, asked } = answering(json({}));
    for (const apiKey of [
      () => Promise.resolve(failed({ kind: 'storage' as const, detail: 'locked' })),
      () => Promise.resolve(ok('')),
      () => Promise.resolve(ok('two words')),
    ]) {
      expect((await client(port, { apiKey }).send(request(ADD), ACTION_ID)).kind).toBe('notSent');
    }
    expect(asked).toEqual([]);
  });
});

describe('reading', () => {
  it.each([
    ['list', '/ext/v1/sites/a%2Fb/contacts', (it: ChektContacts) => it.list('a/b')],
    [
      'list by reference',
      '/ref/v1/sites/ACC%207/contacts',
      (it: ChektContacts) => it.listByReference('ACC 7'),
    ],
  ] as const)('%s asks %s once, without a body', async (_name, path, call) => {
    const { port, asked } = answering(json(CONTACT_LIST));
    expect(await call(client(port))).toMatchObject({ ok: true, value: { totalCount: 2 } });
    expect(asked).toEqual([
      {
        method: 'GET',
        url: `https://api.example/relay${path}`,
        headers: { Authorization: `Bearer ${KEY}` },
        timeoutMs: 400,
        answer: LONG_ANSWER,
      },
    ]);
  });

  it('one contact asks its own path, and fails as the service says', async () => {
    const { port, asked } = answering(json(CONTACT_ANSWERS['Get a Contact']));
    expect(await client(port).one('site_123abc', 'contact_789ghi')).toMatchObject({
      value: { contactId: 'contact_789ghi' },
    });
    expect(asked[0]?.url).toMatch(/\/ext\/v1\/sites\/site_123abc\/contacts\/contact_789ghi$/);
    const gone = { error: { code: 'contact_not_found', message: 'no such contact' } };
    expect(await client(answering(json(gone, 404)).port).one('s', 'c')).toMatchObject({
      failure: { reason: 'not-found', detail: 'HTTP 404: no such contact' },
    });
    expect(await client(port).one('s', '..')).toMatchObject({ failure: { field: 'contactId' } });
    expect(asked).toHaveLength(1);
  });
});

describe('an added contact of unsure end', () => {
  const row = {
    contact_id: 'new',
    first_name: 'john',
    last_name: 'Doe',
    email: 'John.Doe@example.com',
    phone: '+15550123',
  };
  const list = (contacts: unknown[], total = contacts.length): HttpAnswer =>
    json({ data: { contacts, total_count: total } });

  it.each([
    ['is there', [row], 'accepted', 'new'],
    ['is not there', CONTACT_LIST.data.contacts.slice(1), 'notSent', 'connection-lost'],
    ['is not that other John', [{ ...row, phone: '+1-555-0124' }], 'notSent', 'connection-lost'],
  ])('%s', async (_name, rows, kind, word) => {
    const { port, asked } = answering(list([...rows]));
    const outcome = await client(port).settleAdd(request(ADD));
    expect(outcome).toMatchObject({ kind });
    expect(JSON.stringify(outcome)).toContain(word);
    expect(asked).toMatchObject([{ method: 'GET' }]);
  });

  it('stays unsure when the list fails or is not whole', async () => {
    for (const answer of [json({}, 500), list([], 3), list([null])]) {
      expect((await client(answering(answer).port).settleAdd(request(ADD))).kind).toBe('unsure');
    }
  });

  it('is known by its external id, which may be another person’s', async () => {
    const made = client(answering().port).makeRequest({
      write: 'add-by-reference',
      accountReferenceId: 'acc',
      fields: { ...JOHN, externalId: '0042' },
    });
    if (!made.ok) throw new Error('no request');
    const holder = { ...row, external_contact_id: '0042', phone: '+1-555-7777' };
    const { port, asked } = answering(list([holder]), list([{ ...holder, first_name: 'Jo' }]));
    expect(await client(port).settleAdd(made.value)).toEqual({ kind: 'accepted', ref: 'new' });
    expect(await client(port).settleAdd(made.value)).toMatchObject({
      kind: 'refused',
      failure: { reason: 'duplicate-external-id', field: 'externalId', contactIds: ['new'] },
    });
    expect(asked[0]?.url).toMatch(/\/ref\/v1\/sites\/acc\/contacts$/);
  });
});
