// Alerts as screens and the command line see them, from the disk.
import type { Result } from '../../../shared/core/failure';
import type { ReceivedAlert } from '../../../shared/alerts/share911-alert';
import type { Sql, Store } from '../../core/store/store';
import { readAllClears, readBefore, readNamed, readNaming, type AlertRow } from './alert-row';
import { fatesOf } from './fates';

/** Whatever may have ended or replaced one of these, or is named by one. Throws what SQLite throws. */
export function readRelated(sql: Sql, shown: readonly AlertRow[]): readonly AlertRow[] {
  if (shown.length === 0) return [];
  const oldest = Math.min(...shown.map(({ seq }) => seq));
  const identifiers = shown.flatMap(({ alert }) =>
    (alert.cap?.references ?? []).map(({ identifier }) => identifier),
  );
  return [
    ...readAllClears(sql, oldest),
    ...readNaming(sql),
    ...(identifiers.length === 0 ? [] : readNamed(sql, identifiers)),
  ];
}

export function viewsOf(
  shown: readonly AlertRow[],
  related: readonly AlertRow[],
): readonly ReceivedAlert[] {
  const fates = fatesOf(shown, related);
  return shown.flatMap(({ seq, receivedAtMs, isOwn, isSeen, isClosed, alert }) => {
    const fate = fates.get(seq);
    return fate === undefined
      ? []
      : [{ ...alert, seq, receivedAtMs, isOwn, isSeen, isClosed, ...fate }];
  });
}

/** Rows of the disk, newest first. Throws what SQLite throws. */
export function viewsOfRows(sql: Sql, rows: readonly AlertRow[]): readonly ReceivedAlert[] {
  return viewsOf(rows, readRelated(sql, rows));
}

/** Newest first, closed ones too; also for a process that is a guest. Failure `storage`. */
export function readAlerts(
  store: Pick<Store, 'read'>,
  limit: number,
  beforeMs = Number.MAX_SAFE_INTEGER,
): Result<readonly ReceivedAlert[]> {
  return store.read((sql) => viewsOfRows(sql, readBefore(sql, beforeMs, limit)));
}
