// Builds the app into out/ when its sources are newer than the last build.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockPath } from './lib/cache.mjs';
import { isCommand } from './lib/is-command.mjs';
import { withLock } from './lib/lock.mjs';
import { newestChange } from './lib/newest.mjs';
import { projectRoot, toolPath } from './lib/project.mjs';
import { capture } from './lib/run.mjs';
import { PlainError, runAsCommand, say as sayOnStderr } from './lib/say.mjs';
import { setUp } from './setup.mjs';

const sources = [
  'src',
  'assets',
  'electron.vite.config.ts',
  'scripts/build',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

const stampFile = (root) => join(root, 'out', '.built');

function isFresh(root) {
  if (!existsSync(join(root, 'out', 'main', 'index.js'))) return false;
  try {
    const builtFrom = Number(readFileSync(stampFile(root), 'utf8'));
    return builtFrom === newestChange(sources.map((name) => join(root, name)));
  } catch {
    return false;
  }
}

/** Builds when needed (always with `force`); a second caller waits for the first. */
export async function ensureBuilt({
  root = projectRoot,
  force = false,
  say = sayOnStderr,
  build = runElectronVite,
} = {}) {
  if (!force && isFresh(root)) return;
  const onWait = () => say('Another build is running here: waiting for it.');
  await withLock(
    lockPath('build', root),
    async () => {
      if (!force && isFresh(root)) return;
      // Taken before the build: a change during it makes the next call build again.
      const from = newestChange(sources.map((name) => join(root, name)));
      const startedAt = Date.now();
      say('Building the app');
      await build(root);
      writeFileSync(stampFile(root), String(from));
      say(`Built (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    },
    { onWait },
  );
}

async function runElectronVite(root) {
  // Said only when it fails: stdout may belong to a command that had to build first.
  const { code, stdout, stderr } = await capture(
    process.execPath,
    [toolPath('electron-vite/bin/electron-vite.js', root), 'build'],
    { cwd: root, env: { ...process.env, NO_COLOR: '1' } },
  );
  if (code !== 0) throw new PlainError(`${stdout}${stderr}\nThe build failed.`);
}

if (isCommand(import.meta.url)) {
  await runAsCommand(async (args) => {
    await setUp({ electron: false });
    await ensureBuilt({ force: args.includes('--force') });
  });
}
