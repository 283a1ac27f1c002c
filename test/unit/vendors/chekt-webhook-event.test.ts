// The body of a webhook as one event: every envelope, and no guess about what a person meant.
import { describe, expect, it } from 'vitest';
import { parseChektWebhook } from '../../../src/main/vendors/chekt/webhook-event';
import { VerificationEvent } from '../../../src/shared/verification/verification-event';
import { RESPONDED } from '../../vendors/chekt-samples';

function parse(body: unknown) {
  return parseChektWebhook(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
}

function eventOf(body: unknown): VerificationEvent {
  const event = parse(body);
  if (!event.ok) throw new Error(event.failure.detail);
  expect(VerificationEvent.parse(event.value)).toEqual(event.value);
  return event.value;
}

function fieldOf(body: unknown): string | undefined {
  const event = parse(body);
  if (event.ok) return undefined;
  expect(event.failure.kind).toBe('invalid-input');
  return event.failure.field;
}

const { data } = RESPONDED;
const responded = (given: object) => ({ ...RESPONDED, data: { ...data, ...given } });

const EXPECTED: VerificationEvent = {
  kind: 'responded',
  type: 'verification.responded',
  vendorEventId: null,
  verificationId: 'ver_abc123',
  eventId: 'event_789',
  contactId: 'contact_123',
  answer: 'confirmed',
  said: 'confirmed',
  reason: null,
  atMs: Date.UTC(2025, 0, 15, 10, 32),
};

describe('an answer', () => {
  it("is read from the vendor's example", () => {
    expect(eventOf(RESPONDED)).toEqual(EXPECTED);
    // Some programs send a list where they mean the one thing in it.
    expect(eventOf([RESPONDED])).toEqual(EXPECTED);
  });

  it('is read in the letters that its media type names', () => {
    const text = JSON.stringify(responded({ response: 'SÍ' }));
    const other = parseChektWebhook(
      Buffer.from(text, 'utf16le'),
      'application/json; charset=utf-16le',
    );
    expect(other).toMatchObject({ value: { answer: 'confirmed', said: 'SÍ' } });
    // An old program of DOS: Í is 0xD6 there, and Ö in the letters of Windows.
    const dos = Buffer.from(text.replace('Í', '\u00d6'), 'latin1');
    const named = 'application/json; charset="ibm866"';
    expect(parseChektWebhook(dos, named)).toMatchObject({ value: { said: 'S╓' } });
    expect(parseChektWebhook(dos)).toMatchObject({ value: { said: 'SÖ' } });
  });

  it('is the same from every envelope', () => {
    const type = 'verification.responded';
    const created_at = '2025-01-15T10:33:00Z';
    expect(eventOf({ id: 'evt_1', type, created_at, data })).toEqual({
      ...EXPECTED,
      vendorEventId: 'evt_1',
    });
    const fromTheField = {
      event_id: 25,
      event_type: type,
      status: 'ok',
      api_version: 'v1',
      payload: { data, triggered_by: { email: 'a@example.com' } },
    };
    expect(eventOf(fromTheField)).toEqual({ ...EXPECTED, vendorEventId: '25' });
    expect(eventOf({ event_type: type, payload: data })).toEqual(EXPECTED);
    expect(eventOf({ event: type, ...data })).toEqual(EXPECTED);
    expect(eventOf({ event: type, data })).toEqual(EXPECTED);
  });

  it('takes its time from the envelope where it has none of its own', () => {
    const { responded_at, ...rest } = data;
    const body = { id: 7, type: RESPONDED.event_type, created_at: responded_at, data: rest };
    expect(eventOf(body)).toEqual({ ...EXPECTED, vendorEventId: '7' });
    expect(eventOf(responded({ responded_at: 'just now' })).atMs).toBeNull();
  });

  it('may have numbers for ids, or only one of the two', () => {
    expect(eventOf(responded({ verification_id: 1, event_id: 2, contact_id: 3 }))).toMatchObject({
      verificationId: '1',
      eventId: '2',
      contactId: '3',
    });
    expect(eventOf(responded({ verification_id: null }))).toMatchObject({
      verificationId: null,
      eventId: 'event_789',
    });
    expect(eventOf(responded({ event_id: undefined })).eventId).toBeNull();
  });

  it.each([
    ['confirmed', 'confirmed'],
    ['CONFIRM', 'confirmed'],
    ['Yes', 'confirmed'],
    [' y\n', 'confirmed'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['CANCEL', 'cancelled'],
    ['no', 'cancelled'],
    ['N', 'cancelled'],
    ['help', 'help'],
    [' HELP ', 'help'],
    ['yes please', 'other'],
    ['no idea', 'other'],
    ['not confirmed', 'other'],
    ['yes.', 'confirmed'],
    ['¡SÍ!', 'confirmed'],
    ['no, help', 'help'],
    ['y e s', 'other'],
    ['yesno', 'other'],
    ['oui', 'other'],
    ['ok', 'other'],
    ['1', 'other'],
    ['constructor', 'other'],
  ])('%j is %s', (response, answer) => {
    expect(eventOf(responded({ response }))).toMatchObject({ answer, said: response.trim() });
  });

  it('is shown as said, in one line and not without end', () => {
    const said = eventOf(
      responded({ response: `  Por qué?\r\n\u0007 No sé 🚨 ${'x'.repeat(5000)}` }),
    );
    expect(said).toMatchObject({ answer: 'other' });
    expect(said.said).toMatch(/^Por qué\? {4}No sé 🚨 x+$/u);
    expect(said.said).toHaveLength(1000);
    expect(eventOf(responded({ response: `${'x'.repeat(999)}🚨` })).said).toBe('x'.repeat(999));
  });

  it('may be a key or a button, which says neither yes nor no', () => {
    expect(eventOf(responded({ response: 1 }))).toMatchObject({ answer: 'other', said: '1' });
    expect(eventOf(responded({ response: true }))).toMatchObject({ answer: 'other', said: 'true' });
  });

  it.each([
    [{ contact_id: undefined }, 'contact_id'],
    [{ contact_id: null }, 'contact_id'],
    [{ contact_id: ' ' }, 'contact_id'],
    [{ contact_id: ['c'] }, 'contact_id'],
    [{ contact_id: 'x'.repeat(129) }, 'contact_id'],
    [{ contact_id: 'a\u0000b' }, 'contact_id'],
    [{ response: undefined }, 'response'],
    [{ response: null }, 'response'],
    [{ response: ' \n' }, 'response'],
    [{ response: { yes: true } }, 'response'],
    [{ verification_id: undefined, event_id: undefined }, 'verification_id'],
    [{ verification_id: {}, event_id: '' }, 'verification_id'],
  ])('is malformed with %o', (given, field) => {
    expect(fieldOf(responded(given))).toBe(field);
  });
});

describe('what became of a message', () => {
  it.each(['sent', 'delivered', 'failed', 'expired'] as const)('is read: %s', (kind) => {
    const times = { [`${kind}_at`]: '2025-01-15T10:32:00Z' };
    const body = { event_type: `verification.${kind}`, data: { verification_id: 'v', ...times } };
    expect(eventOf(body)).toEqual({
      ...EXPECTED,
      kind,
      type: `verification.${kind}`,
      verificationId: 'v',
      eventId: null,
      contactId: null,
      answer: null,
      said: null,
    });
    expect(fieldOf({ ...body, data: { contact_id: 'c' } })).toBe('verification_id');
    expect(fieldOf({ ...body, data: 'v' })).toBe('data');
    expect(fieldOf({ ...body, data: null })).toBe('data');
  });

  it.each([
    [{ reason: 'Invalid\tphone number' }, 'Invalid phone number'],
    [{ failure_reason: 'Gone' }, 'Gone'],
    [{ error: 'No route' }, 'No route'],
    [{ error: { message: 'Failed', details: { reason: 'Bad number' } } }, 'Bad number'],
    [{ error: { message: 'Failed' } }, 'Failed'],
    [{ reason: 'x'.repeat(900) }, 'x'.repeat(500)],
    [{ reason: [] }, null],
    [{}, null],
  ])('says why it failed: %o', (given, reason) => {
    const body = { event_type: 'verification.failed', data: { event_id: 1, ...given } };
    expect(eventOf(body).reason).toBe(reason);
  });
});

describe('an event Tocsin does not know', () => {
  it.each([
    { event_type: 'verification.requested', data: { verification_id: 'v' } },
    { event_type: 'verification.replied', data: { response: 'confirmed', contact_id: 'c' } },
    { id: 'evt_1', type: 'alarm.created', created_at: '2026-05-26T10:21:34Z', data: {} },
    { event_id: 25, event_type: 'arming_status', payload: { data: { site_id: 4 } } },
    { event: 'site.armed' },
    { event_type: 'x', data: null },
    { event_type: 'x', data: [{ response: 'yes' }] },
    { event_type: 'constructor' },
  ])('is kept, and answers nothing: %o', (body) => {
    expect(eventOf(body)).toMatchObject({ kind: 'other', answer: null });
  });

  it('does not take the number of the delivery for the alarm', () => {
    const body = { event_id: 25, event_type: 'alarm_event', payload: { data: { event_id: 4 } } };
    expect(eventOf(body)).toMatchObject({ vendorEventId: '25', eventId: '4' });
  });
});

describe('a body', () => {
  it.each([
    ['', 'body'],
    ['{', 'body'],
    ['[]', 'body'],
    ['null', 'body'],
    ['"verification.responded"', 'body'],
    [`${JSON.stringify(RESPONDED)}}`, 'body'],
    ['{}', 'event_type'],
    ['{"event_type":""}', 'event_type'],
    ['{"event_type":7,"type":null}', 'event_type'],
    ['{"__proto__":{"event_type":"verification.responded"}}', 'event_type'],
    [
      '{"event_type":"verification.responded","data":{"__proto__":{"contact_id":"c"}}}',
      'verification_id',
    ],
  ])('%j is malformed: %s', (body, field) => {
    expect(fieldOf(body)).toBe(field);
  });

  it.each([
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(text, 'utf16le')],
    ['UTF-16 the other way round', (text: string) => Buffer.from(text, 'utf16le').swap16()],
    ['what Windows writes', (text: string) => Buffer.from(text, 'latin1')],
  ])('may be %s', (_, encode) => {
    const event = parseChektWebhook(encode(JSON.stringify(responded({ response: 'sí' }))));
    expect(event).toMatchObject({ ok: true, value: { said: 'sí' } });
  });

  it('may be deep or large', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = JSON.stringify(responded({ note: 'x'.repeat(200_000) }));
    expect(eventOf(text.replace('"note":', `"deep":${deep},"note":`))).toEqual(EXPECTED);
    expect(fieldOf(`{"event_type":"verification.sent","data":${deep}}`)).toBe('data');
  });

  it('leaves no trace on other objects', () => {
    const trap = '{"__proto__":{"said":1},"constructor":{"prototype":{"said":1}},"event_type":"x"}';
    expect(eventOf(trap)).toMatchObject({ kind: 'other', said: null });
    expect(({} as Record<string, unknown>).said).toBeUndefined();
  });
});
