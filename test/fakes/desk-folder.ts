// A folder of its own for one test's database, removed afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/main/core/lib/clock';
import { loadSqlite } from '../../src/main/core/store/sqlite';
import { openStore, type Store } from '../../src/main/core/store/store';

export const sqlite = await loadSqlite();

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-test-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Throws when it cannot be opened: the test is then about something else. */
export function makeStore(folder: string, clock: Clock, role: 'owner' | 'guest' = 'owner'): Store {
  const store = openStore(folder, { sqlite, clock, role });
  if (!store.ok) throw new Error(store.failure.detail);
  onTestFinished(() => {
    store.value.close();
  });
  return store.value;
}

/** Holds the lock that a writer needs, as another program would, until the answer is called or the test ends. */
export function holdLock(folder: string): () => void {
  const other = new sqlite.DatabaseSync(join(folder, 'desk.db'));
  other.exec('BEGIN EXCLUSIVE');
  let isHeld = true;
  const release = (): void => {
    if (isHeld) other.close();
    isHeld = false;
  };
  onTestFinished(release);
  return release;
}
