// The real app under the demo: started, watched through its own bridge, and driven like a person would.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from 'playwright-core';
import { clickAt } from '../../test/desktop/keys.mjs';
import { electronArgs } from '../electron-args.mjs';
import { findElectron } from '../electron-runtime.mjs';
import { capture } from '../lib/run.mjs';
import { projectRoot } from '../lib/project.mjs';

const POLL_MS = 40;

/** Opens the app with a data folder of its own; `onState` sees its state again and again. */
export async function openDesk({ onState }) {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-demo-'));
  const electron = findElectron();
  const isolated = `--user-data-dir=${folder}`;
  const app = await _electron.launch({
    executablePath: electron.path,
    args: [...electronArgs(), projectRoot, isolated],
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Threat' }).waitFor();

  const state = async () => {
    const answer = await page.evaluate(() => window.tocsin.call('getState'));
    onState(answer.value);
    return answer.value;
  };
  return {
    app,
    page,
    electron,
    state,
    /** The state once `holds`; rejects with `what` when it does not in time. */
    async until(what, holds, timeoutMs = 30_000) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const now = await state();
        if (holds(now)) return now;
        if (Date.now() > deadline) throw new Error(`not within ${timeoutMs / 1000} s: ${what}`);
        await sleep(POLL_MS);
      }
    },
    /** Moves the real pointer onto a button and clicks it. */
    async clickWithMouse(name) {
      const box = await page.getByRole('button', { name, exact: true }).boundingBox();
      const origin = await page.evaluate(() => ({
        x: window.screenX + (window.outerWidth - window.innerWidth) / 2,
        y: window.screenY + (window.outerHeight - window.innerHeight),
      }));
      await clickAt(
        Math.round(origin.x + box.x + box.width / 2),
        Math.round(origin.y + box.y + box.height / 2),
      );
    },
    command: (...words) =>
      capture(electron.path, [
        ...electronArgs({ window: false }),
        projectRoot,
        '--log-level=3',
        ...words,
        isolated,
      ]),
    async close() {
      const child = app.process();
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
