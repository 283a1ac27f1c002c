// Reads what can still be read of a damaged file: presses that had not gone when it broke.
import type { Delivery } from '../../shared/delivery';
import type { Row } from '../store/sqlite';
import type { Sql } from '../store/store';
import { deliveryOf, lastSeq } from './repository';

/** Damage is looked at row by row; more rows than this back cannot be within their deadline. */
const REACH = 5000;

function rowAt(sql: Sql, seq: number): Row | undefined {
  try {
    return sql.get(
      'SELECT seq, version, request, delivery FROM outbox WHERE seq = ? AND settled = 0',
      seq,
    );
  } catch {
    return undefined;
  }
}

/**
 * In the order of the presses, each as `expired`: the damaged file may hold an older state than the
 * operator saw, so nothing of it goes out by itself. Throws what SQLite throws when nothing is readable.
 */
export function salvage(sql: Sql): readonly Delivery[] {
  const last = lastSeq(sql);
  const found: Delivery[] = [];
  for (let seq = Math.max(1, last - REACH); seq <= last; seq += 1) {
    const row = rowAt(sql, seq);
    const stored = row && deliveryOf(row);
    if (!stored || !('delivery' in stored)) continue;
    found.push({
      ...stored.delivery,
      state: 'expired',
      closed: false,
      nextAttemptAtMs: null,
      mayHaveReached: stored.delivery.mayHaveReached || stored.delivery.state === 'sending',
      failure: {
        kind: 'storage',
        detail: 'Found in a damaged data file; it did not go out by itself',
      },
    });
  }
  return found;
}
