// Reads what can still be read of a damaged file: presses that had not gone when it broke.
import type { Delivery } from '../../../shared/delivery';
import type { CarvedRow } from '../store/carve';
import type { Row } from '../store/sqlite';
import type { Sql, Store } from '../store/store';
import { deliveryOf, lastSeq } from './repository';

/** Damage is looked at row by row; more rows than this back cannot be within their deadline. */
const REACH = 5000;

function rowAt(sql: Sql, seq: number): Row | undefined {
  try {
    return sql.get(
      'SELECT seq, id, version, settled, request, delivery FROM outbox WHERE seq = ?',
      seq,
    );
  } catch {
    return undefined;
  }
}

function readableRows(sql: Sql): readonly Row[] {
  const last = lastSeq(sql);
  const rows: Row[] = [];
  for (let seq = Math.max(1, last - REACH); seq <= last; seq += 1) {
    const row = rowAt(sql, seq);
    if (row) rows.push(row);
  }
  return rows;
}

/** Null when the row is of another table. */
function outboxRow({ rowid, values }: CarvedRow): Row | null {
  const [, id, version, settled, closed, request, delivery] = values;
  const fits =
    values.length === 7 &&
    typeof version === 'number' &&
    (settled === 0 || settled === 1) &&
    (closed === 0 || closed === 1) &&
    typeof request === 'string' &&
    typeof delivery === 'string';
  return fits ? { seq: rowid, id, version, settled, request, delivery } : null;
}

/**
 * In the order of the presses, each as `expired`: the damaged file may hold an older state than the
 * operator saw, so nothing of it goes out by itself. Never throws.
 */
export function salvage(
  store: Pick<Store, 'readKeptAside' | 'carveKeptAside'>,
): readonly Delivery[] {
  const read = store.readKeptAside(readableRows);
  const newest = new Map<unknown, Row>();
  const take = (row: Row): void => {
    const known = newest.get(row.id);
    if (!known || Number(known.version) < Number(row.version)) newest.set(row.id, row);
  };
  if (read.ok) read.value.forEach(take);
  for (const carved of store.carveKeptAside()) {
    const row = outboxRow(carved);
    if (row) take(row);
  }
  return [...newest.values()]
    .filter(({ settled }) => settled === 0)
    .toSorted((left, right) => Number(left.seq) - Number(right.seq))
    .flatMap((row) => {
      const stored = deliveryOf(row);
      return 'delivery' in stored ? [asked(stored.delivery)] : [];
    });
}

function asked(delivery: Delivery): Delivery {
  return {
    ...delivery,
    state: 'expired',
    closed: false,
    nextAttemptAtMs: null,
    mayHaveReached: delivery.mayHaveReached || delivery.state === 'sending',
    failure: {
      kind: 'storage',
      detail: 'Found in a damaged data file; it did not go out by itself',
    },
  };
}
