// The encrypted file: what it keeps, what it hides, and what it says when it cannot.
import { hkdfSync, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sealChunk } from '../../../../src/main/core/encrypted/vault-chunk';
import { BODY_AT } from '../../../../src/main/core/encrypted/vault-end';
import {
  createVaultFile,
  type VaultFile,
  type VaultReport,
} from '../../../../src/main/core/encrypted/vault-file';
import { failed, ok } from '../../../../src/shared/core/failure';
import { createManualClock } from '../../../fakes/clock';
import { makeFolder } from '../../../fakes/desk-folder';

const KEY = randomBytes(32);
const clock = createManualClock();

function vault(folder: string, key = KEY, boundTo = 'live people'): VaultFile {
  const path = join(folder, 'sub', 'people.vault');
  const file = createVaultFile({ path, boundTo, key: () => Promise.resolve(ok(key)), clock });
  onTestFinished(() => file.close());
  return file;
}

async function read(
  file: VaultFile,
): Promise<{ readonly texts: string[]; readonly report: VaultReport }> {
  const texts: string[] = [];
  const report = await file.open((payload) => void texts.push(payload.toString()));
  return { texts, report };
}

async function filled(
  ...texts: readonly string[]
): Promise<{ readonly folder: string; readonly path: string }> {
  const folder = makeFolder();
  const file = vault(folder);
  await read(file);
  for (const text of texts) expect(await file.append(Buffer.from(text))).toEqual(ok(null));
  await file.close();
  return { folder, path: join(folder, 'sub', 'people.vault') };
}

async function* stream(...texts: readonly string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

/** As version 1 wrote it: bound to nothing, and silent about its end. */
function unboundFile(...texts: readonly string[]): Buffer {
  const salt = randomBytes(16);
  const derived = Buffer.from(hkdfSync('sha256', KEY, salt, 'tocsin personal data 1', 48));
  const [key, check] = [derived.subarray(0, 32), derived.subarray(32)];
  const head = Buffer.concat([Buffer.from('TOCSINPD'), Buffer.from([1, 0, 0, 0, 0, 0, 0, 0])]);
  const chunks = texts.map((text, seq) =>
    sealChunk({ salt, key, check, isBound: false }, seq, Buffer.from(text)),
  );
  return Buffer.concat([head, salt, check, ...chunks]);
}

/** Where each chunk begins. */
function chunkStarts(bytes: Buffer): number[] {
  const mark = Buffer.from([0x9e, 0x54, 0x43, 0x4b]);
  const starts: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) starts.push(at);
  return starts;
}

describe('an encrypted file', () => {
  it('gives back what was added, in order, and takes more', async () => {
    const { folder } = await filled('one', 'two');
    const file = vault(folder);
    expect((await read(file)).texts).toEqual(['one', 'two']);
    await file.append(Buffer.from('three'));
    expect((await read(vault(folder))).texts).toEqual(['one', 'two', 'three']);
  });

  it('shows nothing of it, and only to its owner', async () => {
    const { path } = await filled('Anna Brandt', 'Anna Brandt');
    const bytes = readFileSync(path);
    expect(bytes.includes('Anna')).toBe(false);
    const [first = 0, second = 0] = chunkStarts(bytes);
    expect(bytes.subarray(first + 24, second).equals(bytes.subarray(second + 24))).toBe(false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });

  it('is replaced at once by a snapshot', async () => {
    const { folder, path } = await filled('one', 'two');
    const file = vault(folder);
    await read(file);
    expect(await file.rewrite(stream('all'))).toEqual(ok(null));
    await file.append(Buffer.from('more'));
    expect((await read(vault(folder))).texts).toEqual(['all', 'more']);
    expect(readdirSync(join(path, '..'))).toEqual(['people.vault']);
  });

  it('keeps the old content when a snapshot fails half way', async () => {
    const { folder } = await filled('one');
    const file = vault(folder);
    await read(file);
    const broken = async function* (): AsyncGenerator<Buffer> {
      yield* stream('new');
      throw new Error('no more');
    };
    expect(await file.rewrite(broken())).toMatchObject({ ok: false });
    await file.append(Buffer.from('two'));
    expect((await read(vault(folder))).texts).toEqual(['one', 'two']);
  });

  it('loses at most the unfinished chunk, wherever the write was cut off', async () => {
    const { folder, path } = await filled('one', 'two');
    const before = readFileSync(path);
    const adding = vault(folder);
    await read(adding);
    await adding.append(Buffer.from('three'));
    await adding.close();
    const bytes = readFileSync(path);
    const last = before.length;
    for (let length = last; length < bytes.length; length += 1) {
      // Where it ends is written when the chunk is on the disk.
      writeFileSync(
        path,
        Buffer.concat([before.subarray(0, BODY_AT), bytes.subarray(BODY_AT, length)]),
      );
      const file = vault(folder);
      const { texts, report } = await read(file);
      expect(texts).toEqual(['one', 'two']);
      expect(report).toEqual({ isReady: true, failure: null, keptAside: null, isDamaged: false });
      await file.append(Buffer.from('again'));
      await file.close();
      expect((await read(vault(folder))).texts).toEqual(['one', 'two', 'again']);
    }
  });

  it('reads the rest when any single byte is damaged, tells it, and keeps the file aside', async () => {
    const { path } = await filled('one', 'two', 'three');
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at += 1) {
      const folder = makeFolder();
      const copy = vault(folder);
      const hurt = Buffer.from(bytes);
      hurt[at] = (hurt[at] ?? 0) ^ 0x10;
      await read(copy);
      await copy.append(Buffer.alloc(0));
      await copy.close();
      writeFileSync(join(folder, 'sub', 'people.vault'), hurt);
      const { texts, report } = await read(vault(folder));
      // Seven bytes of the header are not used yet.
      if (at > 8 && at < 16) continue;
      expect(texts.length).toBe(at < 48 ? 0 : at < BODY_AT ? 3 : 2);
      expect(report).toMatchObject({
        isReady: true,
        isDamaged: true,
        failure: { kind: 'storage' },
      });
      expect(readFileSync(report.keptAside ?? '').equals(hurt)).toBe(true);
    }
    // Every byte is a file of its own, with its own waits for the disk.
  }, 60_000);

  it('notices a chunk that was taken out or put elsewhere', async () => {
    const { folder, path } = await filled('one', 'two', 'three');
    const bytes = readFileSync(path);
    const [, second = 0, third = 0] = chunkStarts(bytes);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, second), bytes.subarray(third)]));
    expect(await read(vault(folder))).toMatchObject({
      texts: ['one', 'three'],
      report: { isDamaged: true, failure: { kind: 'storage' } },
    });
  });

  it('that was cut between two chunks is told as damaged and kept aside, the rest is read, and it goes on', async () => {
    const { path } = await filled('one', 'two', 'three');
    const bytes = readFileSync(path);
    for (const [left, cut] of [BODY_AT, ...chunkStarts(bytes).slice(1)].entries()) {
      const { folder: other, path: place } = await filled('x');
      writeFileSync(place, bytes.subarray(0, cut));
      const { texts, report } = await read(vault(other));
      expect(texts).toEqual(['one', 'two', 'three'].slice(0, left));
      expect(report).toMatchObject({
        isReady: true,
        isDamaged: true,
        failure: { kind: 'storage' },
      });
      expect(readFileSync(report.keptAside ?? '').equals(bytes.subarray(0, cut))).toBe(true);
      const again = vault(other);
      expect((await read(again)).report.isDamaged).toBe(false);
      await again.append(Buffer.from('more'));
      expect((await read(vault(other))).texts).toEqual([...texts, 'more']);
    }
  });

  it('whose older end was put back after a cut is still told as damaged', async () => {
    const { folder, path } = await filled('one', 'two', 'three', 'four');
    const bytes = readFileSync(path);
    const [, , , fourth = 0] = chunkStarts(bytes);
    // The place of the newest end now holds what the other one holds.
    bytes.copy(bytes, 48, 80, 112);
    writeFileSync(path, bytes.subarray(0, fourth));
    const other = await read(vault(folder));
    expect(other.texts).toEqual(['one', 'two', 'three']);
    const { folder: zeroed, path: place } = await filled('one', 'two');
    const blank = readFileSync(place);
    blank.fill(0, 48, 80);
    writeFileSync(place, blank.subarray(0, chunkStarts(blank)[1]));
    expect((await read(vault(zeroed))).report.isDamaged).toBe(true);
  });

  it('with one chunk more than it tells, after a crash, is whole', async () => {
    const { folder, path } = await filled('one');
    const head = readFileSync(path).subarray(0, BODY_AT);
    const file = vault(folder);
    await read(file);
    await file.append(Buffer.from('two'));
    await file.close();
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([head, bytes.subarray(BODY_AT)]));
    for (const times of [1, 2]) {
      const { texts, report } = await read(vault(folder));
      expect([times, texts, report.isDamaged]).toEqual([times, ['one', 'two'], false]);
    }
  });

  it.each(['practice people', 'live calls'])('is refused in the place of %s', async (boundTo) => {
    const { folder, path } = await filled('one');
    const bytes = readFileSync(path);
    const { texts, report } = await read(vault(folder, KEY, boundTo));
    expect(texts).toEqual([]);
    expect(report).toMatchObject({ isReady: true, isDamaged: true, failure: { kind: 'storage' } });
    expect(readFileSync(report.keptAside ?? '').equals(bytes)).toBe(true);
  });

  it('of an earlier version is read, and replaced by one that is bound', async () => {
    const folder = makeFolder();
    const path = join(folder, 'sub', 'people.vault');
    mkdirSync(join(folder, 'sub'));
    writeFileSync(path, unboundFile('one', 'two'));
    const file = vault(folder);
    expect(await read(file)).toEqual({
      texts: ['one', 'two'],
      report: { isReady: true, failure: null, keptAside: null, isDamaged: false },
    });
    expect(readFileSync(path)[8]).toBe(2);
    await file.append(Buffer.from('three'));
    expect((await read(vault(folder))).texts).toEqual(['one', 'two', 'three']);
    expect((await read(vault(folder, KEY, 'practice people'))).texts).toEqual([]);
  });

  it('starts anew with another key, and keeps what it cannot read', async () => {
    const { folder, path } = await filled('one');
    const file = vault(folder, randomBytes(32));
    const { texts, report } = await read(file);
    expect(texts).toEqual([]);
    expect(report).toMatchObject({ isReady: true, failure: { kind: 'storage' } });
    expect(existsSync(report.keptAside ?? '')).toBe(true);
    expect(await file.append(Buffer.from('new'))).toEqual(ok(null));
    expect(existsSync(path)).toBe(true);
  });

  it('keeps aside three files at most', async () => {
    const { folder, path } = await filled('one');
    for (let n = 0; n < 6; n += 1) {
      const file = vault(folder, randomBytes(32));
      await read(file);
      await file.append(Buffer.from('new'));
      await file.close();
      await clock.advance(1000);
    }
    expect(readdirSync(join(path, '..'))).toHaveLength(4);
  });

  it('stores nothing without a key, says why, and works once there is one', async () => {
    const folder = makeFolder();
    let isLocked = true;
    const locked = failed({ kind: 'storage', reason: 'keyring-locked', detail: 'locked' } as const);
    const file = createVaultFile({
      path: join(folder, 'v'),
      boundTo: 'live people',
      key: () => Promise.resolve(isLocked ? locked : ok(KEY)),
      clock,
    });
    expect((await read(file)).report).toMatchObject({ isReady: false, failure: locked.failure });
    expect(await file.append(Buffer.from('one'))).toEqual(locked);
    expect(readdirSync(folder)).toEqual([]);
    isLocked = false;
    expect((await read(file)).report.isReady).toBe(true);
    expect(await file.append(Buffer.from('one'))).toEqual(ok(null));
  });

  it('never rejects when the key cannot be had', async () => {
    const file = createVaultFile({
      path: join(makeFolder(), 'v'),
      boundTo: 'live people',
      key: () => Promise.reject(new Error('no keychain')),
      clock,
    });
    expect((await read(file)).report.failure?.kind).toBe('storage');
  });

  it('stops writing when another process has written', async () => {
    const { folder } = await filled('one');
    const [mine, theirs] = [vault(folder), vault(folder)];
    await read(mine);
    await read(theirs);
    await theirs.append(Buffer.from('theirs'));
    expect(await mine.append(Buffer.from('mine'))).toMatchObject({ ok: false });
    expect(await mine.rewrite(stream('mine'))).toMatchObject({ ok: false });
    expect((await read(vault(folder))).texts).toEqual(['one', 'theirs']);
  });

  it('is gone after a wipe, copies included, and can be filled again', async () => {
    const { folder, path } = await filled('one', 'two');
    truncateSync(path, 60);
    writeFileSync(`${path}.damaged-2026-0`, 'old');
    writeFileSync(`${path}.new`, 'half');
    writeFileSync(join(path, '..', 'other.vault'), 'stays');
    const file = vault(folder);
    await read(file);
    expect(await file.wipe()).toEqual(ok(null));
    expect(readdirSync(join(path, '..'))).toEqual(['other.vault']);
    expect(await file.append(Buffer.from('new'))).toEqual(ok(null));
    expect((await read(vault(folder))).texts).toEqual(['new']);
  });
});
