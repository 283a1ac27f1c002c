// What a Share911 webhook becomes: the current JSON, the older one, drills and all clears in any spelling.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseShare911Alert } from '../../../src/main/vendors/share911/webhook-alert';
import { Share911Alert } from '../../../src/shared/alerts/share911-alert';

function parse(body: string | object, type = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return parseShare911Alert(Buffer.from(text), type, 'en');
}
function alert(body: string | object): Share911Alert {
  const parsed = parse(body);
  if (!parsed.ok) throw new Error(parsed.failure.detail);
  return Share911Alert.parse(parsed.value);
}
const CURRENT = {
  eventType: 'alert',
  eventId: 'c95482d8-2adc-4434-b8dc-c5c5f049fa91',
  transId: '038b1cbc-996b-4442-b26d-7ced6d12cbeb',
  channelId: 'bedford.k12.va.us/middle',
};

it('understands the current form', () => {
  expect(
    alert({
      ...CURRENT,
      channelName: 'Middle School',
      type: 'LOCKDOWN',
      msg: 'Lock the doors.\nStay quiet.',
      isDrill: false,
      integrationId: 'acme',
      timestamp: '2025-03-17T23:55:58+0000',
      location: { lat: 37.33, lng: -79.52 },
      signalSource: 'Share911',
    }),
  ).toEqual({
    id: 'c95482d8-2adc-4434-b8dc-c5c5f049fa91',
    kind: 'alert',
    name: 'LOCKDOWN',
    message: 'Lock the doors.\nStay quiet.',
    channelId: 'bedford.k12.va.us/middle',
    channelName: 'Middle School',
    integrationId: 'acme',
    isDrill: false,
    format: 'json',
    saidAtMs: Date.UTC(2025, 2, 17, 23, 55, 58),
    latitude: 37.33,
    longitude: -79.52,
    about: null,
    expiresAtMs: null,
    cap: null,
  });
});

it('understands the older form, whose number is no status of a check-in', () => {
  const older = { _id: 'a1', channelId: 'x/y', channelName: 'Y', customChannelIds: ['7'] };
  expect(alert({ ...older, alertName: 'Lockdown', alertType: 1 })).toMatchObject({
    id: 'a1',
    kind: 'alert',
    name: 'Lockdown',
    channelName: 'Y',
    message: null,
    isDrill: null,
  });
  expect(alert({ ...older, alertType: 22 })).toMatchObject({
    kind: 'alert',
    name: 'Alert type 22',
  });
});

describe('an all clear', () => {
  it.each([
    { type: 'ALL CLEAR' },
    { type: 'All_Clear' },
    { alertName: 'ALLCLEAR', alertType: 9 },
    { alertName: 'all-clear' },
    { type: undefined, broadcastType: 'ALL CLEAR' },
    { type: 7, alertTypeLabel: 'All Clear' },
    { action: 'ALL_CLEAR' },
    { alertName: 'All Clear', resolution: false },
    { name: 'All Clear: lockdown lifted' },
    { eventType: 'ALL_CLEAR', type: 'LOCKDOWN' },
    { type: 'LOCKDOWN', resolution: true },
    { type: 'LOCKDOWN', resolution: 'All Clear' },
    { type: 'LOCKDOWN', isResolved: 'true' },
    { type: 'LOCKDOWN', status: 'RESOLVED' },
    { data: { type: 'ALL CLEAR' } },
  ])('is %j', (parts) => {
    expect(alert({ ...CURRENT, ...parts }).kind).toBe('all-clear');
  });

  it.each([
    { type: 'NOT ALL CLEAR' },
    { type: 'LOCKDOWN', msg: 'ALL CLEAR will follow' },
    { type: 'LOCKDOWN', resolution: null },
    { type: 'LOCKDOWN', resolution: false },
    { type: 'LOCKDOWN', resolution: 'pending' },
    { type: 'LOCKDOWN', status: 'ACTIVE' },
    { type: 'LOCKDOWN', alertType: 4 },
    { type: 'Clear the hallways' },
    { alertName: 'LOCKDOWN', type: 'alert', name: 'Test', title: 'Ping' },
  ])('is not %j', (parts) => {
    expect(alert({ ...CURRENT, ...parts }).kind).toBe('alert');
  });
});

it('takes for a notice only what it knows to be none, and for an alarm whatever else comes', () => {
  for (const parts of [
    { eventType: 'test', type: 'LOCKDOWN' },
    { type: 'TEST' },
    { eventType: 'checkin' },
  ]) {
    expect(alert({ ...CURRENT, ...parts }).kind).toBe('notice');
  }
  expect(alert({ eventType: 'something-new' })).toMatchObject({
    kind: 'alert',
    name: 'something-new',
  });
  expect(alert({ ...CURRENT }).name).toBe('alert');
});

it.each([
  [{ isDrill: true }, true],
  [{ drill: 'yes' }, true],
  [{ is_drill: 1 }, true],
  [{ drill: false }, false],
  [{ drill: 'perhaps' }, null],
  [{}, null],
])('is a drill with %j: %j', (parts, isDrill) => {
  expect(alert({ type: 'LOCKDOWN', ...parts }).isDrill).toBe(isDrill);
});

it('has the digest of its bytes for an id when it has none', () => {
  const body = '{"type":"EVACUATE","eventId":""}';
  expect(alert(body).id).toBe(createHash('sha256').update(body).digest('hex'));
});

it('is not lost for anything deep in it', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  expect(alert(`{"type":"LOCKDOWN","a":${deep}}`).name).toBe('LOCKDOWN');
});

it('keeps its id as it was written', () => {
  for (const id of ['12345678901234567890', '1.0', '1e3', '7']) {
    expect(alert(`{"type":"LOCKDOWN","eventId":${id}}`).id).toBe(id);
  }
});

it.each([
  ['', 'body'],
  ['[]', 'body'],
  ['{"type":', 'body'],
  ['{}', 'type'],
  ['{"type":"","alertName":{}}', 'type'],
  ['{"channelId":"x/y","msg":"LOCKDOWN"}', 'type'],
])('refuses %#', (body, field) => {
  expect(parse(body)).toMatchObject({ ok: false, failure: { kind: 'invalid-input', field } });
});

it('is fit to be stored whatever its texts hold', () => {
  const odd = `\u0000\ud800${'🚨'.repeat(3000)}\n`;
  const parts = { type: `A${odd}`, msg: odd, channelName: odd, channelId: odd, eventId: odd };
  expect(alert({ ...parts, lat: 200, lng: 1, timestamp: 'now', __proto__x: 1 })).toMatchObject({
    channelId: null,
    latitude: null,
    longitude: null,
    saidAtMs: null,
  });
});
