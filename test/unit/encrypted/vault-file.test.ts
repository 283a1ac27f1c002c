// The encrypted file: what it keeps, what it hides, and what it says when it cannot.
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createVaultFile,
  type VaultFile,
  type VaultReport,
} from '../../../src/main/encrypted/vault-file';
import { failed, ok } from '../../../src/shared/failure';
import { createManualClock } from '../../fakes/clock';
import { makeFolder } from '../../fakes/desk-folder';

const KEY = randomBytes(32);
const clock = createManualClock();

function vault(folder: string, key = KEY): VaultFile {
  const path = join(folder, 'sub', 'people.vault');
  const file = createVaultFile({ path, key: () => Promise.resolve(ok(key)), clock });
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
    const { folder, path } = await filled('one', 'two', 'three');
    const bytes = readFileSync(path);
    const last = chunkStarts(bytes)[2] ?? 0;
    for (let length = last; length < bytes.length; length += 1) {
      writeFileSync(path, bytes.subarray(0, length));
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
      // Seven bytes of the header are not used yet; the length of the last chunk may make it look cut off.
      if (at > 8 && at < 16) continue;
      expect(texts.length).toBe(at < 48 ? 0 : 2);
      if (report.failure === null) expect(texts).toEqual(['one', 'two']);
      else expect(readFileSync(report.keptAside ?? '').equals(hurt)).toBe(true);
    }
  });

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
