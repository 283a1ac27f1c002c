// Times as services write them into webhooks: each known form is the moment it means, and no other text is one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTimeMs } from '../../../src/main/vendors/read-time';

const AT_MS = Date.UTC(2026, 2, 2, 18, 5, 9);

it.each([
  '2026-03-02T18:05:09Z',
  '2026-03-02t18:05:09.000z',
  '2026-03-02T13:05:09-05:00',
  '2026-03-02T13:05:09-0500',
  '2026-03-02 18:05:09 UTC',
  '2026-03-02 13:05:09 -0500',
  '2026-03-02 13:05:09 EST',
  '2026-03-02 18:05:09',
  '2026\u201003\u201002T13:05:09\u221205:00',
  'Mon, 02 Mar 2026 18:05:09 GMT',
  'Mon, 2 Mar 2026 13:05:09 -0500',
  '02 Mar 2026 12:05:09 CST',
  '3/2/2026 1:05:09 PM EST',
  '03/02/2026, 01:05:09 p.m. -05:00',
  '3/2/2026, 1:05:09\u202fPM EST',
  'March 2, 2026 at 1:05:09 PM EST',
  'Mon, Mar 2, 2026, 2:05:09 PM EDT',
  '2026-03-02 13:05:09-05',
  '2026-03-02 18:05:09.000+00',
  '2026-03-02T18:05:09,000Z',
  'Mon Mar 02 2026 12:05:09 GMT-0600 (Central Standard Time)',
  'Mon Mar  2 12:05:09 CST 2026',
  'Mon Mar 2 18:05:09 UTC 2026',
  '3/2/2026 1:05:09 p. m. EST',
  '1772474709',
  '1772474709000',
  1772474709,
  1772474709000,
])('%j is one moment', (text) => {
  expect(readTimeMs(text)).toBe(AT_MS);
});

it('means the time of this desk on the 12-hour clock without a zone', () => {
  expect(readTimeMs('3/2/2026 1:05:09 PM')).toBe(new Date(2026, 2, 2, 13, 5, 9).getTime());
  expect(readTimeMs('12/31/2026 12:00 AM')).toBe(new Date(2026, 11, 31, 0, 0).getTime());
  expect(readTimeMs('12/31/2026 12:00 pm')).toBe(new Date(2026, 11, 31, 12, 0).getTime());
});

describe('what stays unread', () => {
  it.each([
    ...['', 'yesterday', '13:05', '2026-03-02', '2026-02-30T10:00:00Z', '2026-13-01T10:00:00Z'],
    ...['2026-03-02T24:00:00Z', '2026-03-02T10:60:00Z', '2026-03-02T10:00:00+24:00'],
    ...['2/30/2026 1:00 PM', '13/1/2026 1:00 PM', '3/2/2026 13:05:09 PM', '3/2/2026 0:05 AM'],
    ...[
      '3/2/2026 13:05',
      '2.3.2026 13:05',
      'Mon, 02 Foo 2026 18:05:09 GMT',
      '1999-12-31T23:59:59Z',
    ],
    ...['Mon Mar  2 13:05:09 2026', 'Mon Mar 2 2026 13:05:09', 'Marmalade 2, 2026 1:05 PM'],
    ...['Mon Mar 2 2026 13:05:09 UTC 2026', 'Junk 2, 2026 1:05 PM', 'Ma 2, 2026 1:05 PM'],
    ...['2026-03-02 13:05:09 Berlin', '2200-01-01T00:00:00Z'],
    ...[null, undefined, true, {}, [], Number.NaN, Infinity, 12, -1],
  ])('%j', (value) => {
    expect(readTimeMs(value)).toBeNull();
  });
});

it('gives back every moment from every form with a zone', () => {
  const moment = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2199-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  const two = (number: number): string => String(number).padStart(2, '0');
  const forms = [
    (at: Date) => at.toISOString().replace(/\.\d+/, ''),
    (at: Date) =>
      at
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z/, ' UTC'),
    (at: Date) =>
      at
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z/, ' +0000'),
    (at: Date) => at.toUTCString(),
    (at: Date) => {
      const hour = at.getUTCHours();
      const date = `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
      const clock = `${hour % 12 || 12}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
      return `${date} ${clock} ${hour < 12 ? 'AM' : 'PM'} UTC`;
    },
  ];
  fc.assert(
    fc.property(moment, fc.constantFrom(...forms), (at, write) => {
      expect(readTimeMs(write(at))).toBe(Math.floor(at.getTime() / 1000) * 1000);
    }),
  );
});

it('never throws and never takes long', () => {
  fc.assert(fc.property(fc.anything(), (value) => void readTimeMs(value)));
  const startedAt = performance.now();
  readTimeMs('1'.repeat(1_000_000));
  readTimeMs(' '.repeat(1_000_000));
  expect(performance.now() - startedAt).toBeLessThan(100);
});
