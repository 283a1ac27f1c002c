// Folders and files for their owner alone, whoever made them first; Windows keeps them in the user's own profile.
import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';

const OTHERS = 0o077;
const OTHERS_MAY_WRITE = 0o022;
/** Whoever has this bit on a folder means it to be shared, such as `/tmp`. */
const STICKY = 0o1000;

/** Makes it, and what is missing above it. One that is there is narrowed, if it is ours. Throws when it cannot be made. */
export function makeOwnFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (!isPlanted(path)) narrow(path, statSync(path));
}

/** As `makeOwnFolder`, for the plain files in it as well. Never throws. */
export function keepToOwner(folder: string): void {
  try {
    makeOwnFolder(folder);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isFile()) narrow(path, lstatSync(path));
    }
  } catch {
    // A folder that cannot even be read: whoever writes there says so.
  }
}

/** Takes from all others what they may do; the owner keeps what it had. */
function narrow(path: string, { uid, mode }: Stats): void {
  if (process.platform === 'win32' || uid !== process.getuid?.()) return;
  if ((mode & OTHERS) === 0 || (mode & STICKY) !== 0) return;
  try {
    chmodSync(path, mode & 0o7777 & ~OTHERS);
  } catch {
    // A file system without rights.
  }
}

/**
 * Throws unless it is a folder of this user in which nobody else may write. A link there is as good as what it
 * names only where nobody else could have planted it. Windows has no such rights here.
 */
export function assertOwnFolder(path: string): void {
  if (process.platform === 'win32') return;
  if (isPlanted(path)) throw new Error(`${path} is a link that another user may have made`);
  const folder = statSync(path);
  if (!folder.isDirectory()) throw new Error(`${path} is not a folder`);
  assertOurs(path, folder);
  assertClosed(path, folder);
}

/** Throws unless it is a plain file of this user that nobody else may change; a link is none. */
export function assertOwnFile(path: string): void {
  if (process.platform === 'win32') return;
  const there = lstatSync(path);
  if (!there.isFile()) throw new Error(`${path} is not a plain file`);
  assertOurs(path, there);
  assertClosed(path, there);
}

function isPlanted(path: string): boolean {
  const there = lstatSync(path);
  if (!there.isSymbolicLink() || process.platform === 'win32') return false;
  const { mode } = statSync(dirname(path));
  return there.uid !== process.getuid?.() || (mode & OTHERS_MAY_WRITE) !== 0;
}

function assertOurs(path: string, { uid }: Stats): void {
  if (uid !== process.getuid?.()) throw new Error(`${path} belongs to another user`);
}

function assertClosed(path: string, { mode }: Stats): void {
  if ((mode & OTHERS_MAY_WRITE) !== 0) throw new Error(`others may write to ${path}`);
}
