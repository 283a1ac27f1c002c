// Finds lines of the record by what they are about, by their kind, and by their number.
import type { ActivityEntry, ActivityKind } from '../../../shared/core/activity';
import type { Result } from '../../../shared/core/failure';
import type { Row } from '../store/sqlite';
import type { Store } from '../store/store';
import { COLUMNS, entryOf } from './entry-row';

export interface RecordLookup {
  /** Every line about these, oldest first; lines nobody can read are left out. */
  about(actionIds: readonly string[]): Result<readonly ActivityEntry[]>;
  /** Lines of these kinds whose number is above `afterSeq` and whose time is not before `sinceMs`, oldest first. */
  ofKinds(
    kinds: readonly ActivityKind[],
    since: { readonly afterSeq: number; readonly sinceMs: number },
  ): Result<readonly ActivityEntry[]>;
  /** The newest `limit` lines, oldest first. */
  latest(limit: number): Result<readonly ActivityEntry[]>;
  /** The seals of the lines `fromSeq` to `toSeq`, by number. */
  seals(fromSeq: number, toSeq: number): Result<ReadonlyMap<number, string>>;
}

export function createLookup(store: Store): RecordLookup {
  return {
    about: (actionIds) =>
      store.read((sql) => {
        const about = `SELECT ${COLUMNS} FROM activity WHERE action_id = ? ORDER BY seq`;
        const rows = [...new Set(actionIds)].flatMap((id) => sql.all(about, id));
        return readable(rows).toSorted((left, right) => left.seq - right.seq);
      }),
    ofKinds: (kinds, { afterSeq, sinceMs }) =>
      store.read((sql) => {
        const marks = kinds.map(() => '?').join(', ');
        const query = `SELECT ${COLUMNS} FROM activity WHERE seq > ? AND at_ms >= ? AND kind IN (${marks}) ORDER BY seq`;
        return readable(sql.all(query, afterSeq, sinceMs, ...kinds));
      }),
    latest: (limit) =>
      store.read((sql) => {
        const query = `SELECT ${COLUMNS} FROM activity ORDER BY seq DESC LIMIT ?`;
        return readable(sql.all(query, limit)).toReversed();
      }),
    seals: (fromSeq, toSeq) =>
      store.read((sql) => {
        const query = 'SELECT seq, hash FROM activity WHERE seq BETWEEN ? AND ?';
        const rows = sql.all(query, fromSeq, toSeq);
        return new Map(rows.map(({ seq, hash }) => [Number(seq), String(hash)]));
      }),
  };
}

function readable(rows: readonly Row[]): ActivityEntry[] {
  return rows.flatMap((row) => {
    const entry = entryOf(row);
    return entry.ok ? [entry.value] : [];
  });
}
