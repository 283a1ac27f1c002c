// Turns the body of a CHeKT webhook into one event of ours, and never guesses what a person meant.
import { failed, ok, type Result, type Failure } from '../../../shared/core/failure';
import type {
  VerificationEvent,
  VerificationEventKind,
} from '../../../shared/verification/verification-event';
import { bodyText, onlyOne, openJson } from '../open-json';
import { isObject, type JsonObject } from '../json-values';
import { readTimeMs } from '../read-time';
import { readId, readText, oneLine } from './read-fields';
import { meaningOf } from './reply-meaning';

/** What all envelopes have in common. */
interface ChektEnvelope {
  /** Such as `verification.responded`. */
  readonly type: string;
  /** Of the delivery, not of the alarm. */
  readonly deliveryId: string | null;
  /** When the event was made, as it came. */
  readonly createdAt: unknown;
  /** Null when there is none to be read. */
  readonly data: JsonObject | null;
}

const TYPE_MAX_LENGTH = 200;
const DELIVERY_ID_MAX_LENGTH = 200;

/**
 * Fails with `invalid-input` that names the field. The envelopes: `{event_type, data}` (SEED CHeKT
 * Verifications API, "Webhook Notifications"), `{id, type, created_at, data}` (CHeKT "Webhooks"),
 * `{event_id, event_type, payload: {data}}` (met in the field; its `event_id` numbers the delivery).
 * ASSUMED: "Webhook setup" shows none, so `event` may hold the type and the fields may lie open.
 */
function openEnvelope(body: string): Result<ChektEnvelope> {
  const opened = openJson(body);
  if (!opened.ok) return failed(malformed('body', opened.problem));
  const value = onlyOne(opened.value);
  if (!isObject(value)) return failed(malformed('body', 'is not a JSON object'));
  const type = typeOf(value);
  if (type === null) return failed(malformed('event_type', 'is missing'));
  const open = value.data === undefined && value.payload === undefined;
  return ok({
    type,
    // Where the fields lie open, `event_id` is the alarm's.
    deliveryId:
      readId(value.id, DELIVERY_ID_MAX_LENGTH) ??
      (open ? null : readId(value.event_id, DELIVERY_ID_MAX_LENGTH)),
    createdAt: value.created_at,
    data: open ? value : dataOf(value),
  });
}

/** The event is not what it must be. */
function malformed(field: string, problem: string): Failure {
  return { kind: 'invalid-input', detail: `${field}: ${problem}`, field };
}

function typeOf(envelope: JsonObject): string | null {
  for (const said of [envelope.event_type, envelope.type, envelope.event]) {
    const type = typeof said === 'string' ? oneLine(said, TYPE_MAX_LENGTH) : '';
    if (type !== '') return type;
  }
  return null;
}

function dataOf({ data, payload }: JsonObject): JsonObject | null {
  if (isObject(data)) return data;
  if (!isObject(payload)) return null;
  return isObject(payload.data) ? payload.data : payload;
}

/**
 * ASSUMED: only `responded` is documented; the other four have its envelope, may speak of the whole
 * question and then name no contact. What `verification.requested` says is not known: it changes nothing.
 */
const KINDS: ReadonlyMap<string, VerificationEventKind> = new Map([
  ['verification.sent', 'sent'],
  ['verification.delivered', 'delivered'],
  ['verification.failed', 'failed'],
  ['verification.responded', 'responded'],
  ['verification.expired', 'expired'],
]);

const SAID_MAX_LENGTH = 1000;
const REASON_MAX_LENGTH = 500;

/**
 * Fails with `invalid-input` that names the field: an answer must say whose it is, to which question,
 * and what. An event Tocsin does not know is of the kind `other`, whatever is in it. Never throws.
 */
export function parseChektWebhook(body: Buffer, contentType = ''): Result<VerificationEvent> {
  const envelope = openEnvelope(bodyText(body, contentType));
  if (!envelope.ok) return envelope;
  const kind = KINDS.get(envelope.value.type.toLowerCase()) ?? 'other';
  const event = eventOf(kind, envelope.value);
  const problem = kind === 'other' ? null : missingIn(event, envelope.value);
  return problem === null ? ok(event) : failed(malformed(problem, 'is missing or unreadable'));
}

function eventOf(
  kind: VerificationEventKind,
  { type, deliveryId, createdAt, data }: ChektEnvelope,
): VerificationEvent {
  const said = wordOf(data?.response);
  return {
    kind,
    type,
    vendorEventId: deliveryId,
    verificationId: readId(data?.verification_id),
    eventId: readId(data?.event_id),
    contactId: readId(data?.contact_id),
    answer: kind === 'responded' && said !== null ? meaningOf(String(data?.response)) : null,
    said,
    reason: kind === 'failed' && data !== null ? reasonOf(data) : null,
    atMs: readTimeMs(data?.[`${kind}_at`]) ?? readTimeMs(createdAt),
  };
}

/** The field without which an event of ours would mean nothing; null when all are there. */
function missingIn(event: VerificationEvent, { data }: ChektEnvelope): string | null {
  if (data === null) return 'data';
  if (event.verificationId === null && event.eventId === null) return 'verification_id';
  if (event.kind !== 'responded') return null;
  if (event.contactId === null) return 'contact_id';
  return event.said === null ? 'response' : null;
}

/** A pressed key or a tapped button may come as a number or as true: that is something said as well. */
function wordOf(response: unknown): string | null {
  return readText(typeof response === 'boolean' ? String(response) : response, SAID_MAX_LENGTH);
}

/** ASSUMED: the reason lies where CHeKT's error of a failed delivery has it, or in plain sight. */
function reasonOf(data: JsonObject): string | null {
  const { error } = data;
  const places = isObject(error)
    ? [isObject(error.details) ? error.details.reason : null, error.reason, error.message]
    : [error];
  for (const place of [data.reason, data.failure_reason, ...places]) {
    const reason = readText(place, REASON_MAX_LENGTH);
    if (reason !== null) return reason;
  }
  return null;
}
