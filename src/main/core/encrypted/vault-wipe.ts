// Makes files unreadable before they are removed, and the folder remember it.
import { open, readdir, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from '../lib/file-failure';

const PIECE = Buffer.alloc(1024 * 1024);

/** The file and everything that was ever put aside beside it: overwritten, emptied, removed. Rejects as the disk does. */
export async function wipeFiles(path: string): Promise<void> {
  for (const name of await siblings(path)) await wipeFile(join(dirname(path), name));
  await syncFolder(dirname(path));
}

/** `path` and what begins with `path.`, newest name first. */
export async function siblings(path: string): Promise<string[]> {
  const own = basename(path);
  try {
    const names = await readdir(dirname(path));
    return names
      .filter((name) => name === own || name.startsWith(`${own}.`))
      .toSorted()
      .toReversed();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Overwriting cannot reach copies that a disk or file system keeps elsewhere; those stay encrypted. */
export async function wipeFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    const { size } = await handle.stat();
    for (let at = 0; at < size; at += PIECE.length) {
      await handle.write(PIECE, 0, Math.min(PIECE.length, size - at), at);
    }
    await handle.sync();
    await handle.truncate(0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await unlink(path);
}

/** Makes new and removed names last. Where folders cannot be synced, the system does it by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // A file system without folder sync.
  }
}
