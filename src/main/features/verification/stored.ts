// Reads what is on disk about verifications: their rows in the outbox and the events that came for them.
import { Delivery, isVerificationDelivery, StoredRequest } from '../../../shared/delivery';
import type { VerificationDelivery } from '../../../shared/delivery';
import type { StrayEvent } from '../../../shared/verification/verification';
import type { Row } from '../../core/store/sqlite';
import type { Sql } from '../../core/store/store';
import { isWithoutVendorId } from './adoption';
import { EVENT_COLUMNS, eventOf } from './event-row';
import type { Fact } from './fact';

/** How far back an event that fits no question, and a question without an id, are looked for. */
const EVENTS_LOOKED_AT = 2000;
const QUESTIONS_LOOKED_AT = 500;

export const VERIFICATIONS_SQL = `SELECT seq, request, delivery FROM outbox
  WHERE kind = 'verification' AND json_extract(delivery, '$.rungs.pressedMs') < ?
  ORDER BY seq DESC LIMIT ?`;

export const BY_VENDOR_ID_SQL = `SELECT id FROM outbox
  WHERE verification_id = ? ORDER BY seq DESC LIMIT 1`;

export const EVENTS_SQL = `SELECT ${EVENT_COLUMNS} FROM webhook_event
  WHERE verification_id = ? AND vendor = 'chekt' ORDER BY seq`;

export const RECENT_EVENTS_SQL = `SELECT recent.*, EXISTS (
    SELECT 1 FROM outbox WHERE outbox.verification_id = recent.verification_id
  ) AS known
  FROM (
    SELECT ${EVENT_COLUMNS} FROM webhook_event WHERE vendor = 'chekt' ORDER BY seq DESC LIMIT ?
  ) AS recent`;

/** Undefined for a row that is no verification, or that nobody can read: the outbox keeps those aside. */
function verificationOf(row: Row): VerificationDelivery | undefined {
  try {
    const request = StoredRequest.nullable().parse(JSON.parse(String(row.request)));
    const rest = Delivery.omit({ request: true }).parse(JSON.parse(String(row.delivery)));
    const delivery: Delivery = { ...rest, request };
    return isVerificationDelivery(delivery) ? delivery : undefined;
  } catch {
    return undefined;
  }
}

/** Newest first. Throws what SQLite throws, like everything here. */
export function readDeliveries(
  sql: Sql,
  limit: number,
  beforeMs = Number.MAX_SAFE_INTEGER,
): readonly VerificationDelivery[] {
  return sql.all(VERIFICATIONS_SQL, beforeMs, limit).flatMap((row) => verificationOf(row) ?? []);
}

export function readDelivery(sql: Sql, id: string): VerificationDelivery | undefined {
  const row = sql.get('SELECT seq, request, delivery FROM outbox WHERE id = ?', id);
  return row && verificationOf(row);
}

export interface Background {
  /** Questions that CHeKT may know under an id that nobody told us. */
  readonly nameless: readonly VerificationDelivery[];
  /** Ids of questions that were followed up by another one. */
  readonly followedUp: ReadonlySet<string>;
}

/** What the newest questions tell about all of them. */
export function readBackground(sql: Sql): Background {
  const recent = readDeliveries(sql, QUESTIONS_LOOKED_AT);
  const followed = recent.flatMap(({ action, state }) =>
    action.followsUp === null || state === 'cancelled' ? [] : action.followsUp,
  );
  return { nameless: recent.filter(isWithoutVendorId), followedUp: new Set(followed) };
}

/** The id of the delivery that CHeKT knows by this id. */
export function findByVendorId(sql: Sql, verificationId: string): string | undefined {
  const row = sql.get(BY_VENDOR_ID_SQL, verificationId);
  return row && String(row.id);
}

/** Events CHeKT sent for this id, without rows that cannot be read: those are told as strays. */
export function readFacts(sql: Sql, verificationId: string): readonly Fact[] {
  const found = sql.all(EVENTS_SQL, verificationId).map(eventOf);
  return found.flatMap((one) => ('event' in one ? one : []));
}

export interface StoredStrays {
  /** Events of ids that no delivery has, oldest first. */
  readonly facts: readonly Fact[];
  readonly unreadable: readonly StrayEvent[];
}

/** Among the newest events. */
export function readStrayFacts(sql: Sql): StoredStrays {
  const facts: Fact[] = [];
  const unreadable: StrayEvent[] = [];
  for (const row of sql.all(RECENT_EVENTS_SQL, EVENTS_LOOKED_AT)) {
    const found = eventOf(row);
    if (!('event' in found)) unreadable.push(found);
    else if (row.known === 0) facts.push(found);
  }
  return { facts: facts.toReversed(), unreadable };
}

export function lastEventSeq(sql: Sql): number {
  return Number(sql.get('SELECT max(seq) AS last FROM webhook_event')?.last ?? 0);
}
