// Picks the SQLite engine: Node's own where it exists and works, else the package with the same interface.

/** Values that may be bound or read. Booleans and undefined are not among them. */
export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

interface SqliteStatement {
  run(...params: SqlValue[]): { readonly changes: number | bigint };
  get(...params: SqlValue[]): unknown;
  all(...params: SqlValue[]): unknown[];
}

/** The part of the `node:sqlite` interface that Tocsin uses. */
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
  readonly isTransaction: boolean;
}

export interface Sqlite {
  readonly name: 'node:sqlite' | '@photostructure/sqlite';
  readonly DatabaseSync: new (path: string) => SqliteDatabase;
}

interface SqliteModule {
  readonly DatabaseSync: new (path: string) => SqliteDatabase;
}

function looksLikeSqlite(module: object | undefined): module is SqliteModule {
  return module !== undefined && 'DatabaseSync' in module;
}

/** True when this engine stores, reads back and can be told to wait for the disk. */
export function passesSelfTest(module: SqliteModule): boolean {
  try {
    const database = new module.DatabaseSync(':memory:');
    try {
      database.exec('PRAGMA synchronous = FULL; CREATE TABLE probe (text TEXT)');
      const added = database.prepare('INSERT INTO probe (text) VALUES (?)').run('Ω');
      const row = database.prepare('SELECT text FROM probe').get() as Row;
      const level = database.prepare('PRAGMA synchronous').get() as Row;
      return Number(added.changes) === 1 && row.text === 'Ω' && level.synchronous === 2;
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}

/** Loads an engine; rejects only when neither works, which means a broken installation. */
export async function loadSqlite(
  builtin: object | undefined = process.getBuiltinModule('node:sqlite'),
): Promise<Sqlite> {
  if (looksLikeSqlite(builtin) && passesSelfTest(builtin)) {
    return { name: 'node:sqlite', DatabaseSync: builtin.DatabaseSync };
  }
  const packaged = (await import('@photostructure/sqlite')) as SqliteModule;
  if (!passesSelfTest(packaged)) throw new Error('No working SQLite engine was found');
  return { name: '@photostructure/sqlite', DatabaseSync: packaged.DatabaseSync };
}
