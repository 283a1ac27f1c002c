// A short stable name for a folder, where its full path is too long or says too much.
import { createHash } from 'node:crypto';
import { posix, win32 } from 'node:path';

/** The resolved path's SHA-256 in hex; on Windows two spellings of one folder are the same folder. */
export function folderHash(
  folder: string,
  length: number,
  platform: NodeJS.Platform = process.platform,
): string {
  const resolved =
    platform === 'win32' ? win32.resolve(folder).toLowerCase() : posix.resolve(folder);
  return createHash('sha256').update(resolved).digest('hex').slice(0, length);
}
