// The same SQLite, with the time of every statement noted: a statement holds up everything else.
import type { Sqlite, SqliteDatabase } from './sqlite';

export function timedSqlite(
  { name, DatabaseSync }: Sqlite,
  during: <T>(what: string, work: () => T) => T,
): Sqlite {
  const timed = <T>(work: () => T): T => during('database', work);
  class TimedDatabase implements SqliteDatabase {
    private readonly inner: SqliteDatabase;

    constructor(path: string) {
      this.inner = timed(() => new DatabaseSync(path));
    }

    get isTransaction(): boolean {
      return this.inner.isTransaction;
    }

    exec(sql: string): void {
      timed(() => this.inner.exec(sql));
    }

    prepare(sql: string): ReturnType<SqliteDatabase['prepare']> {
      const statement = timed(() => this.inner.prepare(sql));
      return {
        run: (...params) => timed(() => statement.run(...params)),
        get: (...params) => timed(() => statement.get(...params)),
        all: (...params) => timed(() => statement.all(...params)),
      };
    }

    close(): void {
      timed(() => this.inner.close());
    }
  }
  return { name, DatabaseSync: TimedDatabase };
}
