// What the files of one environment hold, for whoever must not let them grow for ever.
import { statSync } from 'node:fs';
import type { Clock } from '../lib/clock';
import type { Store } from './store';

/** It is asked for with each event of a flood; what comes within this time does not fill a disk. */
const FRESH_MS = 5_000;

/** Bytes in use in the database, and of the other `files` that exist; null while the database cannot be read. */
export function createStoredBytes(
  store: Pick<Store, 'read'>,
  files: readonly string[],
  clock: Pick<Clock, 'elapsed'>,
): () => number | null {
  let known: number | null = null;
  let knownAtMs = -Infinity;
  return () => {
    if (clock.elapsed() - knownAtMs < FRESH_MS) return known;
    knownAtMs = clock.elapsed();
    const pages = store.read((sql) => {
      const number = (name: string): number =>
        Number(Object.values(sql.get(`PRAGMA ${name}`) ?? {})[0] ?? 0);
      // Pages of what was deleted are there for what comes next.
      return (number('page_count') - number('freelist_count')) * number('page_size');
    });
    known = pages.ok ? files.reduce((sum, path) => sum + sizeOf(path), pages.value) : null;
    return known;
  };
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
