// Every package that the project names is accounted for in docs/libraries.md, and nothing else is.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The rows of each table of the page, in cells; without its head. */
const tables = read('docs/libraries.md')
  .split(/^## /m)
  .map((part) =>
    part
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  )
  .filter((rows) => rows.length > 0);
const [inApp = [], inBuild = [], byHand = []] = tables;

type Packages = Readonly<Record<string, string>>;
const manifest = JSON.parse(read('package.json')) as {
  readonly dependencies: Packages;
  readonly devDependencies: Packages;
};
const named = (rows: readonly string[][]): string[] =>
  rows.map(([name = '']) => name.replaceAll('`', '')).toSorted();

describe('docs/libraries.md', () => {
  it('has a row for each dependency, and no row without one', () => {
    expect(named(inApp)).toEqual(Object.keys(manifest.dependencies).toSorted());
    expect(named(inBuild)).toEqual(Object.keys(manifest.devDependencies).toSorted());
  });

  it('says of each what it does, why it, and who keeps it', () => {
    const thin = [...inApp, ...inBuild].filter(
      (row) => row.length !== 4 || row.some((cell) => cell === ''),
    );
    expect(thin).toEqual([]);
  });

  it('says of each thing made by hand where it is and why, and it is there', () => {
    expect(byHand.length).toBeGreaterThan(10);
    expect(byHand.filter((row) => row.length !== 4 || row.some((cell) => cell === ''))).toEqual([]);
    const places = byHand.flatMap(([, where = '']) =>
      [...where.matchAll(/`([^`*]+)`/g)].map(([, place = '']) => place),
    );
    const roots = ['src/main', 'src', 'src/renderer', 'src/renderer/components'];
    const missing = places.filter(
      (place) => place.includes('/') && !roots.some((root) => existsSync(join(ROOT, root, place))),
    );
    expect(missing).toEqual([]);
  });
});
