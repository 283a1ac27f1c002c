// One line of the record as a database row, both ways.
import { ActivityEntry } from '../../../shared/core/activity';
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { Row, SqlValue } from '../store/sqlite';

export const COLUMNS = 'seq, at_ms, kind, action_id, facts, failure, hash';

/** Values in the order of `COLUMNS`. */
export function valuesOf(entry: ActivityEntry): SqlValue[] {
  return [
    entry.seq,
    entry.atMs,
    entry.kind,
    entry.actionId,
    JSON.stringify(entry.facts),
    entry.failure === null ? null : JSON.stringify(entry.failure),
    entry.hash,
  ];
}

function parseJson(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : text;
}

/** Failure `storage` naming the seq when the row cannot be understood. */
export function entryOf(row: Row): Result<ActivityEntry> {
  const seq = Number(row.seq);
  try {
    const parsed = ActivityEntry.safeParse({
      seq,
      atMs: row.at_ms,
      kind: row.kind,
      actionId: row.action_id,
      facts: parseJson(row.facts),
      failure: parseJson(row.failure),
      hash: row.hash,
    });
    if (parsed.success) return ok(parsed.data);
  } catch {
    // Broken JSON is reported like any other unreadable row.
  }
  return failed({ kind: 'storage', detail: `Line ${seq} of the record cannot be read` });
}
