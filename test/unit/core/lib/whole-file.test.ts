// A file that is there whole or not at all, and never in memory as a whole.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeWhole, type Disk } from '../../../../src/main/core/lib/whole-file';
import { makeFolder } from '../../../fakes/desk-folder';

function* failingAfter(pieces: readonly string[]): Generator<string> {
  yield* pieces;
  throw new Error('no more');
}

describe('a file written whole', () => {
  it('holds all pieces in order, for nobody else to read, with nothing beside it', async () => {
    const folder = makeFolder();
    const path = join(folder, 'a.csv');
    await writeWhole(path, ['\uFEFFone\r\n', Buffer.from('zwei ü\r\n'), 'three']);
    expect(readFileSync(path, 'utf8')).toBe('\uFEFFone\r\nzwei ü\r\nthree');
    expect(readdirSync(folder)).toEqual(['a.csv']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('takes pieces that come one by one from elsewhere', async () => {
    const path = join(makeFolder(), 'a.csv');
    async function* slowly(): AsyncGenerator<string> {
      yield 'one ';
      await Promise.resolve();
      yield 'two';
    }
    await writeWhole(path, slowly());
    expect(readFileSync(path, 'utf8')).toBe('one two');
  });

  it('takes the place of an older one', async () => {
    const path = join(makeFolder(), 'a.csv');
    writeFileSync(path, 'an older and longer text');
    await writeWhole(path, ['new']);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('leaves the older one, and nothing half written, when a piece cannot be made', async () => {
    const folder = makeFolder();
    const path = join(folder, 'a.csv');
    writeFileSync(path, 'older');
    await expect(writeWhole(path, failingAfter(['half']))).rejects.toThrow('no more');
    expect(readFileSync(path, 'utf8')).toBe('older');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('leaves nothing when its place is taken by a folder', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'a.csv', 'inside'), { recursive: true });
    await expect(writeWhole(join(folder, 'a.csv'), ['text'])).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  it('is on the disk before it gets its name, and each piece before the next is made', async () => {
    const log: string[] = [];
    const disk: Disk = {
      create: () =>
        Promise.resolve({
          write: (bytes) => Promise.resolve(log.push(`write ${bytes.length}`)),
          sync: () => Promise.resolve(void log.push('sync')),
          close: () => Promise.resolve(void log.push('close')),
        }),
      rename: (_from, to) => Promise.resolve(void log.push(`name ${to}`)),
      remove: () => Promise.resolve(void log.push('remove')),
    };
    function* pieces(): Generator<string> {
      for (const text of ['a', 'bb']) {
        log.push(`make ${text}`);
        yield text;
      }
    }
    await writeWhole('/x/a.csv', pieces(), disk);
    const made = ['make a', 'write 1', 'make bb', 'write 2'];
    expect(log).toEqual([...made, 'sync', 'close', 'name /x/a.csv']);
  });
});
