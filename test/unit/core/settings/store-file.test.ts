// The settings file on a real disk: atomic, private, never wiped.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsFile } from '../../../../src/main/core/settings/settings-file';

type CreateStoreFile = (deps: { dir: string; now: () => number }) => SettingsFile;

const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5);
let createStoreFile: CreateStoreFile;
let dir = '';
let path = '';

beforeAll(async () => {
  // Outside Electron the `electron` package answers with a path; without this it would try a download.
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= tmpdir();
  ({ createStoreFile } = await import('../../../../src/main/core/settings/store-file'));
});
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'settings-'));
  path = join(dir, 'settings.json');
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});
const open = () => createStoreFile({ dir, now: () => NOW_MS });

describe('the settings file', () => {
  it('is not made by reading it', () => {
    expect(open().read()).toEqual({ kind: 'missing' });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('is written whole, read back, and left without temporary files', () => {
    const document = { version: 1, desk: { name: 'Löbby "A"' }, 'a.b': [1, null] };
    expect(open().write(document)).toEqual({ ok: true, value: null });
    expect(open().read()).toEqual({ kind: 'read', document });
    expect(readdirSync(dir)).toEqual(['settings.json']);
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
    writeFileSync(path, '{}', { mode: 0o644 });
    open().write({ version: 1 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('tolerates a byte order mark', () => {
    writeFileSync(path, '\ufeff{"version":1}');
    expect(open().read()).toEqual({ kind: 'read', document: { version: 1 } });
  });

  it.each([
    ['half a document', '{"version":1,"mode":"li'],
    ['nothing', ''],
    ['zeros', '\0\0\0\0'],
    ['a list', '[1,2]'],
    ['null', 'null'],
  ])('is copied aside and left alone when it holds %s', (_, text) => {
    writeFileSync(path, text);
    const copy = `${path}.unreadable-2026-01-02T03-04-05.000Z`;
    expect(open().read()).toMatchObject({ kind: 'unreadable', copiedTo: copy });
    expect(readFileSync(copy, 'utf8')).toBe(text);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('is copied aside once, however often the application starts', () => {
    writeFileSync(path, '{bad');
    const first = open().read();
    const later = createStoreFile({ dir, now: () => NOW_MS + 60_000 }).read();
    expect(later).toEqual(first);
    expect(readdirSync(dir)).toHaveLength(2);
  });

  it('can be written anew after the unreadable one is safe', () => {
    writeFileSync(path, '{bad');
    const file = open();
    file.read();
    expect(file.write({ version: 1 }).ok).toBe(true);
    expect(open().read()).toEqual({ kind: 'read', document: { version: 1 } });
  });

  it('says that it is a folder, and is not removed', () => {
    mkdirSync(path);
    expect(open().read()).toEqual({
      kind: 'unreadable',
      why: 'it is a folder, not a file',
      copiedTo: null,
    });
    expect(open().write({ version: 1 })).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(existsSync(path)).toBe(true);
  });

  it('reports a folder that cannot hold it', () => {
    writeFileSync(join(dir, 'file'), '');
    const file = createStoreFile({ dir: join(dir, 'file', 'sub'), now: () => NOW_MS });
    expect(file.write({ version: 1 })).toMatchObject({
      ok: false,
      failure: { kind: 'storage', reason: 'read-only' },
    });
  });
});
