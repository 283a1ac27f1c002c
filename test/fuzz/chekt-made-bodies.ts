// Bodies of CHeKT webhooks, sound and broken, each made together with its right verdict.
import fc from 'fast-check';
import type { VerificationEvent } from '../../src/shared/verification/verification-event';

/** A value on the wire and what it must become. */
type Pair<T> = readonly [unknown, T];
const pair = <T>(wire: unknown, ours: T): Pair<T> => [wire, ours];

const visible = fc
  .tuple(fc.constantFrom('', 'ver_', 'é 体🚨', '../%2F', 'a b"\\', '-+.'), fc.nat())
  .map(([start, end]) => `${start}${end}`);
const id = fc.oneof(
  visible.map((text) => pair(text, text)),
  visible.map((text) => pair(`  ${text}\n`, text)),
  fc.nat().map((number) => pair(number, String(number))),
);
const noId = fc.constantFrom(undefined, null, '', '  ', [], {}, true, 'x'.repeat(300), 'a\u0000b');

const YES = ['confirmed', 'Confirm', ' YES ', 'y', 'sí', 'Yes!'];
const NO = ['cancelled', 'CANCELED', 'cancel\n', 'no', 'N'];
const word = fc.oneof(
  fc.constantFrom(...YES).map((said) => pair(said, ['confirmed', said.trim()] as const)),
  fc.constantFrom(...NO).map((said) => pair(said, ['cancelled', said.trim()] as const)),
  fc.constantFrom('help', ' Help').map((said) => pair(said, ['help', said.trim()] as const)),
  // No word of ours has a question mark in front.
  visible.map((text) => pair(`?${text}`, ['other', `?${text}`] as const)),
  fc
    .constantFrom('yes please', 'no idea', 'NOT confirmed', 'no sé', 'yes,no', 'noo')
    .map((said) => pair(said, ['other', said] as const)),
);
const noWord = fc.constantFrom(undefined, null, '', ' \t\n', [], {}, ['yes']);

const time = fc
  .tuple(fc.integer({ min: Date.UTC(2001, 0), max: Date.UTC(2199, 0) }), fc.nat({ max: 4 }))
  .map(([atMs, form]) => {
    if (form === 0) return pair(atMs, atMs);
    if (form === 1) return pair(new Date(atMs).toISOString(), atMs);
    const seconds = Math.floor(atMs / 1000);
    if (form === 2) return pair(seconds, seconds * 1000);
    return form === 3 ? pair('yesterday', null) : pair(undefined, null);
  });

export const parts = fc.record({
  envelope: fc.constantFrom('seed', 'portal', 'field', 'flat'),
  kind: fc.constantFrom(
    'responded',
    'responded',
    'sent',
    'delivered',
    'failed',
    'expired',
    'other',
  ),
  otherType: fc.constantFrom('alarm.created', 'verification.requested', 'arming_status', 'x'),
  verificationId: fc.option(id, { nil: null, freq: 4 }),
  eventId: fc.option(id, { nil: null, freq: 4 }),
  contactId: id,
  deliveryId: id,
  word,
  time,
  createdAt: time,
  noise: fc.constantFrom(undefined, null, 0, 'é', { response: 'no' }, [[[{ data: [] }]]]),
  noId,
  noWord,
  mark: fc.boolean(),
  cut: fc.double({ min: 0, max: 1, noNaN: true }),
  junk: fc.uint8Array({ minLength: 1, maxLength: 40 }),
});
type Parts = typeof parts extends fc.Arbitrary<infer T> ? T : never;

type Fields = Record<string, unknown>;

function fieldsOf(made: Parts): Fields {
  return {
    noise: made.noise,
    verification_id: made.verificationId?.[0] ?? (made.eventId === null ? 'v' : undefined),
    event_id: made.eventId?.[0],
    contact_id: made.contactId[0],
    response: made.kind === 'responded' ? made.word[0] : undefined,
    [made.kind === 'other' ? 'armed_at' : `${made.kind}_at`]: made.time[0],
  };
}

function typeOf({ kind, otherType }: Parts): string {
  return kind === 'other' ? otherType : `verification.${kind}`;
}

function wrap(made: Parts, data: unknown, type: unknown = typeOf(made)): Fields {
  switch (made.envelope) {
    case 'seed':
      return { event_type: type, data };
    case 'portal':
      return { id: made.deliveryId[0], type, created_at: made.createdAt[0], data };
    case 'field':
      return { event_id: made.deliveryId[0], event_type: type, payload: { data } };
    case 'flat':
      return { event: type, ...(data as object) };
  }
}

function expectedOf(made: Parts): Partial<VerificationEvent> {
  const spoken = made.kind === 'responded';
  const created = made.envelope === 'portal' ? made.createdAt[1] : null;
  return {
    kind: made.kind,
    type: typeOf(made),
    vendorEventId: ['portal', 'field'].includes(made.envelope) ? made.deliveryId[1] : null,
    verificationId: made.verificationId?.[1] ?? (made.eventId === null ? 'v' : null),
    eventId: made.eventId?.[1] ?? null,
    contactId: made.contactId[1],
    answer: spoken ? made.word[1][0] : null,
    said: spoken ? made.word[1][1] : null,
    reason: null,
    atMs: made.kind === 'other' ? created : (made.time[1] ?? created),
  };
}

interface Case {
  readonly body: Buffer;
  /** What comes of it, or the field that is to blame. */
  readonly right: Partial<VerificationEvent> | string;
}

export const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');
const sound = (made: Parts): Buffer => bytes(wrap(made, fieldsOf(made)));
const answer = (made: Parts): Parts => ({ ...made, kind: 'responded' });
const ours = (made: Parts): Parts => (made.kind === 'other' ? { ...made, kind: 'sent' } : made);

export const WAYS: Readonly<Record<string, (made: Parts) => Case>> = {
  sound: (made) => ({ body: sound(made), right: expectedOf(made) }),
  'with a mark': (made) => ({
    body: Buffer.concat([Buffer.from('\ufeff'), sound(made)]),
    right: expectedOf(made),
  }),
  'no contact': (made) => ({
    body: bytes(wrap(answer(made), { ...fieldsOf(answer(made)), contact_id: made.noId })),
    right: 'contact_id',
  }),
  'no word': (made) => ({
    body: bytes(wrap(answer(made), { ...fieldsOf(answer(made)), response: made.noWord })),
    right: 'response',
  }),
  'no question': (made) => ({
    body: bytes(
      wrap(ours(made), {
        ...fieldsOf(ours(made)),
        verification_id: made.noId,
        event_id: undefined,
      }),
    ),
    right: 'verification_id',
  }),
  'no data': (made) => ({
    body: bytes({ event_type: typeOf(ours(made)), data: made.mark ? null : ['verification_id'] }),
    right: 'data',
  }),
  'no type': (made) => ({
    body: bytes(wrap(made, fieldsOf(made), made.mark ? 7 : ' ')),
    right: 'event_type',
  }),
  // No true beginning of a JSON object is JSON.
  'cut off': (made) => {
    const whole = sound(made);
    return { body: whole.subarray(0, Math.floor(made.cut * (whole.length - 1))), right: 'body' };
  },
  'one byte too many': (made) => ({
    body: Buffer.concat([sound(made), Buffer.from('}')]),
    right: 'body',
  }),
  // Half a mark of UTF-16.
  'broken text': (made) => ({
    body: Buffer.concat([Buffer.from([0xff]), sound(made)]),
    right: 'body',
  }),
  'no object': (made) => ({
    body: bytes(made.mark ? Array(2).fill(wrap(made, fieldsOf(made))) : JSON.stringify(made.cut)),
    right: 'body',
  }),
  // A closing bracket begins no JSON.
  junk: (made) => ({ body: Buffer.concat([Buffer.from(']'), made.junk]), right: 'body' }),
};
