// Finds the moment of the last change below some files and folders.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The newest modification time, in ms; folders count too, since removing a file changes only them. */
export function newestChange(paths) {
  let newest = 0;
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) continue;
    newest = Math.max(newest, stats.mtimeMs);
    if (stats.isDirectory()) {
      newest = Math.max(newest, newestChange(readdirSync(path).map((name) => join(path, name))));
    }
  }
  return newest;
}
