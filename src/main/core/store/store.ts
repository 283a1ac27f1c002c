// One world's database: transactions that answer a Result, and a file that reopens when the disk is back.
import { join } from 'node:path';
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { Clock } from '../lib/clock';
import { carveFile, type CarvedRow } from './carve';
import { isHeadless, lookFirst } from './look-first';
import { migrate } from './migrate';
import { openDatabase, waitForLocks } from './open-database';
import { createPatience } from './patience';
import { finishRebuild, rebuild, keepAside } from './rebuild';
import { SCHEMA } from './schema';
import type { Row, SqlValue, Sqlite, SqliteDatabase } from './sqlite';
import { isBusy, isDamage, StorageRefusal, storageFailure } from './storage-failure';

/** Statements inside one transaction. Throws what SQLite threw; the transaction turns it into a Failure. */
export interface Sql {
  /** Answers the number of changed rows. */
  run(sql: string, ...params: SqlValue[]): number;
  get(sql: string, ...params: SqlValue[]): Row | undefined;
  all(sql: string, ...params: SqlValue[]): readonly Row[];
}

export interface Store {
  readonly path: string;
  /** The unreadable file of earlier that was put aside, or null. */
  readonly keptAside: string | null;
  /** All that had been committed to it is in the present file. */
  readonly isRebuilt: boolean;
  /** Opens the file unless it is open. Failure `storage`. */
  open(): Result<null>;
  /** BEGIN IMMEDIATE, `run`, COMMIT with fsync. Any throw rolls back. Opens the file first if needed. */
  transaction<T>(run: (sql: Sql) => T): Result<T>;
  /** Reads without a write lock. */
  read<T>(run: (sql: Sql) => T): Result<T>;
  /** Reads what can be read of the file kept aside. */
  readKeptAside<T>(run: (sql: Sql) => T): Result<T>;
  /** Rows that stand in the file kept aside, of whatever table, old versions included, though SQLite reads nothing of it. */
  carveKeptAside(): Iterable<CarvedRow>;
  /** Commits one number, to learn whether the disk would take a press now. Failure `storage`. */
  checkWritable(): Result<null>;
  /** Changes when another process has committed; null while the file cannot be opened. */
  dataVersion(): number | null;
  close(): void;
}

export interface StoreDeps {
  readonly sqlite: Sqlite;
  readonly clock: Clock;
  /** Only the owner may put a damaged file aside; a guest answers the failure. */
  readonly role: 'owner' | 'guest';
}

/**
 * How long one statement waits for the lock of another process. The owner carries presses, and those go out from
 * memory meanwhile; a guest has nothing else to do.
 */
const LOCK_WAIT_MS = { owner: 50, guest: 2000 } as const;

function createSql(database: SqliteDatabase): Sql {
  const cache = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  const prepared = (sql: string): ReturnType<SqliteDatabase['prepare']> => {
    const known = cache.get(sql) ?? database.prepare(sql);
    cache.set(sql, known);
    return known;
  };
  return {
    run: (sql, ...params) => Number(prepared(sql).run(...params).changes),
    get: (sql, ...params) => prepared(sql).get(...params) as Row | undefined,
    all: (sql, ...params) => prepared(sql).all(...params) as readonly Row[],
  };
}

function rollBack(database: SqliteDatabase): void {
  try {
    if (database.isTransaction) database.exec('ROLLBACK');
  } catch {
    // The first error is the one to tell; SQLite rolls back by itself when the file is next opened.
  }
}

interface KeptAside {
  /** What to tell. */
  readonly file: string;
  /** What to read. */
  readonly source: string;
  readonly isWhole: boolean;
}

interface Connection {
  readonly database: SqliteDatabase;
  readonly sql: Sql;
  waitMs: number;
}

/** A store that has not opened its file yet; every use tries to. Never throws. */
export function createStore(folder: string, deps: StoreDeps): Store {
  const path = join(folder, 'desk.db');
  let connection: Connection | null = null;
  let closed = false;
  let suspect = false;
  let kept: KeptAside | null = null;
  const patience = createPatience(deps.clock, LOCK_WAIT_MS[deps.role]);

  const openOnce = (): Connection => {
    const waitMs = patience.waitMs();
    const database = openDatabase(path, deps.sqlite, { thorough: suspect, waitMs });
    try {
      migrate(database, SCHEMA);
    } catch (error) {
      database.close();
      throw error;
    }
    return { database, sql: createSql(database), waitMs };
  };

  /** Where the old files are now, if they had to be put together anew. */
  const rebuildIfNeeded = (): string | null => {
    finishRebuild(path);
    const strange = lookFirst(path);
    if (strange === null) return null;
    // Nothing vouches for what was put together but a check of every page.
    suspect = true;
    return rebuild(path, strange, deps.clock.now());
  };

  const connect = (): Connection => {
    if (closed) throw new StorageRefusal('The data file has been closed');
    if (connection) {
      const waitMs = patience.waitMs();
      if (connection.waitMs !== waitMs) waitForLocks(connection.database, waitMs);
      connection.waitMs = waitMs;
      return connection;
    }
    // Opening costs more than a statement: it is not tried again and again under a lock.
    patience.refuse();
    if (deps.role === 'guest') {
      if (isHeadless(path)) throw new StorageRefusal('The data file is gone or damaged');
      connection = openOnce();
      return connection;
    }
    const rebuilt = rebuildIfNeeded();
    try {
      connection = openOnce();
      if (rebuilt !== null) kept = { file: rebuilt, source: rebuilt, isWhole: true };
    } catch (error) {
      if (!isDamage(error)) throw error;
      const source = keepAside(path, deps.clock.now());
      kept = { file: rebuilt ?? source, source, isWhole: false };
      connection = openOnce();
    }
    suspect = false;
    return connection;
  };

  /** After damage the connection is given up, so that the next use checks the whole file. */
  const giveUpIfDamaged = (error: unknown): void => {
    if (!isDamage(error) || !connection) return;
    suspect = true;
    try {
      connection.database.close();
    } catch {
      // It is being given up because it no longer works.
    }
    connection = null;
  };

  const guarded = <T>(run: () => T): Result<T> => {
    try {
      return ok(run());
    } catch (error) {
      if (isBusy(error)) patience.lost(error);
      giveUpIfDamaged(error);
      return failed(storageFailure(error));
    }
  };

  const transaction = <T>(run: (sql: Sql) => T): Result<T> =>
    guarded(() => {
      const { database, sql } = connect();
      database.exec('BEGIN IMMEDIATE');
      try {
        const value = run(sql);
        database.exec('COMMIT');
        return value;
      } catch (error) {
        rollBack(database);
        throw error;
      }
    });

  return {
    path,
    get keptAside() {
      return kept?.file ?? null;
    },
    get isRebuilt() {
      return kept?.isWhole === true;
    },
    open: () =>
      guarded(() => {
        connect();
        return null;
      }),
    transaction,
    read: (run) => guarded(() => run(connect().sql)),
    readKeptAside(run) {
      if (kept === null) {
        return failed({ kind: 'storage', detail: 'No file was kept aside' });
      }
      try {
        const database = new deps.sqlite.DatabaseSync(kept.source);
        try {
          return ok(run(createSql(database)));
        } finally {
          database.close();
        }
      } catch (error) {
        return failed(storageFailure(error));
      }
    },
    carveKeptAside: () => (kept === null ? [] : carveFile(kept.source)),
    checkWritable: () =>
      transaction((sql) => {
        const now = deps.clock.now();
        sql.run('INSERT OR REPLACE INTO pulse (id, at_ms) VALUES (1, ?)', now);
        return null;
      }),
    dataVersion() {
      const version = guarded(() => connect().sql.get('PRAGMA data_version')?.data_version);
      return version.ok && typeof version.value === 'number' ? version.value : null;
    },
    close() {
      closed = true;
      try {
        connection?.database.close();
      } catch {
        // Everything that was promised is committed already.
      }
      connection = null;
    },
  };
}

/** Opens `desk.db` in `folder` at once. Failure `storage`: read-only, disk-full, damaged (guest), or newer. */
export function openStore(folder: string, deps: StoreDeps): Result<Store> {
  const store = createStore(folder, deps);
  const opened = store.open();
  return opened.ok ? ok(store) : opened;
}
