// The judge: every status and every net error becomes one outcome.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinUrl, judge, RETRY_AFTER_MAX_MS } from '../../../src/main/vendors/http';
import type { HttpAnswer } from '../../../src/main/core/lib/vendor-port';
import { Failure } from '../../../src/shared/core/failure';

const NOW_MS = Date.UTC(2025, 2, 17, 23, 55, 58);
const KEY = 'fake-9f1c-test-key-77aa';

function response(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): HttpAnswer {
  return { kind: 'response', status, headers, body };
}

function lost(code: string, written: 'no' | 'unknown'): HttpAnswer {
  return { kind: 'failed', code, written };
}

describe('judging an answer', () => {
  it.each([200, 201, 202, 204, 226, 299])('accepts %i in the words of an interface', (status) => {
    for (const body of ['', '{}', '\ufeff{"id":1}', 'Thank you']) {
      expect(judge(response(status, {}, body), NOW_MS)).toEqual({ kind: 'accepted', ref: null });
    }
  });

  it.each([200, 204, 299, 400, 401, 402, 403, 404, 405, 408, 410, 429, 451, 499, 511])(
    'takes no page with %i for the word of the service',
    (status) => {
      for (const body of ['<html>', '{"broken', 'x'.repeat(201)]) {
        expect(judge(response(status, { 'Retry-After': '7' }, body), NOW_MS)).toMatchObject({
          kind: 'unsure',
          failure: { reason: 'something-else', httpStatus: status, retryAfterMs: 7000 },
        });
      }
    },
  );

  it.each([500, 502, 503, 504])(
    'leaves a page with %i what it is: the service is broken',
    (status) => {
      expect(judge(response(status, {}, '<html>'), NOW_MS)).toMatchObject({
        kind: 'unsure',
        failure: { reason: 'server-error' },
      });
    },
  );

  it('names the page that answered, without a secret', () => {
    const titled = (title: string) =>
      judge(response(403, { 'content-type': 'text/html' }, `<title>${title}</title>`), 0, [KEY]);
    expect(titled('Sign in to\n Lakeside Wi-Fi')).toMatchObject({
      failure: {
        detail: 'HTTP 403: something else answered (text/html, titled "Sign in to Lakeside Wi-Fi")',
      },
    });
    expect(JSON.stringify(titled(`who is ${KEY}`))).not.toContain('who is');
  });

  it.each([401, 402, 403])('takes %i as a refused key', (status) => {
    expect(judge(response(status), NOW_MS)).toMatchObject({
      kind: 'refused',
      failure: { kind: 'unauthorized', httpStatus: status },
    });
  });

  it('takes 404 as refused: there is nothing at that address', () => {
    expect(judge(response(404), NOW_MS)).toMatchObject({
      kind: 'refused',
      failure: { kind: 'rejected', reason: 'not-found' },
    });
  });

  it.each([400, 405, 409, 410, 413, 415, 418, 422, 451, 499])('takes %i as rejected', (status) => {
    expect(judge(response(status), NOW_MS)).toMatchObject({
      kind: 'refused',
      failure: { kind: 'rejected', httpStatus: status },
    });
  });

  it.each([
    [407, 'unavailable'],
    [408, 'timeout'],
    [425, 'unavailable'],
    [429, 'rate-limited'],
  ])('takes %i as not sent', (status, kind) => {
    expect(judge(response(status), NOW_MS)).toMatchObject({ kind: 'notSent', failure: { kind } });
  });

  it.each([300, 301, 302, 303, 304, 307, 308, 399])('takes %i as not sent', (status) => {
    expect(judge(response(status, { location: '/' }), NOW_MS)).toMatchObject({
      kind: 'notSent',
      failure: { kind: 'bad-response', reason: 'redirect' },
    });
  });

  it.each([500, 502, 503, 504, 520, 599])('is unsure after %i', (status) => {
    expect(judge(response(status), NOW_MS)).toMatchObject({
      kind: 'unsure',
      failure: { kind: 'unavailable', reason: 'server-error', httpStatus: status },
    });
  });

  it.each([0, 100, 101, 103, 199, 600, 999, -1, 200.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'is unsure after the impossible status %d',
    (status) => {
      expect(judge(response(status), NOW_MS)).toMatchObject({
        kind: 'unsure',
        failure: { kind: 'bad-response' },
      });
    },
  );

  it('is accepted by 2xx alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 1000 }), (status) => {
        const accepted = judge(response(status), NOW_MS).kind === 'accepted';
        expect(accepted).toBe(status >= 200 && status <= 299);
      }),
    );
  });
});

describe('Retry-After', () => {
  const waitOf = (value: string, status = 429): number | undefined => {
    const outcome = judge(response(status, { 'Retry-After': value }), NOW_MS);
    return outcome.kind === 'accepted' ? undefined : outcome.failure.retryAfterMs;
  };

  it.each([
    ['0', 0],
    ['7', 7000],
    [' 120 ', 120_000],
    ['99999999999999999999', RETRY_AFTER_MAX_MS],
    ['Mon, 17 Mar 2025 23:56:08 GMT', 10_000],
    ['Monday, 17-Mar-25 23:56:08 GMT', 10_000],
    ['Mon, 17 Mar 2025 23:00:00 GMT', 0],
    ['Fri, 31 Dec 2049 23:59:59 GMT', RETRY_AFTER_MAX_MS],
  ])('reads "%s" as %d ms', (value, waitMs) => {
    expect(waitOf(value)).toBe(waitMs);
    expect(waitOf(value, 503)).toBe(waitMs);
  });

  it.each(['', 'soon', '-5', '1.5', '1e9', 'Mon, never', '2025-03-17', '５'])(
    'ignores "%s"',
    (value) => expect(waitOf(value)).toBeUndefined(),
  );
});

describe('judging a lost connection', () => {
  it.each([
    ['ERR_NAME_NOT_RESOLVED', 'unavailable', 'dns'],
    ['ERR_NAME_RESOLUTION_FAILED', 'unavailable', 'dns'],
    ['ERR_CONNECTION_REFUSED', 'unavailable', 'refused'],
    ['ERR_INTERNET_DISCONNECTED', 'offline', 'unreachable'],
    ['ERR_ADDRESS_UNREACHABLE', 'unavailable', 'unreachable'],
    ['ERR_CONNECTION_FAILED', 'unavailable', 'unreachable'],
    ['ERR_CONNECTION_TIMED_OUT', 'timeout', 'before-writing'],
    ['ERR_CERT_AUTHORITY_INVALID', 'unavailable', 'tls'],
    ['ERR_CERT_DATE_INVALID', 'unavailable', 'tls'],
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'unavailable', 'tls'],
    ['ERR_PROXY_CONNECTION_FAILED', 'unavailable', 'proxy'],
    ['ERR_PROXY_AUTH_REQUESTED', 'unavailable', 'proxy'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'unavailable', 'proxy'],
    ['ERR_INVALID_URL', 'not-configured', undefined],
    ['ERR_UNSAFE_PORT', 'not-configured', undefined],
  ])('%s proves that nothing was sent', (code, kind, reason) => {
    for (const written of ['no', 'unknown'] as const) {
      const outcome = judge(lost(code, written), NOW_MS);
      expect(outcome).toMatchObject({ kind: 'notSent', failure: { kind } });
      expect(outcome.kind === 'notSent' && outcome.failure.reason).toBe(reason);
    }
  });

  it.each([
    ['TIMEOUT', 'timeout', 'after-writing', 'before-writing'],
    ['ERR_TIMED_OUT', 'timeout', 'after-writing', 'before-writing'],
    ['ERR_CONNECTION_RESET', 'unavailable', 'connection-lost', 'connection-lost'],
    ['ERR_CONNECTION_CLOSED', 'unavailable', 'connection-lost', 'connection-lost'],
    ['ERR_CONNECTION_ABORTED', 'unavailable', 'connection-lost', 'connection-lost'],
    ['ERR_EMPTY_RESPONSE', 'unavailable', 'connection-lost', 'connection-lost'],
    ['ERR_NETWORK_CHANGED', 'unavailable', 'connection-lost', 'connection-lost'],
    ['ERR_NETWORK_IO_SUSPENDED', 'unavailable', 'connection-lost', 'connection-lost'],
    ['ERR_ABORTED', 'unavailable', 'connection-lost', 'connection-lost'],
    ['ERR_SSL_PROTOCOL_ERROR', 'unavailable', 'tls', 'tls'],
    ['ERR_BAD_SSL_CLIENT_AUTH_CERT', 'unavailable', 'tls', 'tls'],
    ['ERR_INVALID_HTTP_RESPONSE', 'bad-response', undefined, undefined],
    ['ERR_NEVER_HEARD_OF', 'unavailable', undefined, undefined],
    ['', 'unavailable', undefined, undefined],
  ])('%s is unsure unless nothing was written', (code, kind, after, before) => {
    const late = judge(lost(code, 'unknown'), NOW_MS);
    const early = judge(lost(code, 'no'), NOW_MS);
    expect([late.kind, early.kind]).toEqual(['unsure', 'notSent']);
    expect(late).toMatchObject({ failure: { kind } });
    expect(late.kind === 'unsure' && late.failure.reason).toBe(after);
    expect(early.kind === 'notSent' && early.failure.reason).toBe(before);
  });

  it('knows the code with and without "net::"', () => {
    expect(judge(lost('net::ERR_CERT_REVOKED', 'unknown'), NOW_MS)).toEqual(
      judge(lost('ERR_CERT_REVOKED', 'unknown'), NOW_MS),
    );
  });
});

describe('what a failure tells', () => {
  it('quotes a rejection in one short line', () => {
    const outcome = judge(
      response(400, {}, `{"error":\n\t"bad channel \u202e${'x'.repeat(900)}"}`),
      0,
    );
    const detail = outcome.kind === 'refused' ? outcome.failure.detail : '';
    expect(detail).toContain('bad channel x');
    expect(detail.length).toBeLessThan(260);
    expect(detail).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('never holds the key or a piece of it, in whatever form the answer repeats it', () => {
    const credentials = Buffer.from(`api:${KEY}`).toString('base64');
    const pieces = [KEY, KEY.toUpperCase(), KEY.slice(3, 15), credentials, KEY.split('').join(' ')];
    for (const status of [400, 401, 403, 404, 422, 429, 500]) {
      for (const piece of pieces) {
        const body = `{"error":"who is ${piece}?"}`;
        const text = JSON.stringify(judge(response(status, {}, body), NOW_MS, [KEY, credentials]));
        expect(text).not.toContain('who is');
      }
    }
  });

  it('never throws and is always well formed, for any answer at all', () => {
    const answers = fc.oneof(
      fc.record({
        kind: fc.constant('response' as const),
        status: fc.oneof(fc.integer(), fc.double()),
        headers: fc.dictionary(
          fc.oneof(fc.constantFrom('retry-after', 'Retry-After', 'location'), fc.string()),
          fc.string({ unit: 'binary' }),
        ),
        body: fc.string({ unit: 'binary', maxLength: 3000 }),
      }),
      fc.record({
        kind: fc.constant('failed' as const),
        code: fc.string({ unit: 'binary' }),
        written: fc.constantFrom('no' as const, 'unknown' as const),
      }),
    );
    fc.assert(
      fc.property(answers, fc.array(fc.string()), (answer, secrets) => {
        const outcome = judge(answer, NOW_MS, secrets);
        if (outcome.kind === 'accepted') return;
        expect(Failure.safeParse(outcome.failure).error).toBeUndefined();
        if (outcome.failure.retryAfterMs !== undefined) {
          expect(outcome.failure.retryAfterMs).toBeLessThanOrEqual(RETRY_AFTER_MAX_MS);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('joining an address', () => {
  it.each([
    ['https://api.share911.com', '/v1/checkins/', 'https://api.share911.com/v1/checkins/'],
    ['https://api.share911.com/', '/v1/checkins/', 'https://api.share911.com/v1/checkins/'],
    ['http://127.0.0.1:99/a/b', '/v1/checkins/', 'http://127.0.0.1:99/a/b/v1/checkins/'],
    ['http://127.0.0.1:99/a/b//', 'v1/checkins/', 'http://127.0.0.1:99/a/b/v1/checkins/'],
    ['http://[::1]:99', '/x', 'http://[::1]:99/x'],
  ])('%s and %s make %s', (base, path, url) => expect(joinUrl(base, path)).toBe(url));

  it('keeps the prefix and the trailing slash of anything', () => {
    const segments = fc.array(fc.stringMatching(/^[a-z0-9._~-]{1,8}$/), { maxLength: 4 });
    fc.assert(
      fc.property(segments, fc.boolean(), segments, fc.boolean(), (prefix, slash, path, end) => {
        const base = `https://host.example${prefix.map((each) => `/${each}`).join('')}`;
        const tail = `/${path.join('/')}${end && path.length > 0 ? '/' : ''}`;
        expect(joinUrl(slash ? `${base}/` : base, tail)).toBe(`${base}${tail}`);
      }),
    );
  });
});
