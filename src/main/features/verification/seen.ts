// How many answers of a verification somebody has looked at, remembered over restarts.
import type { Sql } from '../../core/store/store';

const nameOf = (id: string): string => `seen-answers:${id}`;

/** Throws what SQLite throws, as does `writeSeen`. */
export function readSeen(sql: Sql, id: string): number {
  const row = sql.get('SELECT value FROM keepsake WHERE name = ?', nameOf(id));
  return Number(row?.value ?? 0) || 0;
}

export function writeSeen(sql: Sql, id: string, count: number): void {
  sql.run('INSERT OR REPLACE INTO keepsake (name, value) VALUES (?, ?)', nameOf(id), String(count));
}
