// A check-in put into Share911's bytes.
import { describe, expect, it } from 'vitest';
import { refOf, timeStamp, toStoredRequest } from '../../../src/main/vendors/share911/map';
import type { CheckIn } from '../../../src/shared/action';
import {
  CHANNEL_ID_MAX_LENGTH,
  CheckInStatus,
  LOCATION_MAX_LENGTH,
  MESSAGE_MAX_LENGTH,
} from '../../../src/shared/core/check-in';

const CHANNEL = { channelId: 'sharevilledemo/eastbranch', integrationId: 'acme' };
const PRESSED_AT_MS = Date.UTC(2025, 2, 17, 23, 55, 58, 987);

function checkIn(given: Partial<CheckIn> = {}): CheckIn {
  return { kind: 'check-in', status: 'SAFE', location: 'Front Desk', origin: 'window', ...given };
}

function bodyOf(given: Partial<CheckIn>, channel = CHANNEL, atMs = PRESSED_AT_MS): string {
  const request = toStoredRequest(checkIn(given), channel, atMs);
  if (!request.ok) throw new Error(request.failure.detail);
  return request.value.body;
}

describe('the body of a check-in', () => {
  it.each([
    [
      { status: 'THREAT', message: 'Someone breaking in', location: 'Front Desk' },
      '{"channelId":"sharevilledemo/eastbranch","integrationId":"acme","status":1,"message":"Someone breaking in","location":{"name":"Front Desk","customLocation":true},"clientTimeStamp":"2025-03-17T23:55:58+0000"}',
    ],
    [
      { status: 'SECURITY_NEEDED', message: 'Aggressive Parent', location: 'Front Desk' },
      '{"channelId":"sharevilledemo/eastbranch","integrationId":"acme","status":17,"message":"Aggressive Parent","location":{"name":"Front Desk","customLocation":true},"clientTimeStamp":"2025-03-17T23:55:58+0000"}',
    ],
    [
      { status: 'SAFE', message: 'Evacuated', location: 'Soccer Field' },
      '{"channelId":"sharevilledemo/eastbranch","integrationId":"acme","status":22,"message":"Evacuated","location":{"name":"Soccer Field","customLocation":true},"clientTimeStamp":"2025-03-17T23:55:58+0000"}',
    ],
  ] as const)("is the vendor's own example for %o", (given, body) => {
    expect(bodyOf(given)).toBe(body);
  });

  it('has exactly these numbers for the eight statuses', () => {
    const numbers = CheckInStatus.options.map((status) => [
      status,
      (JSON.parse(bodyOf({ status })) as { status: unknown }).status,
    ]);
    expect(Object.fromEntries(numbers)).toEqual({
      THREAT: 1,
      TRAPPED: 2,
      SECURE: 4,
      EVACUATED: 5,
      OFF_SITE: 6,
      MEDICAL_EMERGENCY: 7,
      SECURITY_NEEDED: 17,
      SAFE: 22,
    });
  });

  it.each([undefined, '', '   ', '\u0000'])('has no message key for the message %j', (message) => {
    expect(bodyOf(message === undefined ? {} : { message })).not.toContain('message');
  });

  it('leaves channel ids with slashes, dots and spaces alone', () => {
    const channelId = 'bedford.k12.example/Middle School/%2F..';
    expect(bodyOf({}, { ...CHANNEL, channelId })).toContain(`"channelId":"${channelId}"`);
  });

  it('keeps letters of every script and drops what nobody sees', () => {
    const body = bodyOf({
      message: 'Señora 体育館 🚨\u0000\u001b[31m \ud800',
      location: 'A\u0007B',
    });
    expect(JSON.parse(body)).toMatchObject({
      message: 'Señora 体育館 🚨  [31m \ufffd',
      location: { name: 'A B' },
    });
  });

  it('never lacks a place', () => {
    expect(JSON.parse(bodyOf({ location: '' }))).toMatchObject({
      location: { name: 'Location not set', customLocation: true },
    });
  });

  it('takes the longest texts the operator may enter', () => {
    const longest = {
      message: 'm'.repeat(MESSAGE_MAX_LENGTH),
      location: 'l'.repeat(LOCATION_MAX_LENGTH),
    };
    expect(bodyOf(longest)).toContain(longest.message);
  });

  it('names the channel or the integration that is missing', () => {
    expect(toStoredRequest(checkIn(), { ...CHANNEL, channelId: '' }, 0)).toMatchObject({
      failure: { kind: 'not-configured', reason: 'no-channel' },
    });
    expect(toStoredRequest(checkIn(), { ...CHANNEL, integrationId: '' }, 0)).toMatchObject({
      failure: { kind: 'not-configured', reason: 'no-integration' },
    });
  });

  it('refuses what is too long and a time that is none', () => {
    const channelId = 'x'.repeat(CHANNEL_ID_MAX_LENGTH + 1);
    expect(toStoredRequest(checkIn(), { ...CHANNEL, channelId }, 0)).toMatchObject({
      failure: { kind: 'invalid-input', field: 'channelId' },
    });
    expect(toStoredRequest(checkIn(), CHANNEL, Number.NaN)).toMatchObject({
      failure: { kind: 'invalid-input', field: 'clientTimeStamp' },
    });
  });
});

describe('the time stamp', () => {
  it('has whole seconds, rounded down, and the offset of UTC without a colon', () => {
    expect(timeStamp(PRESSED_AT_MS)).toBe('2025-03-17T23:55:58+0000');
    expect(timeStamp(0)).toBe('1970-01-01T00:00:00+0000');
  });
});

describe('the reference in an answer', () => {
  it.each([
    ['{"id":"abc"}', 'abc'],
    ['{"id":17}', '17'],
    ['{"_id":"m1","x":[1]}', 'm1'],
    ['{"checkInId":"c"}', 'c'],
    ['{"id":{"odd":1},"_id":"m2"}', 'm2'],
  ])('is found in %s', (body, ref) => expect(refOf(body)).toBe(ref));

  it.each([
    '',
    '<html>ok</html>',
    '{"id":',
    'null',
    '[]',
    '"id"',
    '{}',
    '{"id":""}',
    '{"id":null}',
  ])('is simply absent from %s', (body) => expect(refOf(body)).toBeNull());
});
