// The database file: durable, private, migrated by steps, never overwritten when it cannot be read.
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../../src/main/core/store/migrate';
import { loadSqlite, passesSelfTest } from '../../../../src/main/core/store/sqlite';
import { createStore, openStore } from '../../../../src/main/core/store/store';
import { createManualClock } from '../../../fakes/clock';
import { holdLock, makeFolder, makeStore, sqlite } from '../../../fakes/desk-folder';

const clock = createManualClock(0);
const pragma = (folder: string, name: string): unknown => {
  const read = makeStore(folder, clock).read((sql) => sql.get(`PRAGMA ${name}`));
  return read.ok && read.value ? Object.values(read.value)[0] : read;
};

describe('the database file', () => {
  it('waits for the disk at every commit, at every opening', () => {
    const folder = makeFolder();
    for (let opening = 0; opening < 2; opening += 1) {
      expect(pragma(folder, 'synchronous')).toBe(2);
      expect(pragma(folder, 'journal_mode')).toBe('wal');
    }
  });

  it.skipIf(process.platform === 'win32')('can be read by this user alone', () => {
    const folder = join(makeFolder(), 'a', 'world');
    const store = makeStore(folder, clock);
    store.checkWritable();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) {
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it.skipIf(process.platform === 'win32')('becomes private again when it was not', () => {
    const folder = makeFolder();
    makeStore(folder, clock).close();
    chmodSync(join(folder, 'desk.db'), 0o644);
    const store = makeStore(folder, clock);
    expect(statSync(store.path).mode & 0o777).toBe(0o600);
  });

  it('keeps an unreadable file whole under another name and begins a fresh one', () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'desk.db'), 'x'.repeat(5000));
    const store = makeStore(folder, clock);
    expect(store.keptAside).toBe(join(folder, 'desk.db.unreadable-1970-01-01T00-00-00-000Z'));
    expect(readFileSync(store.keptAside ?? '', 'utf8')).toBe('x'.repeat(5000));
    expect(store.checkWritable()).toEqual({ ok: true, value: null });
  });

  it('never puts a second unreadable file over the first', () => {
    const folder = makeFolder();
    for (const text of ['first', 'second']) {
      writeFileSync(join(folder, 'desk.db'), text.repeat(1000));
      makeStore(folder, clock).close();
      for (const tail of ['-wal', '-shm']) writeFileSync(join(folder, `desk.db${tail}`), '');
    }
    const kept = readdirSync(folder).filter((name) => /unreadable.*Z(-\d)?$/.test(name));
    expect(
      kept.map((name) => readFileSync(join(folder, name), 'utf8').slice(0, 5)).toSorted(),
    ).toEqual(['first', 'secon']);
  });

  it('is not put aside by a guest, who is told instead', () => {
    const folder = makeFolder();
    writeFileSync(join(folder, 'desk.db'), 'x'.repeat(5000));
    const opened = openStore(folder, { sqlite, clock, role: 'guest' });
    expect(opened).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(readdirSync(folder)).toEqual(['desk.db']);
  });

  it('of a newer Tocsin is refused and left as it is', () => {
    const folder = makeFolder();
    makeStore(folder, clock).close();
    const raw = new sqlite.DatabaseSync(join(folder, 'desk.db'));
    raw.exec('PRAGMA user_version = 999');
    raw.close();
    const opened = openStore(folder, { sqlite, clock, role: 'owner' });
    expect(opened).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(!opened.ok && opened.failure.detail).toContain('newer Tocsin');
    expect(readdirSync(folder).filter((name) => name.includes('unreadable'))).toEqual([]);
  });

  it('that cannot be made is a failure now and opens by itself once it can', () => {
    const folder = join(makeFolder(), 'blocked');
    writeFileSync(folder, 'a file where the folder should be');
    const store = createStore(folder, { sqlite, clock, role: 'owner' });
    expect(store.open()).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(store.dataVersion()).toBeNull();
    rmSync(folder);
    expect(store.checkWritable()).toEqual({ ok: true, value: null });
    store.close();
  });

  it('takes nothing any more once it is closed', () => {
    const store = makeStore(makeFolder(), clock);
    store.close();
    expect(store.checkWritable()).toMatchObject({ ok: false, failure: { kind: 'storage' } });
  });

  it('says that the disk is full when it is full, and works again afterwards', () => {
    const store = makeStore(makeFolder(), clock);
    const pages = store.read((sql) => sql.get('PRAGMA page_count'));
    const count = pages.ok ? Number(pages.value?.page_count) : 0;
    store.read((sql) => sql.get(`PRAGMA max_page_count = ${count}`));
    const add = (): unknown =>
      store.transaction((sql) => {
        for (let n = 0; n < 2000; n += 1) {
          sql.run("INSERT INTO activity VALUES (NULL, 0, 'x', NULL, '{}', NULL, '')");
        }
      });
    expect(add()).toMatchObject({ ok: false, failure: { kind: 'storage', reason: 'disk-full' } });
    store.read((sql) => sql.get('PRAGMA max_page_count = 100000'));
    expect(add()).toMatchObject({ ok: true });
  });

  it('waits for the lock of another program once for a moment, then not at all, and tells why', async () => {
    const folder = makeFolder();
    const moving = createManualClock(0);
    const store = makeStore(folder, moving);
    const letGo = holdLock(folder);
    const beganMs = performance.now();
    for (let n = 0; n < 100; n += 1) {
      expect(store.checkWritable()).toMatchObject({
        ok: false,
        failure: { kind: 'storage', reason: 'busy' },
      });
    }
    // One wait of 50 ms; a hundred of them would be five seconds.
    expect(performance.now() - beganMs).toBeLessThan(2_500);
    await moving.advance(400);
    const againMs = performance.now();
    expect(store.checkWritable().ok).toBe(false);
    expect(performance.now() - againMs).toBeGreaterThanOrEqual(45);
    letGo();
    expect(store.checkWritable()).toEqual({ ok: true, value: null });
  });

  it('that is locked as a whole while it is opened is a failure now and opens once it is let go', async () => {
    const folder = makeFolder();
    const other = new sqlite.DatabaseSync(join(folder, 'desk.db'));
    other.exec('PRAGMA journal_mode = WAL; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    const moving = createManualClock(0);
    const store = createStore(folder, { sqlite, clock: moving, role: 'owner' });
    for (let n = 0; n < 50; n += 1) {
      expect(store.open()).toMatchObject({ ok: false, failure: { reason: 'busy' } });
    }
    other.close();
    await moving.advance(400);
    expect(store.open()).toEqual({ ok: true, value: null });
    expect(store.keptAside).toBeNull();
    store.close();
  });

  it('notices a commit of another process and none of its own', () => {
    const folder = makeFolder();
    const mine = makeStore(folder, clock);
    const other = makeStore(folder, clock, 'guest');
    const before = mine.dataVersion();
    mine.checkWritable();
    expect(mine.dataVersion()).toBe(before);
    other.checkWritable();
    expect(mine.dataVersion()).not.toBe(before);
  });

  it('refuses other bytes for a stored request, and refuses to lose a delivery', () => {
    const store = makeStore(makeFolder(), clock);
    const add = "INSERT INTO outbox VALUES (1, 'a', 1, 0, 0, '{}', '{}')";
    expect(store.transaction((sql) => sql.run(add)).ok).toBe(true);
    for (const sql of ["UPDATE outbox SET request = 'x'", 'DELETE FROM outbox']) {
      expect(store.transaction((run) => run.run(sql))).toMatchObject({ ok: false });
    }
  });
});

describe('migrations', () => {
  it('run each step once, in order, and leave the version before a step that fails', () => {
    const database = new sqlite.DatabaseSync(':memory:');
    const steps = [
      { to: 1, sql: 'CREATE TABLE a (x)' },
      { to: 2, sql: 'ALTER TABLE a ADD COLUMN y' },
    ];
    migrate(database, steps.slice(0, 1));
    migrate(database, steps);
    migrate(database, steps);
    const broken = { to: 3, sql: 'CREATE TABLE b (x); CREATE TABLE b (x)' };
    expect(() => migrate(database, [...steps, broken])).toThrow();
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'b'").all()).toEqual([]);
  });
});

describe('the engine', () => {
  it('is the package where Node has none, or one that does not work', async () => {
    const Broken = function (): never {
      throw new Error('no');
    };
    expect((await loadSqlite({})).name).toBe('@photostructure/sqlite');
    expect((await loadSqlite({ DatabaseSync: Broken })).name).toBe('@photostructure/sqlite');
  });

  it('is the built-in one where it passes its test', async () => {
    expect(passesSelfTest(sqlite)).toBe(true);
    expect((await loadSqlite(sqlite)).name).toBe('node:sqlite');
  });
});
