// The CHeKT client over real loopback connections: exact requests, and the truth about every answer.
import type { IncomingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createChekt, type Chekt, type ChektDeps } from '../../src/main/vendors/chekt/client';
import {
  LONG_ANSWER,
  type HttpAnswer,
  type HttpPort,
  type HttpRequest,
  type Outcome,
} from '../../src/main/core/lib/vendor-port';
import type { StoredRequest } from '../../src/shared/delivery';
import { failed, ok } from '../../src/shared/core/failure';
import {
  httpServer,
  notHttp,
  readThenClose,
  readThenReset,
  refusingPort,
  silentServer,
  statusServer,
} from '../fakes/fault-servers';
import { createNodeHttpPort } from '../fakes/node-http-port';
import {
  CONTACT_LIST,
  DELIVERY_FAILED,
  EVENT_ANSWER,
  EVENT_REQUESTS,
  GENERAL_ANSWER,
  INVALID_CONTACT,
} from './chekt-samples';

const KEY = 'chekt_test_9f1c77aa03be5d21';
const ACTION_ID = '0197c3a2-7d5e-7c31-9f00-2b6a1c9d4e55';
const NOW_MS = Date.UTC(2025, 0, 15, 10, 30, 1);
const REQUEST: StoredRequest = {
  path: '/ext/v1/events/event_789/verifications',
  body: JSON.stringify(EVENT_REQUESTS['Request Example']),
};

const open: { close: () => unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function use<T extends { close: () => unknown }>(server: Promise<T>): Promise<T> {
  const made = await server;
  open.push(made);
  return made;
}

const unused: HttpPort = { send: () => Promise.reject(new Error('not this port')) };

function client(baseUrl: string, other: Partial<ChektDeps> = {}): Chekt {
  return createChekt({
    http: createNodeHttpPort(),
    ask: createNodeHttpPort(),
    baseUrl: () => baseUrl,
    apiKey: () => Promise.resolve(ok(KEY)),
    timeoutMs: 400,
    now: () => NOW_MS,
    ...other,
  });
}

async function attempt(chekt: Chekt): Promise<{ outcome: Outcome; writtenAt: readonly number[] }> {
  const writtenAt: number[] = [];
  const outcome = await chekt.send(REQUEST, ACTION_ID, {
    onWritten: (atMs) => writtenAt.push(atMs),
  });
  return { outcome, writtenAt };
}

/** A port that notes what it is asked and answers as told. */
function answering(answer: HttpAnswer): { port: HttpPort; asked: HttpRequest[] } {
  const asked: HttpRequest[] = [];
  const send = (request: HttpRequest): Promise<HttpAnswer> => {
    asked.push(request);
    return Promise.resolve(answer);
  };
  return { asked, port: { send } };
}

function json(body: unknown, status = 200): HttpAnswer {
  return { kind: 'response', status, headers: {}, body: JSON.stringify(body) };
}

describe('a question on the wire', () => {
  it('is one POST with the stored bytes, the key, and the id of the action', async () => {
    const seen: { method?: string; url?: string; headers: IncomingHttpHeaders; body: string }[] =
      [];
    const server = await use(
      httpServer((request, response) => {
        let body = '';
        request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        request.on('end', () => {
          const { method = '', url = '', headers } = request;
          seen.push({ method, url, headers, body });
          response.end(JSON.stringify(EVENT_ANSWER));
        });
      }),
    );
    const { outcome, writtenAt } = await attempt(client(`${server.url}/relay/`));

    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      method: 'POST',
      url: '/relay/ext/v1/events/event_789/verifications',
      headers: {
        authorization: `Bearer ${KEY}`,
        'content-type': 'application/json',
        'idempotency-key': ACTION_ID,
      },
      body: '{"contacts":["contact_123"],"method":"sms","timeout_seconds":180}',
    });
    expect(outcome).toMatchObject({ kind: 'accepted', ref: 'ver_abc123' });
    expect(writtenAt).toHaveLength(1);
  });

  it('goes through the port for questions alone', async () => {
    const { port, asked } = answering(json(EVENT_ANSWER));
    const chekt = client('https://api.example', { ask: port, http: unused });
    expect((await attempt(chekt)).outcome.kind).toBe('accepted');
    expect(asked).toHaveLength(1);
  });
});

describe('an accepted question', () => {
  it('brings a receipt with what the service said', async () => {
    const { port } = answering(json(EVENT_ANSWER));
    const { outcome } = await attempt(client('https://api.example', { ask: port }));
    expect(outcome).toEqual({
      kind: 'accepted',
      ref: 'ver_abc123',
      receipt: {
        verificationId: 'ver_abc123',
        eventId: 'event_789',
        status: 'sent',
        sentTo: [{ contactId: 'contact_123', name: 'John Doe', status: 'delivered', said: null }],
        timeoutAtMs: Date.UTC(2025, 0, 15, 10, 35),
        sentAtMs: Date.UTC(2025, 0, 15, 10, 30),
        receivedAtMs: NOW_MS,
        skewMs: 0,
      },
    });
  });

  it('has no end of time where the service names none', async () => {
    const { port } = answering(json(GENERAL_ANSWER));
    const { outcome } = await attempt(client('https://api.example', { ask: port }));
    expect(outcome).toMatchObject({
      kind: 'accepted',
      ref: 'ver_def456',
      receipt: { verificationId: 'ver_def456', eventId: null, timeoutAtMs: null },
    });
  });

  it.each([
    ['', 'bad-response'],
    ['[]', 'bad-response'],
    ['null', 'bad-response'],
    ['{"data":null}', 'bad-response'],
    ['{"success":false}', 'bad-response'],
    ['{"error":"no such site"}', 'bad-response'],
    ['{"success":false,"data":{"verification_id":"ver_1"}}', 'bad-response'],
    ['Sent', 'bad-response'],
    ['<html>thanks</html>', 'unavailable'],
    ['<?xml version="1.0"?><ok/>', 'unavailable'],
    ['{"data":', 'unavailable'],
  ])('is unsure, never accepted, without the id of a verification: %j', async (body, kind) => {
    for (const status of body === '' ? [200, 202, 204] : [200, 202]) {
      const server = await use(statusServer(status, {}, body));
      const { outcome } = await attempt(client(server.url));
      expect(outcome).toMatchObject({ kind: 'unsure', failure: { kind, httpStatus: status } });
    }
  });
});

describe('the outcome', () => {
  it.each([200, 400, 404, 422, 502])(
    'is a refusal that names the contacts, with HTTP %i',
    async (status) => {
      const server = await use(statusServer(status, {}, JSON.stringify(INVALID_CONTACT)));
      expect((await attempt(client(server.url))).outcome).toEqual({
        kind: 'refused',
        failure: {
          kind: 'rejected',
          reason: 'invalid-contact',
          detail: `HTTP ${status}: One or more contact IDs are invalid (contact_999)`,
          httpStatus: status,
          contactIds: ['contact_999'],
          vendorCode: 'INVALID_CONTACT',
        },
      });
    },
  );

  it.each([200, 422, 500, 502])(
    'is a refusal with the reason of a failed delivery, with HTTP %i',
    async (status) => {
      const server = await use(statusServer(status, {}, JSON.stringify(DELIVERY_FAILED)));
      expect((await attempt(client(server.url))).outcome).toEqual({
        kind: 'refused',
        failure: {
          kind: 'rejected',
          reason: 'delivery-failed',
          detail: `HTTP ${status}: Failed to deliver verification message: Invalid phone number (contact_123)`,
          httpStatus: status,
          contactIds: ['contact_123'],
          vendorCode: 'DELIVERY_FAILED',
        },
      });
    },
  );

  it('names a contact that was asked, even where its id looks like the key', async () => {
    const contactId = 'chekt_test_person';
    const details = { invalid_contacts: [contactId, `chekt_test_${KEY.slice(-8)}`] };
    const { port } = answering(json({ error: { ...INVALID_CONTACT.error, details } }, 422));
    const request = { ...REQUEST, body: `{"contacts":["${contactId}"],"method":"sms"}` };
    const chekt = client('https://api.example', { ask: port });
    const outcome = await chekt.send(request, ACTION_ID, { onWritten: () => undefined });
    expect(outcome).toMatchObject({ kind: 'refused', failure: { contactIds: [contactId] } });
  });

  it.each([500, 502, 503])('is unsure after a plain HTTP %i', async (status) => {
    const server = await use(statusServer(status, {}, 'Bad gateway'));
    expect((await attempt(client(server.url))).outcome).toMatchObject({
      kind: 'unsure',
      failure: { reason: 'server-error' },
    });
  });

  it('is notSent for a pause that is asked for', async () => {
    const server = await use(statusServer(429, { 'retry-after': '7' }));
    expect((await attempt(client(server.url))).outcome).toMatchObject({
      kind: 'notSent',
      failure: { kind: 'rate-limited', retryAfterMs: 7000 },
    });
  });

  it('is notSent when nobody listens', async () => {
    const nobody = `http://127.0.0.1:${await refusingPort()}`;
    expect((await attempt(client(nobody))).outcome).toMatchObject({
      kind: 'notSent',
      failure: { reason: 'refused' },
    });
  });

  it('is unsure when the reply is lost, late or no HTTP', async () => {
    for (const make of [readThenReset, readThenClose, silentServer, notHttp]) {
      const server = await use(make());
      const { outcome, writtenAt } = await attempt(client(server.url));
      expect(outcome.kind).toBe('unsure');
      expect(writtenAt).toHaveLength(1);
    }
  });

  it('is unsure when the port breaks its promise, and says no secret', async () => {
    const ask: HttpPort = { send: () => Promise.reject(new Error(KEY)) };
    const { outcome } = await attempt(client('https://api.example', { ask }));
    expect(outcome).toMatchObject({ kind: 'unsure', failure: { kind: 'bug' } });
    expect(JSON.stringify(outcome)).not.toContain(KEY);
  });
});

describe('without a key', () => {
  const { port, asked } = answering(json(EVENT_ANSWER));

  it.each([
    ['an empty key', () => Promise.resolve(ok('')), 'not-configured', 'no-key'],
    [
      'no key',
      () => Promise.resolve(failed({ kind: 'not-configured', reason: 'no-key', detail: '' })),
      'not-configured',
      'no-key',
    ],
    ['a key with a line break', () => Promise.resolve(ok('a\nb')), 'not-configured', 'no-key'],
    [
      'a keyring that waits for ever',
      () => new Promise<never>(() => undefined),
      'storage',
      'keyring-locked',
    ],
    ['a keyring that throws', () => Promise.reject(new Error('dbus')), 'storage', undefined],
  ] as const)('%s opens no connection', async (_name, apiKey, kind, reason) => {
    const chekt = client('https://a.example', { ask: port, http: port, apiKey, timeoutMs: 30 });
    const { outcome } = await attempt(chekt);
    expect(outcome).toMatchObject({ kind: 'notSent', failure: { kind } });
    expect(outcome.kind === 'notSent' && outcome.failure.reason).toBe(reason);
    expect(await chekt.siteContacts('site_123abc')).toMatchObject({ ok: false, failure: { kind } });
    expect(asked).toEqual([]);
  });
});

describe('the contacts of a site', () => {
  it('are read with one GET through the port for reading', async () => {
    const { port, asked } = answering(json(CONTACT_LIST));
    const chekt = client('https://api.example', { http: port, ask: unused });
    const contacts = await chekt.siteContacts('site/12 é');

    expect(asked).toEqual([
      {
        method: 'GET',
        url: 'https://api.example/ext/v1/sites/site%2F12%20%C3%A9/contacts',
        headers: { Authorization: `Bearer ${KEY}` },
        timeoutMs: 400,
        answer: LONG_ANSWER,
      },
    ]);
    expect(contacts).toMatchObject({
      ok: true,
      value: [{ name: 'John Doe' }, { name: 'Jane Smith' }],
    });
  });

  it.each(['.', '..', '', 'a\nb', 'x'.repeat(129)])(
    'are not asked for the site %j',
    async (siteId) => {
      const { port, asked } = answering(json(CONTACT_LIST));
      const answer = await client('https://api.example', { http: port }).siteContacts(siteId);
      expect(answer).toMatchObject({
        ok: false,
        failure: { kind: 'invalid-input', field: 'siteId' },
      });
      expect(asked).toEqual([]);
    },
  );

  it.each([
    [json({ error: { code: 'invalid_api_key', message: 'No' } }, 400), 'unauthorized'],
    [json({ error: { code: 'SITE_NOT_FOUND', message: 'No' } }), 'rejected'],
    [json({ contacts: 'none' }), 'bad-response'],
    [{ kind: 'response', status: 204, headers: {}, body: '' }, 'bad-response'],
    [json({}, 404), 'rejected'],
    [{ kind: 'failed', code: 'ERR_INTERNET_DISCONNECTED', written: 'no' }, 'offline'],
  ] as const)('are a failure after %o', async (answer, kind) => {
    const { port } = answering(answer);
    const chekt = client('https://api.example', { http: port });
    expect(await chekt.siteContacts('site_123abc')).toMatchObject({ ok: false, failure: { kind } });
  });

  it('are a failure when the port breaks its promise', async () => {
    const chekt = client('https://api.example', { http: unused });
    expect(await chekt.siteContacts('s')).toMatchObject({ ok: false, failure: { kind: 'bug' } });
  });
});
