// Finds the Electron that the commands use: one named by the caller, the official one, or the substitute.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from './lib/cache.mjs';
import { projectRoot } from './lib/project.mjs';
import { PlainError } from './lib/say.mjs';
import { installedOfficial } from './setup/official.mjs';
import { isMade, substitute, substituteFolder } from './setup/substitute.mjs';

const executables = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The executable inside a folder of Electron's. */
export const executableIn = (dist) => join(dist, executables[process.platform] ?? 'electron');

function versionOf(dist) {
  try {
    return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return 'unknown';
  }
}

/** The Electron at hand as { path, dist, version, kind: 'override' | 'official' | 'substitute' }, or undefined. */
export function lookForElectron({
  root = projectRoot,
  env = process.env,
  cache = cacheDirectory(env),
  source = substitute,
} = {}) {
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (dist) {
    const path = executableIn(dist);
    if (existsSync(path)) return { path, dist, version: versionOf(dist), kind: 'override' };
    throw new PlainError(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no Electron at ${path}`);
  }
  const official = installedOfficial(join(root, 'node_modules', 'electron'));
  if (official) return { ...official, kind: 'official' };
  const folder = substituteFolder(cache, source);
  if (!isMade(folder)) return undefined;
  return {
    path: executableIn(folder),
    dist: folder,
    version: source.electronVersion,
    kind: 'substitute',
  };
}

/** The Electron at hand; throws a plain sentence when set-up has not provided one. */
export function findElectron(options) {
  const found = lookForElectron(options);
  if (found) return found;
  throw new PlainError('There is no Electron yet. Run "npm run setup" first.');
}
