// Tells beforehand whether Chromium's sandbox can work here: the app never runs without it, except as root.
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { capture } from '../lib/run.mjs';

const NOT_FOUND = 127;

/** What to do about a sandbox that cannot be built, or undefined when all is well or nothing can be told. */
export async function sandboxTrouble(
  electronPath,
  { uid = process.getuid?.(), env = process.env } = {},
) {
  if (process.platform !== 'linux' || uid === 0) return undefined;
  const helper = join(dirname(electronPath), 'chrome-sandbox');
  const stats = statSync(helper, { throwIfNoEntry: false });
  if (stats?.uid === 0 && stats.mode & 0o4000) return undefined;
  // The sandbox is made of user namespaces, which some systems and most containers keep from plain users.
  const { code } = await capture('unshare', ['--user', '--map-root-user', 'true'], { env });
  if (code === 0 || code === NOT_FOUND) return undefined;
  return (
    'This system does not let a plain user build a sandbox, and Electron does not run without one. ' +
    `Allow Electron's own helper, once:\n  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`
  );
}
