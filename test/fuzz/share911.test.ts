// Whatever people type, the stored bytes stay the same and the strict service takes them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkShare911, isTimeStamp } from '../../src/main/practice/share911/routes';
import { presentable } from '../../src/main/vendors/excerpt';
import { timeStamp, toStoredRequest } from '../../src/main/vendors/share911/map';
import type { CheckIn } from '../../src/shared/action';
import { CheckInStatus } from '../../src/shared/core/check-in';
import { StoredRequest } from '../../src/shared/delivery';

const KEY = 'fake-9f1c-test-key-77aa';
const text = (maxLength: number, minLength = 0) =>
  fc
    .oneof(
      fc.string({ unit: 'binary', minLength, maxLength }),
      fc.string({ unit: 'grapheme', minLength, maxLength }),
      fc.string({ unit: 'binary-ascii', minLength, maxLength }),
      // Lone surrogates and other broken UTF-16.
      fc
        .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { minLength, maxLength: 20 })
        .map((units) => String.fromCharCode(...units)),
    )
    .map((value) => value.slice(0, maxLength));

const checkIns: fc.Arbitrary<CheckIn> = fc.record(
  {
    kind: fc.constant('check-in' as const),
    status: fc.constantFrom(...CheckInStatus.options),
    message: text(1000),
    location: text(200),
    origin: fc.constant('window' as const),
  },
  { requiredKeys: ['kind', 'status', 'location', 'origin'] },
);
const channels = fc.record({ channelId: text(256, 1), integrationId: text(128, 1) });
const times = fc.integer({ min: 0, max: Date.UTC(2200, 0) });

describe('any check-in', () => {
  it('is the same bytes after the disk, and taken by the strict service', () => {
    fc.assert(
      fc.property(checkIns, channels, times, (checkIn, channel, atMs) => {
        const made = toStoredRequest(checkIn, channel, atMs);
        if (!made.ok) throw new Error(made.failure.detail);
        const stored = StoredRequest.parse(JSON.parse(JSON.stringify(made.value)));
        const sent = Buffer.from(stored.body, 'utf8');
        expect(sent.toString('utf8')).toBe(made.value.body);
        expect(toStoredRequest(checkIn, channel, atMs)).toEqual(made);

        const verdict = checkShare911(
          {
            method: 'POST',
            path: stored.path,
            headers: {
              authorization: `Basic ${Buffer.from(`api:${KEY}`).toString('base64')}`,
              'content-type': 'application/json',
            },
            body: sent,
            tooLarge: sent.length > 64 * 1024,
          },
          KEY,
        );
        expect(verdict).toEqual({ ok: true, status: 200, problem: null, unknownKeys: [] });

        const body = JSON.parse(stored.body) as Record<string, unknown>;
        expect(body.channelId).toBe(channel.channelId);
        expect(body.integrationId).toBe(channel.integrationId);
        expect(body.message ?? '').toBe(presentable(checkIn.message ?? ''));
        expect(JSON.stringify(body)).toBe(stored.body);
      }),
      { numRuns: 20_000 },
    );
  });

  it('shows nothing unprintable and loses nothing printable', () => {
    fc.assert(
      fc.property(text(300), (typed) => {
        const shown = presentable(typed);
        expect(shown).not.toMatch(/[^\P{C}\n\t\p{Cf}\p{Co}\p{Cn}]/u);
        const visible = typed.replace(/[\p{Cc}\p{Cs}\s]/gu, '');
        expect(shown.replace(/[\ufffd\s]/gu, '')).toBe(visible.replaceAll('\ufffd', ''));
      }),
      { numRuns: 5000 },
    );
  });

  it('has a time the service can read, to the second', () => {
    fc.assert(
      fc.property(times, (atMs) => {
        const stamp = timeStamp(atMs);
        expect(isTimeStamp(stamp)).toBe(true);
        expect(Date.parse(stamp.replace('+0000', 'Z'))).toBe(Math.floor(atMs / 1000) * 1000);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the strict service', () => {
  it('never throws and never takes what is not a check-in', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.jsonValue().map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(anything, fc.string(), (body, authorization) => {
        const headers = { authorization, 'content-type': 'application/json' };
        const request = { method: 'POST', path: '/', headers, tooLarge: false };
        expect(checkShare911({ ...request, body: Buffer.from(body) }, KEY).status).toBe(401);
        const known = {
          ...headers,
          authorization: `Basic ${Buffer.from(`api:${KEY}`).toString('base64')}`,
        };
        const verdict = checkShare911({ ...request, headers: known, body: Buffer.from(body) }, KEY);
        expect(verdict.status).toBe(400);
      }),
      { numRuns: 5000 },
    );
  });
});
