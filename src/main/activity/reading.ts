// Reads the record from its first line on, in slices, and checks its chain on the way.
import type { ActivityEntry } from '../../shared/activity';
import { ok, type Result } from '../../shared/failure';
import type { Row } from '../store/sqlite';
import type { Store } from '../store/store';
import { CHAIN_START, chainHash } from './chain';
import { COLUMNS, entryOf } from './entry-row';

const SLICE = 500;

export interface ChainVerdict {
  readonly count: number;
  /** The first line that is missing, changed or unreadable; null when the chain holds. */
  readonly firstBadSeq: number | null;
}

function sliceAfter(store: Store, seq: number): Result<readonly Row[]> {
  return store.read((sql) =>
    sql.all(`SELECT ${COLUMNS} FROM activity WHERE seq > ? ORDER BY seq LIMIT ?`, seq, SLICE),
  );
}

/** Oldest first. A storage failure is the last item; an unreadable line is a failure in its place. */
export function* readForwards(store: Store): IterableIterator<Result<ActivityEntry>> {
  let seq = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = sliceAfter(store, seq);
    if (!rows.ok) {
      yield rows;
      return;
    }
    for (const row of rows.value) {
      seq = Number(row.seq);
      yield entryOf(row);
    }
    if (rows.value.length < SLICE) return;
  }
}

/** Cutting lines off the very end cannot be seen from the chain alone. */
export function verifyChain(store: Store): Result<ChainVerdict> {
  let hash = CHAIN_START;
  let count = 0;
  for (;;) {
    const rows = sliceAfter(store, count);
    if (!rows.ok) return rows;
    for (const row of rows.value) {
      const entry = entryOf(row);
      const expectedSeq = count + 1;
      const holds =
        entry.ok &&
        entry.value.seq === expectedSeq &&
        chainHash(hash, entry.value) === entry.value.hash;
      if (!holds) return ok({ count, firstBadSeq: expectedSeq });
      hash = entry.value.hash;
      count = expectedSeq;
    }
    if (rows.value.length < SLICE) return ok({ count, firstBadSeq: null });
  }
}
