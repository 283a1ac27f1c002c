// Puts an unreadable database file out of the way, whole, under a name that was never used.
import { existsSync, renameSync } from 'node:fs';

// The main file goes last: a fresh main file beside an old WAL would have that WAL replayed into it.
const PARTS = ['-wal', '-shm', ''] as const;

/** Answers the new path. Throws when the folder refuses, and then nothing has been moved. */
export function keepAside(path: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-');
  let target = `${path}.unreadable-${stamp}`;
  for (let n = 2; existsSync(target); n += 1) target = `${path}.unreadable-${stamp}-${n}`;
  for (const part of PARTS) {
    if (existsSync(path + part)) renameSync(path + part, target + part);
  }
  return target;
}
