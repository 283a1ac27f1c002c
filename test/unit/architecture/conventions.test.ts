// The house rules of the code: sizes, first lines, names, and who may import the composition root.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../scripts/figures/read-source.mjs';
import { Action } from '../../../src/shared/action';
import { VendorId } from '../../../src/shared/core/vendor';

const ROOT = join(import.meta.dirname, '../../..');

function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => pattern.test(name))
    .map((name) => `${folder}/${name.split(sep).join('/')}`);
}

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const source = filesIn('src', /\.(ts|tsx)$/);
const all = [...source, ...filesIn('scripts', /\.mjs$/), ...filesIn('test', /\.(ts|tsx|mjs)$/)];

describe('the code', () => {
  it('keeps files small: median at most 80 lines, 95 of 100 at most 250, none over 400', () => {
    const sizes = source.map((file) => read(file).split('\n').length - 1).sort((a, b) => a - b);
    const at = (share: number): number => sizes[Math.floor((sizes.length - 1) * share)] ?? 0;
    expect(at(0.5)).toBeLessThanOrEqual(80);
    expect(at(0.95)).toBeLessThanOrEqual(250);
    expect(sizes.at(-1)).toBeLessThanOrEqual(400);
  });

  it('opens every file with one sentence about its duty', () => {
    expect(all.filter((file) => !/^\/\/ \S/.test(read(file)))).toEqual([]);
  });

  it('names files in kebab-case, and none for a bag of things', () => {
    const names = all.map((file) => file.split('/').at(-1) ?? '');
    expect(
      names.filter(
        (name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.long)?(\.test|\.config)?\.(tsx?|mjs)$/.test(name),
      ),
    ).toEqual([]);
    expect(
      names.filter((name) => /(^|-)(utils?|helpers?|managers?|services?|misc|common)\./.test(name)),
    ).toEqual([]);
    expect(source.filter((file) => /\/index\.tsx?$/.test(file)).sort()).toEqual([
      'src/main/index.ts',
      'src/preload/index.ts',
    ]);
  });

  it('has no default exports, no enums and no escape from the types', () => {
    const bad =
      /^export default|^\s*(export )?(const )?enum |\bas any\b|: any\b|@ts-ignore|@ts-nocheck/m;
    expect(source.filter((file) => bad.test(read(file)))).toEqual([]);
  });

  it('lets only index.ts import app.ts, and only one file each reach the keychain and the settings store', () => {
    const importing = (pattern: RegExp): string[] =>
      source.filter((file) => pattern.test(read(file)));
    expect(importing(/import\('\.\/app'\)/)).toEqual(['src/main/index.ts']);
    expect(importing(/import\('keytar'\)|from 'keytar'/)).toEqual([
      'src/main/core/keychain/keychain-process.ts',
    ]);
    expect(importing(/from 'electron-store'/)).toEqual(['src/main/core/settings/store-file.ts']);
    expect(
      importing(/window\.tocsin|globalThis\.tocsin/).filter((file) =>
        file.startsWith('src/renderer'),
      ),
    ).toEqual(['src/renderer/kit/api.ts']);
  });

  it('runs code in the main process of a tested app only where that cannot break its ticks', () => {
    const bare = /\b(app|running\(\)|electronApp)\s*\.evaluate(Handle)?\(/;
    expect(all.filter((file) => bare.test(read(file)))).toEqual(['test/desktop/in-main.mjs']);
  });

  it('reads what a vendor wrote in one place, where no id loses a digit', () => {
    const edge = /^src\/main\/(vendors|core\/webhooks)\/|\/[a-z0-9]+-entrance\.ts$/;
    const readers = source.filter(
      (file) => edge.test(file) && /\bJSON\s*\.\s*parse\b|\.json\(/.test(read(file)),
    );
    expect(readers).toEqual(['src/main/vendors/open-json.ts']);
  });

  it('compares no kind of action in core, and names a vendor only where a table has a row for each', () => {
    const kinds = Action.options
      .map(({ shape }) => shape.kind.value)
      .filter((kind) => kind !== 'verification');
    // A share of the disk for each sender; and it shows the address of each by its name.
    const known = ['event-quota', 'webhook-desk'].map(
      (name) => `src/main/core/webhooks/${name}.ts`,
    );
    const core = readSource(ROOT).filter(({ file }) => file.startsWith('src/main/core/'));
    const naming = (names: readonly string[]): readonly string[] =>
      core.filter(({ words }) => names.some((name) => words.has(name))).map(({ file }) => file);
    expect(core.length).toBeGreaterThan(50);
    expect(naming(kinds)).toEqual([]);
    expect(naming(VendorId.options)).toEqual(known);
  });

  it('names only what is there in its recipes', () => {
    const named = [
      ...read('docs/changing.md').matchAll(/`((?:src|test|docs)\/[\w./-]+|[\w-]+\.tsx?)`/g),
    ];
    const isThere = (name: string): boolean =>
      existsSync(join(ROOT, name)) || all.some((file) => file.endsWith(`/${name}`));
    const names = named.map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name) => !isThere(name) && !/NAME|…/.test(name))).toEqual([]);
  });

  it('tells where it departs from the seed or guesses about a vendor', () => {
    const marked = source.filter((file) => /\bASSUMED\b/.test(read(file)));
    const gathered = read('docs/assumptions.md');
    expect(marked.filter((file) => !gathered.includes(file))).toEqual([]);
  });
});
