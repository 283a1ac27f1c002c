// Brings a database to the present schema by numbered steps, each in its own transaction.
import type { Row, SqliteDatabase } from './sqlite';
import { StorageRefusal } from './storage-failure';

/** One step: the statements that lead from version `to - 1` to version `to`. */
export interface Migration {
  readonly to: number;
  readonly sql: string;
}

/** The file was written by a later Tocsin: this one must not touch it. */
class NewerSchema extends StorageRefusal {
  constructor(found: number, known: number) {
    super(
      `The data file was written by a newer Tocsin (its form is ${found}, this one knows ${known}). ` +
        'Install the newer version again',
    );
  }
}

function versionOf(database: SqliteDatabase): number {
  const row = database.prepare('PRAGMA user_version').get() as Row;
  return Number(row.user_version);
}

/** Throws `NewerSchema`, or what SQLite threw; a step that fails leaves the version before it. */
export function migrate(database: SqliteDatabase, steps: readonly Migration[]): void {
  const known = Math.max(0, ...steps.map((step) => step.to));
  if (versionOf(database) > known) throw new NewerSchema(versionOf(database), known);
  for (const step of steps) {
    if (versionOf(database) >= step.to) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      // Looked up again inside the lock: a second process may be doing the same.
      if (versionOf(database) < step.to) {
        database.exec(step.sql);
        database.exec(`PRAGMA user_version = ${step.to}`);
      }
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}
