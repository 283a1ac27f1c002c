// Alerts as screens and the command line see them, from the disk.
import type { Result } from '../../shared/failure';
import type { ReceivedAlert } from '../../shared/share911-alert';
import type { Sql, Store } from '../store/store';
import { readAllClears, readBefore, type AlertRow } from './alert-row';
import { clearedAtMs } from './cleared';

export function viewOfRow(row: AlertRow, allClears: readonly AlertRow[]): ReceivedAlert {
  const { seq, receivedAtMs, isOwn, isSeen, isClosed } = row;
  const clearedMs = clearedAtMs(row, allClears);
  return { ...row.alert, seq, receivedAtMs, isOwn, isSeen, isClosed, clearedAtMs: clearedMs };
}

/** Rows of the disk, newest first. Throws what SQLite throws. */
export function viewsOfRows(sql: Sql, rows: readonly AlertRow[]): readonly ReceivedAlert[] {
  const oldest = rows.at(-1);
  const allClears = oldest === undefined ? [] : readAllClears(sql, oldest.seq);
  return rows.map((row) => viewOfRow(row, allClears));
}

/** Newest first, closed ones too; also for a process that is a guest. Failure `storage`. */
export function readAlerts(
  store: Pick<Store, 'read'>,
  limit: number,
  beforeMs = Number.MAX_SAFE_INTEGER,
): Result<readonly ReceivedAlert[]> {
  return store.read((sql) => viewsOfRows(sql, readBefore(sql, beforeMs, limit)));
}
