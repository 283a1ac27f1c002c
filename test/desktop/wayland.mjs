// A Wayland desktop for a test, in a window of the desktop that the tests run on.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startCompositor } from '../../scripts/desktop/compositor.mjs';
import { createStarter } from '../../scripts/desktop/starter.mjs';

const execute = promisify(execFile);

/** `env` is what its programs see; `message(words)` is swaymsg; `close()` ends it. */
export async function openWayland(options) {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-wayland-'));
  const pids = [];
  const starter = createStarter(folder, { add: (pid) => pids.push(pid) });
  const env = await startCompositor(folder, process.env, starter.start, options);
  return {
    env,
    async message(...words) {
      const { stdout } = await execute('swaymsg', ['-r', ...words], {
        env: { ...process.env, SWAYSOCK: env.SWAYSOCK },
      });
      return JSON.parse(stdout);
    },
    async close() {
      for (const pid of pids) process.kill(pid);
      // The starter reads the log of a program that ends: it must have done so before the folder goes.
      while (pids.some((pid) => existsSync(`/proc/${pid}`))) await sleep(20);
      await sleep(100);
      starter.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
