// Deliveries as rows: every row is checked when read, and every change names the version it changes.
import { Delivery, isSettled, StoredRequest } from '../../../shared/delivery';
import type { Row } from '../store/sqlite';
import type { Sql } from '../store/store';

export interface StoredDelivery {
  readonly seq: number;
  readonly version: number;
  readonly delivery: Delivery;
}

/** A row that no longer makes sense, and why. */
export interface UnreadableRow {
  readonly seq: number;
  readonly reason: string;
}

const COLUMNS = 'seq, version, request, delivery';
const Rest = Delivery.omit({ request: true });

export function deliveryOf(row: Row): StoredDelivery | UnreadableRow {
  const seq = Number(row.seq);
  try {
    const request = StoredRequest.nullable().parse(JSON.parse(String(row.request)));
    const rest = Rest.parse(JSON.parse(String(row.delivery)));
    return { seq, version: Number(row.version), delivery: { ...rest, request } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { seq, reason: reason.slice(0, 300) };
  }
}

function columnsOf(delivery: Delivery): [number, number, string] {
  const text = JSON.stringify({ ...delivery, request: undefined });
  return [Number(isSettled(delivery.state)), Number(delivery.closed), text];
}

/** Answers false when the id is stored already. */
export function insertRow(sql: Sql, delivery: Delivery): boolean {
  const [settled, closed, text] = columnsOf(delivery);
  const added = sql.run(
    `INSERT INTO outbox (id, version, settled, closed, request, delivery)
     VALUES (?, 1, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    delivery.id,
    settled,
    closed,
    JSON.stringify(delivery.request),
    text,
  );
  return added === 1;
}

/** A row of which nobody knows what it says: whoever loads it puts it aside and tells. */
export function insertUnreadable(sql: Sql, id: string, delivery: string): void {
  sql.run(
    `INSERT INTO outbox (id, version, settled, closed, request, delivery)
     VALUES (?, 1, 0, 0, 'null', ?)`,
    id,
    delivery,
  );
}

/** Compare and set: answers false when the row is not at `version` any more. */
export function updateRow(sql: Sql, delivery: Delivery, version: number): boolean {
  const [settled, closed, text] = columnsOf(delivery);
  const changed = sql.run(
    `UPDATE outbox SET version = version + 1, settled = ?, closed = ?, delivery = ?
     WHERE id = ? AND version = ?`,
    settled,
    closed,
    text,
    delivery.id,
    version,
  );
  return changed === 1;
}

export function findRow(sql: Sql, id: string): StoredDelivery | UnreadableRow | undefined {
  const row = sql.get(`SELECT ${COLUMNS} FROM outbox WHERE id = ?`, id);
  return row && deliveryOf(row);
}

/** In the order of the presses: all that are on their way, and the newest settled ones whose card is up. */
export function rowsAfter(
  sql: Sql,
  seq: number,
  cards: number,
): readonly (StoredDelivery | UnreadableRow)[] {
  const open = sql.all(`SELECT ${COLUMNS} FROM outbox WHERE settled = 0 AND seq > ?`, seq);
  const settled = sql.all(
    `SELECT ${COLUMNS} FROM outbox WHERE settled = 1 AND closed = 0 AND seq > ?
     ORDER BY seq DESC LIMIT ?`,
    seq,
    cards,
  );
  return [...open, ...settled].map(deliveryOf).toSorted((left, right) => left.seq - right.seq);
}

export function lastSeq(sql: Sql): number {
  return Number(sql.get('SELECT max(seq) AS last FROM outbox')?.last ?? 0);
}

/** Moves the row out of the way, as it is. */
export function quarantineRow(sql: Sql, row: UnreadableRow, nowMs: number): void {
  sql.run(
    `INSERT OR REPLACE INTO quarantine (seq, id, request, delivery, reason, moved_at_ms)
     SELECT seq, id, request, delivery, ?, ? FROM outbox WHERE seq = ?`,
    row.reason,
    nowMs,
    row.seq,
  );
  sql.run('DELETE FROM outbox WHERE seq = ?', row.seq);
}
