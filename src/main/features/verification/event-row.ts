// Webhook events as rows: stored once per body, checked when read, reported when they no longer make sense.
import { createHash } from 'node:crypto';
import type { StrayEvent } from '../../../shared/verification/verification';
import { VerificationEvent } from '../../../shared/verification/verification-event';
import { decodedText } from '../../core/lib/decoded-text';
import type { Row } from '../../core/store/sqlite';
import type { Sql } from '../../core/store/store';
import type { Fact } from './fact';

/** One webhook that was proven and understood. */
export interface IncomingEvent {
  readonly vendor: 'chekt';
  readonly event: VerificationEvent;
  /** How it was proven: `signature` or `address`. */
  readonly proof: string;
  /** The exact bytes as they came. */
  readonly body: Buffer;
  /** Wall clock in milliseconds. */
  readonly receivedAtMs: number;
}

/** Everything but the bytes, which may be many. */
export const EVENT_COLUMNS = 'seq, received_at_ms, verification_id, event_id, contact_id, event';

/** The stored fact, or null when the same bytes are stored already. Throws what SQLite throws. */
export function insertEvent(sql: Sql, incoming: IncomingEvent): Fact | null {
  const { vendor, event, proof, body, receivedAtMs } = incoming;
  const added = sql.run(
    `INSERT INTO webhook_event (vendor, digest, received_at_ms, proof, verification_id, event_id,
     contact_id, event, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (vendor, digest) DO NOTHING`,
    vendor,
    createHash('sha256').update(body).digest('hex'),
    receivedAtMs,
    proof,
    event.verificationId,
    event.eventId,
    event.contactId,
    JSON.stringify(event),
    decodedText(body),
  );
  if (added === 0) return null;
  return { seq: Number(sql.get('SELECT last_insert_rowid() AS seq')?.seq), receivedAtMs, event };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A fact, or what is left of an event that can no longer be read. */
export function eventOf(row: Row): Fact | StrayEvent {
  const seq = Number(row.seq);
  const receivedAtMs = Number(row.received_at_ms);
  try {
    const event = VerificationEvent.parse(JSON.parse(String(row.event)));
    return { seq, receivedAtMs, event };
  } catch {
    return {
      seq,
      type: 'unreadable',
      verificationId: textOf(row.verification_id),
      eventId: textOf(row.event_id),
      contactId: textOf(row.contact_id),
      said: null,
      receivedAtMs,
    };
  }
}

export function strayOf({ seq, receivedAtMs, event }: Fact): StrayEvent {
  const { type, verificationId, eventId, contactId, said } = event;
  return { seq, type, verificationId, eventId, contactId, said, receivedAtMs };
}
