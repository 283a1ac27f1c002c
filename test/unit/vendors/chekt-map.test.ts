// A question put into CHeKT's bytes, and its answer read as a receipt.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receiptOf, toStoredRequest } from '../../../src/main/vendors/chekt/map';
import {
  EventVerificationBody,
  GeneralVerificationBody,
} from '../../../src/main/vendors/chekt/wire';
import type { StoredRequest } from '../../../src/shared/delivery';
import {
  VerificationAsk,
  VerificationMethod,
  VerificationReceipt,
} from '../../../src/shared/verification/verification';
import {
  EVENT_ANSWER,
  EVENT_REQUESTS,
  GENERAL_ANSWER,
  GENERAL_REQUESTS,
  HOMELESS_REQUESTS,
} from '../../vendors/chekt-samples';

const NOW_MS = Date.UTC(2025, 0, 15, 10, 30, 1);

function askOf(given: Partial<VerificationAsk> = {}): VerificationAsk {
  return {
    kind: 'verification',
    siteId: 'site_123abc',
    siteName: 'Main Office',
    eventId: 'event_789',
    contacts: [{ contactId: 'contact_123', name: 'John Doe', type: 'primary' }],
    method: 'sms',
    message: 'Is it real? Reply YES or NO.',
    subject: null,
    requireResponse: true,
    priority: 'medium',
    timeoutSeconds: 300,
    origin: 'window',
    followsUp: null,
    aboutPress: null,
    ...given,
  };
}

const idsOf = (ids: readonly string[]) => ids.map((contactId) => ({ contactId }));

function requestFor(given: Partial<VerificationAsk>): StoredRequest {
  const made = toStoredRequest(askOf(given));
  if (!made.ok) throw new Error(made.failure.detail);
  return made.value;
}

describe('a question about an event', () => {
  it.each(Object.entries(EVENT_REQUESTS))("is the vendor's example: %s", (_name, example) => {
    const request = requestFor({
      contacts: idsOf(example.contacts),
      method: example.method,
      message: 'message' in example ? example.message : '',
      timeoutSeconds: example.timeout_seconds,
    });
    expect(request).toEqual({
      path: '/ext/v1/events/event_789/verifications',
      body: JSON.stringify(example),
    });
    expect(EventVerificationBody.parse(JSON.parse(request.body))).toEqual(example);
  });

  it('has no field that the endpoint does not know', () => {
    const { body } = requestFor({ subject: 'Alarm', requireResponse: false });
    expect(Object.keys(JSON.parse(body) as object)).toEqual([
      'contacts',
      'method',
      'message',
      'timeout_seconds',
    ]);
    const example = EVENT_REQUESTS['Request Example'];
    expect(EventVerificationBody.safeParse({ ...example, site_id: 's' }).success).toBe(false);
  });

  it.each([
    ['25', '/ext/v1/events/25/verifications'],
    ['a/b?c#d e', '/ext/v1/events/a%2Fb%3Fc%23d%20e/verifications'],
    ['%2e%2e', '/ext/v1/events/%252e%252e/verifications'],
    ['Ереван', '/ext/v1/events/%D0%95%D1%80%D0%B5%D0%B2%D0%B0%D0%BD/verifications'],
  ])('carries the opaque id %j in one part of the path', (eventId, path) => {
    expect(requestFor({ eventId }).path).toBe(path);
  });

  it.each(['.', '..', '', ' e', 'a\u0000b', '\ud800', 'x'.repeat(129)])(
    'is not made for the event id %j',
    (eventId) => {
      expect(toStoredRequest(askOf({ eventId }))).toMatchObject({
        ok: false,
        failure: { kind: 'invalid-input', field: 'eventId' },
      });
    },
  );
});

describe('a question about a site', () => {
  it.each(Object.entries(GENERAL_REQUESTS))("is the vendor's example: %s", (_name, example) => {
    const requireResponse = 'require_response' in example ? example.require_response : true;
    const request = requestFor({
      eventId: null,
      siteId: example.site_id,
      contacts: idsOf(example.contacts),
      method: example.method,
      subject: example.subject,
      message: example.message,
      requireResponse,
    });
    expect(request).toEqual({
      path: '/ext/v1/verifications',
      // What the second example leaves to an unknown default is always said.
      body: JSON.stringify({ ...example, require_response: requireResponse }),
    });
    expect(GeneralVerificationBody.parse(example)).toEqual(example);
  });

  it.each(Object.entries(HOMELESS_REQUESTS))(
    'is the example %s once it says which site is meant',
    (_name, example) => {
      const request = requestFor({
        eventId: null,
        contacts: idsOf(example.contacts),
        method: example.method,
        subject: 'subject' in example ? example.subject : null,
        message: example.message,
      });
      expect(request.body).toBe(
        JSON.stringify({ site_id: 'site_123abc', ...example, require_response: true }),
      );
      expect(GeneralVerificationBody.safeParse(example).success).toBe(false);
    },
  );

  it('has no time to answer: the endpoint has no field for it', () => {
    expect(requestFor({ eventId: null, timeoutSeconds: 60 }).body).not.toContain('timeout');
  });
});

describe('any question', () => {
  it.each([
    [{ contacts: [] }, 'contacts'],
    [{ contacts: idsOf(['a', 'b\n']) }, 'contacts.1'],
    [{ message: 'x'.repeat(1001) }, 'message'],
    [{ timeoutSeconds: 1.5 }, 'timeout_seconds'],
    [{ eventId: null, siteId: '' }, 'site_id'],
    [{ eventId: null, subject: 'x'.repeat(201) }, 'subject'],
  ] as const)('is not made from %o', (given, field) => {
    const made = toStoredRequest(askOf(given as Partial<VerificationAsk>));
    expect(made).toMatchObject({ ok: false, failure: { kind: 'invalid-input', field } });
  });

  it('keeps every visible character and loses what nobody sees', () => {
    const { body } = requestFor({ message: ' Señora 体育館 🚨\u0000\ud800\nYES?\u001b ' });
    expect(JSON.parse(body)).toMatchObject({ message: 'Señora 体育館 🚨 \ufffd\nYES?' });
  });

  it('has the same bytes each time, and its id whole in the path', () => {
    const id = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) =>
        text
          .replace(/[\p{Cc}\p{Cs}]/gu, '')
          .trim()
          .slice(0, 128),
      )
      .filter((text) => text !== '' && !/\p{Surrogate}/u.test(text));
    const asks = fc.record({
      eventId: fc.option(id),
      siteId: id,
      contacts: fc.array(fc.record({ contactId: id }), { minLength: 1, maxLength: 5 }),
      method: fc.constantFrom(...VerificationMethod.options),
      message: fc.string({ unit: 'binary', maxLength: 200 }),
      subject: fc.option(fc.string({ maxLength: 50 })),
      requireResponse: fc.boolean(),
      timeoutSeconds: fc.integer({ min: 1, max: 86_400 }),
    });
    fc.assert(
      fc.property(asks, (given) => {
        if (given.eventId === '.' || given.eventId === '..') return;
        const ask = VerificationAsk.parse(askOf(given));
        const made = requestFor(ask);
        expect(requestFor(JSON.parse(JSON.stringify(ask)) as VerificationAsk)).toEqual(made);
        expect(Buffer.from(made.body, 'utf8').toString('utf8')).toBe(made.body);
        const parts = new URL(`https://api.example${made.path}`).pathname.split('/');
        if (given.eventId === null) expect(parts).toHaveLength(4);
        else {
          expect(parts).toHaveLength(6);
          expect(decodeURIComponent(parts[4] ?? '')).toBe(given.eventId);
        }
        const ids = given.contacts.map(({ contactId }) => contactId);
        expect(JSON.parse(made.body)).toMatchObject({ contacts: ids, method: given.method });
      }),
      { numRuns: 500 },
    );
  });
});

function receipt(body: unknown, date?: string): VerificationReceipt {
  const headers = date === undefined ? {} : { Date: date };
  return receiptOf({ headers, body: JSON.stringify(body) }, NOW_MS);
}

describe('a receipt', () => {
  it('takes the end of time from the answer, not from what was asked', () => {
    const { timeoutAtMs, sentAtMs } = receipt(EVENT_ANSWER);
    expect((timeoutAtMs ?? 0) - (sentAtMs ?? 0)).toBe(300_000);
  });

  it('is the same without the envelope, and with numbers for ids', () => {
    expect(receipt(EVENT_ANSWER.data)).toEqual(receipt(EVENT_ANSWER));
    expect(receipt({ verification_id: 17, event_id: 25, sent_to: [{ contact_id: 3 }] })).toEqual({
      ...receipt({}),
      verificationId: '17',
      eventId: '25',
      sentTo: [{ contactId: '3', name: null, status: null, said: null }],
    });
  });

  it('keeps a status it does not know as said, and does not guess one', () => {
    const { status, sentTo } = receipt({
      data: {
        status: 'fading',
        sent_to: [
          { contact_id: 'a', status: 'Bounced' },
          { contact_id: 'b', status: 'FAILED' },
          { name: 'nobody' },
          null,
          'c',
        ],
      },
    });
    expect(status).toBeNull();
    expect(sentTo).toEqual([
      { contactId: 'a', name: null, status: null, said: 'Bounced' },
      { contactId: 'b', name: null, status: 'failed', said: null },
    ]);
  });

  it.each([
    ['2025-01-15T10:35:00.250Z', Date.UTC(2025, 0, 15, 10, 35, 0, 250)],
    ['2025-01-15T16:05:00+05:30', Date.UTC(2025, 0, 15, 10, 35)],
    ['2025-01-15 10:35:00', Date.UTC(2025, 0, 15, 10, 35)],
    [1736937300, Date.UTC(2025, 0, 15, 10, 35)],
    [1736937300250, Date.UTC(2025, 0, 15, 10, 35, 0, 250)],
    ['1736937300', Date.UTC(2025, 0, 15, 10, 35)],
    ['2025-02-30T10:35:00Z', null],
    ['0001-01-01T00:00:00Z', null],
    ['in five minutes', null],
    ['2025', null],
    ['', null],
    [0, null],
    [-5, null],
    [1e300, null],
    [true, null],
    [{}, null],
  ])('reads the time %j', (timeout_at, timeoutAtMs) => {
    expect(receipt({ data: { timeout_at } }).timeoutAtMs).toBe(timeoutAtMs);
  });

  it.each([
    ['Wed, 15 Jan 2025 10:30:01 GMT', 0],
    ['Wed, 15 Jan 2025 10:30:05 GMT', 0],
    ['Wed, 15 Jan 2025 10:30:06 GMT', 5000],
    ['Wed, 15 Jan 2025 10:28:01 GMT', -120_000],
    ['Wednesday, 15-Jan-25 10:40:01 GMT', 600_000],
    ['soon', 0],
    ['Wed, 99 Jan 2025 10:40:01 GMT', 0],
    ['', 0],
  ])("knows the vendor's clock from the date %j", (date, skewMs) => {
    expect(receipt({}, date).skewMs).toBe(skewMs);
  });

  it('can be stored, whatever the answer holds', () => {
    const odd = fc.oneof(
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.string(),
      fc
        .record({
          verification_id: fc.jsonValue(),
          status: fc.jsonValue(),
          sent_to: fc.oneof(fc.jsonValue(), fc.array(fc.object({ maxDepth: 1 }))),
          timeout_at: fc.jsonValue(),
        })
        .map((data) => JSON.stringify({ data })),
    );
    fc.assert(
      fc.property(odd, fc.string(), (body, Date) => {
        const made = receiptOf({ headers: { Date }, body }, NOW_MS);
        expect(VerificationReceipt.parse(made)).toEqual(made);
      }),
      { numRuns: 500 },
    );
  });

  it('survives an answer that is huge or deep', () => {
    const deep = `{"data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect(receiptOf({ headers: {}, body: deep }, NOW_MS).verificationId).toBeNull();
    const many = { sent_to: Array.from({ length: 50_000 }, () => ({ contact_id: 'c' })) };
    expect(receipt(many).sentTo).toHaveLength(1000);
  });

  it('reads the general example', () => {
    expect(receipt(GENERAL_ANSWER)).toMatchObject({
      verificationId: 'ver_def456',
      eventId: null,
      status: 'sent',
      timeoutAtMs: null,
      sentTo: [{ contactId: 'contact_123', name: 'John Doe', status: 'delivered' }],
    });
  });
});
