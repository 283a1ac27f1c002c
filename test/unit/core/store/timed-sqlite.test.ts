// The timed database does what the plain one does, and has every statement timed.
import { describe, expect, it } from 'vitest';
import { loadSqlite } from '../../../../src/main/core/store/sqlite';
import { timedSqlite } from '../../../../src/main/core/store/timed-sqlite';

describe('a timed database', () => {
  it('stores, reads back, answers and throws as before, under the name of the database', async () => {
    const timed: string[] = [];
    const sqlite = timedSqlite(await loadSqlite(), (what, work) => {
      timed.push(what);
      return work();
    });
    const database = new sqlite.DatabaseSync(':memory:');
    database.exec('CREATE TABLE t (a TEXT)');
    expect(Number(database.prepare('INSERT INTO t VALUES (?)').run('x').changes)).toBe(1);
    database.exec('BEGIN');
    expect(database.isTransaction).toBe(true);
    database.exec('ROLLBACK');
    expect(database.prepare('SELECT a FROM t').get()).toMatchObject({ a: 'x' });
    expect(database.prepare('SELECT a FROM t').all()).toHaveLength(1);
    expect(() => database.exec('nonsense')).toThrow();
    database.close();
    expect(new Set(timed)).toEqual(new Set(['database']));
    expect(timed).toHaveLength(12);
  });
});
