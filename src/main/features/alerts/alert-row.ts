// Share911's alerts as they stand on disk.
import { Share911Alert } from '../../../shared/alerts/share911-alert';
import type { Row } from '../../core/store/sqlite';
import type { Sql } from '../../core/store/store';

/** An alert with its place in the order of arrival; what later ones make of it is not told here. */
export interface AlertRow {
  readonly seq: number;
  readonly digest: string;
  /** Wall clock in milliseconds. */
  readonly receivedAtMs: number;
  readonly isOwn: boolean;
  readonly isSeen: boolean;
  readonly isClosed: boolean;
  readonly alert: Share911Alert;
}

export interface NewAlert extends Omit<AlertRow, 'seq'> {
  /** As it came, byte for byte where it is text. */
  readonly body: string;
}

const COLUMNS = 'seq, digest, received_at_ms, is_own, alert, seen, closed';
/** The service may send an alert again within so many others; every id of years need not be searched. */
const SAME_ID_WITHIN = 1000;
const NAMELESS_REPEAT_MS = 10 * 60_000;
const ALL_CLEARS_MAX = 1000;
/** Messages that name others are looked for among so many: what is older stays as it stands. */
const NAMED_WITHIN = 5000;
const NAMING_MAX = 1000;

/** Throws what SQLite throws, as does everything here. Answers the seq. */
export function insertAlert(sql: Sql, { alert, body, ...row }: NewAlert): number {
  // The column holds each digest once; only a nameless alert comes here with one that it holds.
  sql.run(
    `INSERT INTO alert (digest, received_at_ms, is_own, alert, body, seen, closed)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    hasDigest(sql, row.digest) ? `${row.digest}@${newestSeq(sql)}` : row.digest,
    row.receivedAtMs,
    Number(row.isOwn),
    JSON.stringify(alert),
    body,
    Number(row.isSeen),
    Number(row.isClosed),
  );
  return Number(sql.get('SELECT last_insert_rowid() AS seq')?.seq);
}

function hasDigest(sql: Sql, digest: string): boolean {
  return Boolean(sql.get('SELECT 1 AS known FROM alert WHERE digest = ?', digest));
}

/** 0 before the first. */
function newestSeq(sql: Sql): number {
  return Number(sql.get('SELECT max(seq) AS seq FROM alert')?.seq);
}

/** With neither an id nor a time of its own, the alarm of today has the bytes of last week's. */
function isNameless({ alert, digest }: Pick<AlertRow, 'alert' | 'digest'>): boolean {
  return alert.id === digest && alert.saidAtMs === null;
}

/**
 * ASSUMED: the same bytes are one alert that was sent again. Of nameless ones only within ten minutes and while
 * nothing else has come: rather shown twice than lost.
 */
export function isKnownAlert(sql: Sql, arrived: Omit<AlertRow, 'seq'>): boolean {
  if (isNameless(arrived)) {
    const newest = readAlert(sql, newestSeq(sql));
    return (
      newest?.alert.id === arrived.digest &&
      Math.abs(arrived.receivedAtMs - newest.receivedAtMs) < NAMELESS_REPEAT_MS
    );
  }
  if (hasDigest(sql, arrived.digest)) return true;
  const rows = sql.all(
    `SELECT alert FROM alert WHERE seq > (SELECT coalesce(max(seq), 0) FROM alert) - ?
     AND json_valid(alert) AND json_extract(alert, '$.id') = ?`,
    SAME_ID_WITHIN,
    arrived.alert.id,
  );
  const text = JSON.stringify(arrived.alert);
  return rows.some((row) => row.alert === text);
}

export function readCards(sql: Sql, limit: number): readonly AlertRow[] {
  const rows = `SELECT ${COLUMNS} FROM alert WHERE closed = 0 ORDER BY seq DESC LIMIT ?`;
  return sql.all(rows, limit).flatMap(rowOf);
}

/** Newest first. */
export function readBefore(sql: Sql, beforeMs: number, limit: number): readonly AlertRow[] {
  const rows = `SELECT ${COLUMNS} FROM alert WHERE received_at_ms < ? ORDER BY seq DESC LIMIT ?`;
  return sql.all(rows, beforeMs, limit).flatMap(rowOf);
}

export function readAlert(sql: Sql, seq: number): AlertRow | undefined {
  return sql.all(`SELECT ${COLUMNS} FROM alert WHERE seq = ?`, seq).flatMap(rowOf)[0];
}

/** Oldest first: what may have cleared alerts from `seq` on. */
export function readAllClears(sql: Sql, seq: number): readonly AlertRow[] {
  const rows = `SELECT ${COLUMNS} FROM alert WHERE seq > ? AND json_valid(alert)
    AND json_extract(alert, '$.kind') = 'all-clear' ORDER BY seq LIMIT ?`;
  return sql.all(rows, seq, ALL_CLEARS_MAX).flatMap(rowOf);
}

/** Newest first: what ends or replaces others by name, whenever it came. */
export function readNaming(sql: Sql): readonly AlertRow[] {
  // To look for text is much quicker than to take every alert apart.
  const rows = `SELECT ${COLUMNS} FROM alert WHERE seq > (SELECT coalesce(max(seq), 0) FROM alert) - ?
    AND instr(alert, '"references":[{') > 0 ORDER BY seq DESC LIMIT ?`;
  return sql.all(rows, NAMED_WITHIN, NAMING_MAX).flatMap(rowOf);
}

/** What is called by one of these identifiers; whether sender and time fit as well is not looked at. */
export function readNamed(sql: Sql, identifiers: readonly string[]): readonly AlertRow[] {
  const rows = `SELECT ${COLUMNS} FROM alert WHERE seq > (SELECT coalesce(max(seq), 0) FROM alert) - ?
    AND instr(alert, '"cap":{') > 0 AND json_valid(alert)
    AND json_extract(alert, '$.cap.name.identifier') IN (SELECT value FROM json_each(?))`;
  return sql.all(rows, NAMED_WITHIN, JSON.stringify(identifiers)).flatMap(rowOf);
}

/** `AND` so that what is done already makes no second line in the record. Answers whether it changed. */
export function flagAlert(sql: Sql, seq: number, flag: 'seen' | 'closed'): boolean {
  return sql.run(`UPDATE alert SET ${flag} = 1 WHERE seq = ? AND ${flag} = 0`, seq) > 0;
}

/** None when a later version has written it in a way that is not understood here. */
function rowOf(row: Row): readonly AlertRow[] {
  try {
    const alert = Share911Alert.safeParse(JSON.parse(String(row.alert)));
    if (!alert.success) return [];
    return [
      {
        seq: Number(row.seq),
        digest: String(row.digest),
        receivedAtMs: Number(row.received_at_ms),
        isOwn: row.is_own === 1,
        isSeen: row.seen === 1,
        isClosed: row.closed === 1,
        alert: alert.data,
      },
    ];
  } catch {
    return [];
  }
}
