// What is ours is for its owner alone, whoever made it; what is shared or another's is left alone, or refused.
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  assertOwnFile,
  assertOwnFolder,
  keepToOwner,
  makeOwnFolder,
} from '../../../../src/main/core/lib/own-folder';

let dir: string;
const at = (...parts: string[]): string => join(dir, ...parts);
const modeOf = (path: string): number => statSync(path).mode & 0o7777;
function folderOf(path: string, mode: number): string {
  mkdirSync(path);
  chmodSync(path, mode);
  return path;
}
function fileOf(path: string, mode: number): string {
  writeFileSync(path, 'x');
  chmodSync(path, mode);
  return path;
}

beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'tocsin-own-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('a folder of ours', () => {
  it('is made for its owner alone, with all above it', () => {
    makeOwnFolder(at('a', 'b'));
    expect([at('a'), at('a', 'b')].map(modeOf)).toEqual([0o700, 0o700]);
  });

  it('is narrowed when it was there with wider rights', () => {
    makeOwnFolder(folderOf(at('wide'), 0o777));
    expect(modeOf(at('wide'))).toBe(0o700);
  });

  it('is narrowed with the plain files in it; a link and what it names stay', () => {
    const elsewhere = fileOf(at('elsewhere'), 0o644);
    const folder = folderOf(at('wide'), 0o755);
    fileOf(join(folder, 'settings.json'), 0o644);
    fileOf(join(folder, 'script'), 0o755);
    symlinkSync(elsewhere, join(folder, 'link'));
    keepToOwner(folder);
    expect(
      [folder, join(folder, 'settings.json'), join(folder, 'script'), elsewhere].map(modeOf),
    ).toEqual([0o700, 0o600, 0o700, 0o644]);
  });

  it('is left alone when it is shared on purpose', () => {
    makeOwnFolder(folderOf(at('shared'), 0o1777));
    expect(modeOf(at('shared'))).toBe(0o1777);
  });

  it('that cannot be made throws, or is passed over', () => {
    fileOf(at('file'), 0o600);
    expect(() => makeOwnFolder(at('file', 'below'))).toThrow();
    expect(() => keepToOwner(at('file', 'below'))).not.toThrow();
  });
});

describe.skipIf(process.platform === 'win32')('the look at what others may have planted', () => {
  it('takes a folder and a file of ours', () => {
    assertOwnFolder(folderOf(at('ours'), 0o700));
    assertOwnFile(fileOf(at('ours', 'file'), 0o600));
  });

  it('refuses a folder and a file that others may write to', () => {
    expect(() => assertOwnFolder(folderOf(at('open'), 0o770))).toThrow('others may write');
    expect(() => assertOwnFile(fileOf(at('file'), 0o602))).toThrow('others may write');
  });

  it('refuses a link where others may write, also to a folder of ours', () => {
    const shared = folderOf(at('shared'), 0o1777);
    symlinkSync(folderOf(at('ours'), 0o700), join(shared, 'planted'));
    const planted = join(shared, 'planted');
    expect(() => assertOwnFolder(planted)).toThrow('is a link');
    chmodSync(at('ours'), 0o755);
    makeOwnFolder(planted);
    expect(modeOf(at('ours'))).toBe(0o755);
  });

  it('takes a link that only we can have made: a home may lie elsewhere', () => {
    symlinkSync(folderOf(at('ours'), 0o700), at('home'));
    assertOwnFolder(at('home'));
  });

  it('refuses a file in the place of a folder, and a link in the place of a file', () => {
    fileOf(at('file'), 0o600);
    symlinkSync(at('file'), at('link'));
    expect(() => assertOwnFolder(at('file'))).toThrow('not a folder');
    expect(() => assertOwnFile(at('link'))).toThrow('not a plain file');
  });

  it.skipIf(process.getuid?.() !== 0)('refuses what belongs to another user', async () => {
    const { chownSync, lchownSync } = await import('node:fs');
    chownSync(folderOf(at('theirs'), 0o700), 12345, 12345);
    expect(() => assertOwnFolder(at('theirs'))).toThrow('another user');
    symlinkSync(folderOf(at('ours'), 0o700), at('planted'));
    lchownSync(at('planted'), 12345, 12345);
    expect(() => assertOwnFolder(at('planted'))).toThrow('is a link');
    makeOwnFolder(at('theirs'));
    expect(statSync(at('theirs')).uid).toBe(12345);
  });
});
