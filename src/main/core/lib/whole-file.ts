// Writes a file piece by piece beside its place and puts it there when all of it is on the disk.
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The part of a file system that is used. */
export interface Disk {
  /** Fails when there is such a file. */
  create(path: string): Promise<{
    write(bytes: Uint8Array): Promise<unknown>;
    sync(): Promise<void>;
    close(): Promise<void>;
  }>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

const REAL_DISK: Disk = {
  async create(path) {
    const handle = await open(path, 'wx', 0o600);
    return {
      write: (bytes) => handle.writeFile(bytes),
      sync: () => handle.sync(),
      close: () => handle.close(),
    };
  },
  rename,
  remove: (path) => rm(path, { force: true }),
};

/** Rejects with what the disk said; then there is what was there before, and nothing half written. */
export async function writeWhole(
  path: string,
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string>,
  disk: Disk = REAL_DISK,
): Promise<void> {
  const beside = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}`);
  try {
    const file = await disk.create(beside);
    try {
      // One after the other: each write lets everything else have its turn, and none of them is kept.
      for await (const piece of pieces) {
        await file.write(typeof piece === 'string' ? Buffer.from(piece) : piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(beside, path);
  } catch (error) {
    await disk.remove(beside).catch(() => undefined);
    throw error;
  }
}
