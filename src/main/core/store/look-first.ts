// Looks at the files before SQLite does: beside an empty main file, or under a broken header, SQLite throws the log away.
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { readWal, type Wal } from './wal';

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const WAL_HEADER_BYTES = 32;
const SMALLEST_PAGE = 512;

export interface Strange {
  /** What the log holds, or null when nobody can read it. */
  readonly wal: Wal | null;
  /** The main file is a database, whatever is missing of it. */
  readonly hasMain: boolean;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function startsAsDatabase(path: string): boolean {
  if (sizeOf(path) < SMALLEST_PAGE) return false;
  const start = Buffer.alloc(MAGIC.length);
  const handle = openSync(path, 'r');
  try {
    readSync(handle, start, 0, start.length, 0);
  } finally {
    closeSync(handle);
  }
  return start.equals(MAGIC);
}

/** True when SQLite would lose what the log holds, by the sizes and the first bytes alone. Throws what the file system throws. */
export function isHeadless(path: string): boolean {
  return sizeOf(`${path}-wal`) > WAL_HEADER_BYTES && !startsAsDatabase(path);
}

/** A page of the log that the main file has not: what was not thrown away by right. */
function holdsMore(path: string, { pages, pageSize }: Wal): boolean {
  const handle = openSync(path, 'r');
  try {
    const present = Buffer.alloc(pageSize);
    for (const [page, image] of pages) {
      const read = readSync(handle, present, 0, pageSize, (page - 1) * pageSize);
      if (read !== pageSize || !present.equals(image)) return true;
    }
    return false;
  } finally {
    closeSync(handle);
  }
}

/** Null when SQLite may open it. Throws what the file system throws. */
export function lookFirst(path: string): Strange | null {
  if (sizeOf(`${path}-wal`) <= WAL_HEADER_BYTES) return null;
  const wal = readWal(readFileSync(`${path}-wal`));
  if (!startsAsDatabase(path)) return { wal, hasMain: false };
  // Frames of before the last checkpoint stand in the main file too: those are passed over by right.
  const isLeftOut = wal !== null && !wal.isHonoured && holdsMore(path, wal);
  return isLeftOut ? { wal, hasMain: true } : null;
}
