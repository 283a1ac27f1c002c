// Says where this user's cache folder of the project is.
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for things that can be made again: `TOCSIN_CACHE_DIR`, else the platform's own place. */
export function cacheDirectory(env = process.env, platform = process.platform) {
  if (env.TOCSIN_CACHE_DIR) return env.TOCSIN_CACHE_DIR;
  if (platform === 'darwin') return join(env.HOME ?? homedir(), 'Library', 'Caches', 'tocsin');
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'tocsin', 'Cache');
  // A relative XDG path is invalid by the specification and must be ignored.
  if (env.XDG_CACHE_HOME?.startsWith('/')) return join(env.XDG_CACHE_HOME, 'tocsin');
  return join(env.HOME ?? homedir(), '.cache', 'tocsin');
}

/** The lock file for one kind of work in one copy of the project. */
export function lockPath(kind, root, env = process.env) {
  const key = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return join(cacheDirectory(env), 'locks', `${kind}-${key}.lock`);
}
