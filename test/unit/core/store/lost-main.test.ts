// A main file that is gone, empty, cut or replaced beside a full log, and a log under a broken header: looked at before SQLite is.
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carve } from '../../../../src/main/core/store/carve';
import { openStore } from '../../../../src/main/core/store/store';
import { readWal } from '../../../../src/main/core/store/wal';
import { createManualClock } from '../../../fakes/clock';
import { makeFolder, makeStore, sqlite } from '../../../fakes/desk-folder';

const clock = createManualClock(0);

function addRow(id: string, text = '{}'): string {
  return `INSERT INTO outbox VALUES (NULL, '${id}', 1, 0, 0, 'null', '${text}')`;
}

/** What a crash would leave, in a folder of its own: the files as they are now, still in use. */
function crashed(folder: string): string {
  const copy = makeFolder();
  for (const tail of ['', '-wal']) {
    copyFileSync(join(folder, `desk.db${tail}`), join(copy, `desk.db${tail}`));
  }
  return copy;
}

/** A crashed desk whose log holds everything, or, `checkpointed`, only what came last. */
function crashedDesk(checkpointed = false): string {
  const folder = makeFolder();
  const store = makeStore(folder, clock);
  for (let n = 0; n < 40; n += 1) {
    store.transaction((sql) => sql.run(addRow(`old-${n}`, `{"n":"${'x'.repeat(100)}"}`)));
  }
  if (checkpointed) store.read((sql) => sql.all('PRAGMA wal_checkpoint(TRUNCATE)'));
  store.transaction((sql) => sql.run(addRow('waiting', `{"text":"${'Zoë'.repeat(3000)}"}`)));
  return crashed(folder);
}

const harm: Readonly<Record<string, (path: string) => void>> = {
  'is empty': (path) => truncateSync(path, 0),
  'is gone': (path) => rmSync(path),
  'is cut within its first page': (path) => truncateSync(path, 100),
  'is another file': (path) => writeFileSync(path, 'a letter to somebody. '.repeat(500)),
};

describe('a main file that', () => {
  it.each(Object.keys(harm))('%s is made anew from a log that holds everything', (kind) => {
    const folder = crashedDesk();
    const path = join(folder, 'desk.db');
    const log = readFileSync(`${path}-wal`);
    harm[kind]?.(path);
    const store = makeStore(folder, clock);
    const count = store.read((sql) => sql.get('SELECT count(*) AS count FROM outbox')?.count);
    expect(count).toEqual({ ok: true, value: 41 });
    expect(store.isRebuilt).toBe(true);
    expect(readFileSync(`${store.keptAside ?? ''}-wal`).equals(log)).toBe(true);
    expect(store.checkWritable().ok).toBe(true);
    expect(readdirSync(folder).filter((name) => name.includes('rebuilt'))).toEqual([]);
  });

  it.each(Object.keys(harm))(
    '%s leaves at least what its log holds, to be read row by row',
    (kind) => {
      const folder = crashedDesk(true);
      const path = join(folder, 'desk.db');
      const log = readFileSync(`${path}-wal`);
      harm[kind]?.(path);
      const store = makeStore(folder, clock);
      expect(store.isRebuilt).toBe(false);
      expect(readFileSync(`${store.keptAside ?? ''}-wal`).equals(log)).toBe(true);
      const ids = [...store.carveKeptAside()].map(({ values }) => values[1]);
      expect(ids).toContain('waiting');
      expect(store.read((sql) => sql.get('SELECT count(*) AS count FROM outbox')?.count)).toEqual({
        ok: true,
        value: 0,
      });
    },
  );

  it.each(Object.keys(harm))('%s is left to the owner by a guest, untouched', (kind) => {
    const folder = crashedDesk();
    const path = join(folder, 'desk.db');
    harm[kind]?.(path);
    const before = existsSync(path) ? statSync(path).size : null;
    const log = readFileSync(`${path}-wal`);
    expect(openStore(folder, { sqlite, clock, role: 'guest' })).toMatchObject({
      ok: false,
      failure: { kind: 'storage' },
    });
    expect(existsSync(path) ? statSync(path).size : null).toBe(before);
    expect(readFileSync(`${path}-wal`).equals(log)).toBe(true);
  });

  it('is whole is opened as ever, with all that its log holds', () => {
    const store = makeStore(crashedDesk(true), clock);
    expect(store.keptAside).toBeNull();
    expect(store.read((sql) => sql.get('SELECT count(*) AS count FROM outbox')?.count)).toEqual({
      ok: true,
      value: 41,
    });
  });
});

describe('a log that SQLite would pass over', () => {
  it.each([
    ['its salt is another', 16],
    ['its checksum is another', 24],
    ['its first word is another', 0],
  ])('because %s is taken in all the same', (_title, at) => {
    const folder = crashedDesk(true);
    const path = `${join(folder, 'desk.db')}-wal`;
    const log = readFileSync(path);
    log.writeUInt8(log.readUInt8(at) ^ 0xff, at);
    writeFileSync(path, log);
    const store = makeStore(folder, clock);
    expect(store.isRebuilt).toBe(true);
    expect(store.read((sql) => sql.get("SELECT id FROM outbox WHERE id = 'waiting'")?.id)).toEqual({
      ok: true,
      value: 'waiting',
    });
  });

  it('because all of it is in the main file already is left alone', () => {
    const folder = makeFolder();
    const store = makeStore(folder, clock);
    store.transaction((sql) => sql.run(addRow('old')));
    store.read((sql) => sql.all('PRAGMA wal_checkpoint(RESTART)'));
    const copy = crashed(folder);
    const path = join(copy, 'desk.db-wal');
    const log = readFileSync(path);
    log.writeUInt8(log.readUInt8(24) ^ 0xff, 24);
    writeFileSync(path, log);
    expect(makeStore(copy, clock).keptAside).toBeNull();
  });
});

describe('reading without SQLite', () => {
  const Steps = fc.array(
    fc.record({
      id: fc.uuid(),
      bytes: fc.integer({ min: 0, max: 30_000 }),
      whole: fc.boolean(),
      checkpoint: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  );

  it('finds in the log every committed row that SQLite finds in it, and no other', () => {
    fc.assert(
      fc.property(Steps, (steps) => {
        const folder = makeFolder();
        const raw = new sqlite.DatabaseSync(join(folder, 'desk.db'));
        raw.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (id TEXT, n INTEGER, text TEXT)');
        for (const { id, bytes, whole, checkpoint } of steps) {
          raw.exec('BEGIN');
          raw.exec(`INSERT INTO t VALUES ('${id}', ${bytes * 70_001}, '${'é'.repeat(bytes)}')`);
          raw.exec(whole ? 'COMMIT' : 'ROLLBACK');
          if (checkpoint) raw.exec('PRAGMA wal_checkpoint(RESTART)');
        }
        const copy = crashed(folder);
        const log = readWal(readFileSync(join(copy, 'desk.db-wal')));
        const main = readFileSync(join(copy, 'desk.db'));
        const pageSize = log?.pageSize ?? 4096;
        const file = Buffer.alloc(Math.max(main.length, (log?.pageCount ?? 0) * pageSize));
        main.copy(file);
        for (const [page, image] of log?.pages ?? []) image.copy(file, (page - 1) * pageSize);
        const carved = [...carve(file, pageSize)].map(({ values }) => JSON.stringify(values));
        const check = new sqlite.DatabaseSync(join(copy, 'desk.db'));
        const known = check.prepare('SELECT id, n, text FROM t').all();
        check.close();
        raw.close();
        expect(carved.toSorted()).toEqual(
          known.map((row) => JSON.stringify(Object.values(row as object))).toSorted(),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('never throws and never hangs, whatever the bytes are', () => {
    const folder = crashedDesk(true);
    const log = readFileSync(join(folder, 'desk.db-wal'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(log.length - 1), fc.integer({ min: 0, max: 255 })), {
          maxLength: 40,
        }),
        fc.nat(log.length),
        (changes, length) => {
          const noisy = Buffer.from(log.subarray(0, length));
          for (const [at, byte] of changes) if (at < length) noisy[at] = byte;
          const read = readWal(noisy);
          for (const image of read?.pages.values() ?? []) Array.from(carve(image, image.length));
          Array.from(carve(noisy, 4096));
        },
      ),
      { numRuns: 200 },
    );
  });
});
