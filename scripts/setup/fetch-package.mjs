// Fetches one npm package's tarball through npm itself, so that the user's registry, proxy and cache apply.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from '../lib/npm.mjs';
import { createProgress } from '../lib/progress.mjs';
import { capture } from '../lib/run.mjs';
import { PlainError } from '../lib/say.mjs';

/** The bytes of all files below a folder; 0 when there is none. */
export function folderBytes(folder) {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      bytes += entry.isDirectory() ? folderBytes(path) : statSync(path).size;
    }
  } catch {
    // A file that vanishes while we look counts as nothing.
  }
  return bytes;
}

/** Writes `name@version` as a .tgz into `directory` and returns its path. */
export async function fetchPackage({ name, version, bytes }, directory, { root }) {
  const [npm, first] = npmCommand();
  const shell = npm.endsWith('.cmd');
  const cache = (
    await capture(npm, [...first, 'config', 'get', 'cache'], { cwd: root, shell })
  ).stdout.trim();
  // npm says nothing while it downloads: its own temporary folder tells how far it is.
  const folder = join(cache, '_cacache', 'tmp');
  const before = folderBytes(folder);
  const progress = createProgress(`Fetching ${name}@${version}`);
  // At the end npm moves the file away from there.
  let most = 0;
  const look = () => (most = Math.max(most, folderBytes(folder) - before));
  const timer = setInterval(() => progress.update(look(), bytes), 500).unref();
  const result = await capture(
    npm,
    [
      ...first,
      'pack',
      `${name}@${version}`,
      '--pack-destination',
      directory,
      '--prefer-offline',
      '--loglevel=error',
    ],
    { cwd: root, shell },
  );
  clearInterval(timer);
  progress.end(result.code === 0 ? `Fetched ${name}@${version}` : undefined);
  const tarball = readdirSync(directory).find((file) => file.endsWith('.tgz'));
  if (result.code !== 0 || !tarball) {
    throw new PlainError(`npm could not fetch ${name}@${version}:\n${result.stderr.trim()}`);
  }
  return join(directory, tarball);
}
