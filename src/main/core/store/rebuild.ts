// Puts a database together again from its main file, as far as there is one, and the committed pages of its log.
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { ftruncateSync, writeSync } from 'node:fs';
import type { Strange } from './look-first';

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

const rebuiltOf = (path: string): string => `${path}.rebuilt`;

function write(path: string, { wal, hasMain }: Strange): void {
  const target = rebuiltOf(path);
  rmSync(target, { force: true });
  if (hasMain) copyFileSync(path, target);
  const handle = openSync(target, hasMain ? 'r+' : 'w', 0o600);
  try {
    if (wal) {
      ftruncateSync(handle, wal.pageCount * wal.pageSize);
      for (const [page, image] of wal.pages) {
        if (page <= wal.pageCount) {
          writeSync(handle, image, 0, wal.pageSize, (page - 1) * wal.pageSize);
        }
      }
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Keeps the files aside as they were and puts what could be made of them in their place; whether that is whole,
 * SQLite must say. Answers the path of what was kept. Throws what the file system throws.
 */
export function rebuild(path: string, strange: Strange, nowMs: number): string {
  write(path, strange);
  const kept = keepAside(path, nowMs);
  renameSync(rebuiltOf(path), path);
  return kept;
}

/** After a crash in the middle of `rebuild`. */
export function finishRebuild(path: string): void {
  if (!existsSync(path) && existsSync(rebuiltOf(path))) renameSync(rebuiltOf(path), path);
}
