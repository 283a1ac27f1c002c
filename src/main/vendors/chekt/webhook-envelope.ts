// Unpacks a webhook of CHeKT from whichever of its envelopes it came in.
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import { isObject, type JsonObject } from '../json-values';
import { onlyOne, openJson } from '../open-json';
import { oneLine } from './one-line';
import { readId } from './read-fields';

/** What all envelopes have in common. */
export interface ChektEnvelope {
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
export function openEnvelope(body: string): Result<ChektEnvelope> {
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
export function malformed(field: string, problem: string): Failure {
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
