// Opens one SQLite file so that a commit means "on the disk", and refuses to go on if it would not.
import { chmodSync, closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeOwnFolder } from '../lib/own-folder';
import type { Row, Sqlite, SqliteDatabase } from './sqlite';
import { StorageRefusal } from './storage-failure';

/** Checking every page of a big file would delay the start; damage found later triggers a full check. */
const ALWAYS_CHECK_BELOW_BYTES = 32 * 1024 * 1024;

function pragma(database: SqliteDatabase, name: string): unknown {
  const row = database.prepare(`PRAGMA ${name}`).get() as Row | undefined;
  return row && Object.values(row)[0];
}

/** Creates the file before SQLite does, so that nobody else can read it for even a moment. */
function prepareFile(path: string): void {
  const folder = dirname(path);
  makeOwnFolder(folder);
  closeSync(openSync(path, 'a', 0o600));
  if (process.platform === 'win32') return;
  try {
    chmodSync(path, 0o600);
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // A file of another owner or a file system without folder sync: SQLite's own checks decide.
  }
}

/** Every statement from here on waits this long for a lock that another process holds. */
export function waitForLocks(database: SqliteDatabase, waitMs: number): void {
  database.exec(`PRAGMA busy_timeout = ${waitMs}`);
}

function assertDurable(database: SqliteDatabase): void {
  const synchronous = pragma(database, 'synchronous');
  const journal = pragma(database, 'journal_mode');
  if (synchronous !== 2 || (journal !== 'wal' && journal !== 'delete')) {
    throw new StorageRefusal(
      `The data file would not be durable: synchronous=${String(synchronous)}, journal=${String(journal)}`,
    );
  }
}

/** Thrown when the pages of the file contradict each other. Carries SQLite's code for damage. */
class DamagedFile extends Error {
  readonly errcode = 11;
}

function assertSound(database: SqliteDatabase, thorough: boolean): void {
  const bytes = Number(pragma(database, 'page_count')) * Number(pragma(database, 'page_size'));
  if (!thorough && bytes > ALWAYS_CHECK_BELOW_BYTES) return;
  const verdict = pragma(database, 'quick_check(1)');
  if (verdict !== 'ok') throw new DamagedFile(String(verdict));
}

export interface Opening {
  /** Check every page, however big the file is. */
  readonly thorough: boolean;
  /** How long to wait for the lock of another process. */
  readonly waitMs: number;
}

/** Throws what SQLite or the file system threw; the store turns that into a Failure. */
export function openDatabase(
  path: string,
  sqlite: Sqlite,
  { thorough, waitMs }: Opening,
): SqliteDatabase {
  prepareFile(path);
  const database = new sqlite.DatabaseSync(path);
  try {
    waitForLocks(database, waitMs);
    // Sqlite packages differ in their default level, so it is never left to the default.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    if (process.platform === 'darwin') {
      // A plain fsync on macOS leaves the bytes in the drive's own cache.
      database.exec('PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1');
    }
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 8388608');
    assertDurable(database);
    assertSound(database, thorough);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
