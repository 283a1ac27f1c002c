// CHeKT's two shapes of an error: the code decides, and no secret ever comes along.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeChekt } from '../../../src/main/vendors/chekt/errors';
import type { Outcome } from '../../../src/main/core/lib/vendor-port';
import { Failure } from '../../../src/shared/core/failure';
import { DELIVERY_FAILED, INVALID_CONTACT } from '../../vendors/chekt-samples';

const NOW_MS = Date.UTC(2025, 0, 15, 10, 30);
const KEY = 'zq8Jw2Lx0Rv5Tn7Bk3';

function judged(
  body: unknown,
  status = 422,
  headers: Readonly<Record<string, string>> = {},
  asked: readonly string[] = [],
): Outcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return judgeChekt({ kind: 'response', status, headers, body: text }, NOW_MS, [KEY], asked);
}

function errorOf(code: unknown, other: object = {}): object {
  return { error: { code, message: 'It went wrong', ...other } };
}

describe('the code of an error', () => {
  it.each([200, 201, 400, 401, 404, 409, 422, 429, 500, 502])('decides over HTTP %i', (status) => {
    expect(judged(INVALID_CONTACT, status)).toMatchObject({
      kind: 'refused',
      failure: { kind: 'rejected', reason: 'invalid-contact', contactIds: ['contact_999'] },
    });
    expect(judged(DELIVERY_FAILED, status)).toMatchObject({
      kind: 'refused',
      failure: { kind: 'rejected', reason: 'delivery-failed', contactIds: ['contact_123'] },
    });
  });

  it.each([
    ['invalid_api_key', 'refused', 'unauthorized'],
    ['permission_denied', 'refused', 'unauthorized'],
    ['UNAUTHORIZED', 'refused', 'unauthorized'],
    ['idempotency_conflict', 'refused', 'rejected'],
    ['rate_limited', 'notSent', 'rate-limited'],
    ['RATE-LIMIT-EXCEEDED', 'notSent', 'rate-limited'],
    ['invalid_contact', 'refused', 'rejected'],
  ])('%s is %s, %s, whatever the status', (code, kind, failureKind) => {
    for (const status of [200, 400, 503]) {
      expect(judged(errorOf(code), status)).toMatchObject({
        kind,
        failure: { kind: failureKind, vendorCode: code, httpStatus: status },
      });
    }
  });

  it('leaves a pause its length', () => {
    expect(judged(errorOf('rate_limited'), 400, { 'Retry-After': '9' })).toMatchObject({
      kind: 'notSent',
      failure: { retryAfterMs: 9000 },
    });
  });

  it.each([
    [200, 'refused', 'rejected'],
    [400, 'refused', 'rejected'],
    [401, 'refused', 'unauthorized'],
    [404, 'refused', 'rejected'],
    [408, 'notSent', 'timeout'],
    [429, 'notSent', 'rate-limited'],
    [500, 'unsure', 'unavailable'],
    [503, 'unsure', 'unavailable'],
  ])('leaves it to HTTP %i when it is not known', (status, kind, failureKind) => {
    expect(judged(errorOf('SOMETHING_NEW'), status)).toMatchObject({
      kind,
      failure: { kind: failureKind, vendorCode: 'SOMETHING_NEW' },
    });
  });

  it.each(['constructor', '__proto__', 'toString', '', 7, null, {}, []])(
    'is nothing known when it is %j',
    (code) => {
      expect(judged(errorOf(code), 503)).toMatchObject({
        kind: 'unsure',
        failure: { reason: 'server-error' },
      });
    },
  );
});

describe('the failure', () => {
  it('has the field of the second shape, and the words of the service', () => {
    const error = { code: 'invalid_request', message: 'Bad method', request_id: 'req_1' };
    expect(judged({ error: { ...error, field: 'method' } }, 400)).toEqual({
      kind: 'refused',
      failure: {
        kind: 'rejected',
        detail: 'HTTP 400: Bad method',
        httpStatus: 400,
        vendorCode: 'invalid_request',
        field: 'method',
      },
    });
  });

  it('has no words of the service where the key is refused', () => {
    for (const body of [errorOf('invalid_api_key'), errorOf('NEW')]) {
      expect(JSON.stringify(judged(body, 401))).not.toContain('It went wrong');
    }
  });

  it.each([
    [undefined, undefined],
    [null, undefined],
    ['contact_1', undefined],
    [[], undefined],
    [{ invalid_contacts: 'contact_1' }, ['contact_1']],
    [{ invalid_contacts: [17, 'contact_1', {}, null, 'contact_1', ''] }, ['17', 'contact_1']],
    [{ invalid_contacts: { 0: 'x' } }, undefined],
    [{ reason: { deep: [] }, contact_id: ['x', ['y']] }, ['x']],
    [{ invalid_contacts: ['x'.repeat(129)] }, undefined],
  ])('survives the details %j', (details, contactIds) => {
    const outcome = judged(errorOf('INVALID_CONTACT', { details }));
    expect(outcome).toMatchObject({ kind: 'refused', failure: { reason: 'invalid-contact' } });
    expect(outcome.kind === 'refused' && outcome.failure.contactIds).toEqual(contactIds);
  });

  it('stays small when the answer is huge or deep', () => {
    const invalid_contacts = Array.from({ length: 30_000 }, (_, index) => `contact_${index}`);
    const outcome = judged(errorOf('INVALID_CONTACT', { details: { invalid_contacts } }));
    expect(outcome.kind === 'refused' && Failure.parse(outcome.failure).contactIds).toHaveLength(
      100,
    );
    const deep = `{"error":{"code":"X","details":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`;
    expect(judged(deep).kind).toBe('unsure');
  });

  it('repeats no part of the key, but always a contact that was asked', () => {
    const half = KEY.slice(3, 12);
    const leaky = {
      error: {
        code: `BAD_${half}`,
        message: `key ${KEY} is bad`,
        field: half,
        details: { reason: half, invalid_contacts: [`c-${half}`, `asked-${half}`] },
      },
    };
    for (const code of [leaky.error.code, 'INVALID_CONTACT', 'DELIVERY_FAILED']) {
      const outcome = judged({ error: { ...leaky.error, code } }, 400, {}, [`asked-${half}`]);
      const shown = JSON.stringify(outcome);
      expect(shown.replaceAll(`asked-${half}`, '')).not.toContain(half.slice(0, 6));
      if (code === 'INVALID_CONTACT') expect(shown).toContain(`asked-${half}`);
    }
  });

  it('is well formed for any answer', () => {
    const any = fc.jsonValue();
    const errors = fc.record({
      error: fc.oneof(
        any,
        fc.record({
          code: fc.oneof(
            any,
            fc.constantFrom('INVALID_CONTACT', 'DELIVERY_FAILED', 'rate_limited', 'NEW'),
          ),
          message: fc.oneof(any, fc.string({ unit: 'binary', maxLength: 2000 })),
          field: any,
          details: fc.oneof(
            any,
            fc.record({ reason: any, contact_id: any, invalid_contacts: fc.array(any) }),
          ),
        }),
      ),
    });
    fc.assert(
      fc.property(errors, fc.integer({ min: 0, max: 700 }), (body, status) => {
        const outcome = judged(body, status);
        if (outcome.kind === 'accepted') return;
        expect(Failure.parse(outcome.failure)).toEqual(outcome.failure);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an answer without an error', () => {
  it.each(['', '{}', '{"error":null}', '{"error":{}}', '[]', 'null'])(
    'is accepted with 2xx and unsure with 5xx: %j',
    (body) => {
      expect(judged(body, 200)).toEqual({ kind: 'accepted', ref: null });
      expect(judged(body, 503).kind).toBe('unsure');
    },
  );
});
