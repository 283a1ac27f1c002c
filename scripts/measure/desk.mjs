// Opens what is measured: the real app with data of its own, and the bare Electron beside it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron } from 'playwright-core';
import { electronArgs } from '../electron-args.mjs';
import { findElectron } from '../electron-runtime.mjs';
import { projectRoot } from '../lib/project.mjs';
import { capture } from '../lib/run.mjs';

export const electron = findElectron();

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** With a window, seen through Playwright; `startMs` is until its page has loaded. */
async function openWindow(folder, args) {
  const began = performance.now();
  const app = await _electron.launch({
    executablePath: electron.path,
    args: [...electronArgs(), folder, ...args],
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  const startMs = performance.now() - began;
  return { app, page, startMs, pid: app.process().pid, close: () => end(app.process()) };
}

/** Without a window, nobody looking in: what it costs and how fast it is then is its own. */
async function openHidden(folder, args, isUp) {
  const child = spawn(electron.path, [...electronArgs(), folder, ...args], { stdio: 'ignore' });
  for (const deadline = Date.now() + 30_000; !(await isUp()); await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    if (Date.now() > deadline) throw new Error('it did not come up within 30 s');
  }
  return { pid: child.pid, close: () => end(child) };
}

const bareFolder = join(projectRoot, 'scripts/measure/bare');

/** `file` says in its words what is to be measured; see there. */
export const openBare = (args = []) => openWindow(bareFolder, args);

/** Presses by chord, tray and `--press` go to this vendor. */
export async function openBareTray(vendor) {
  const folder = await mkdtemp(join(tmpdir(), 'bare-'));
  const args = [`--vendor=${vendor.url}`, `--folder=${folder}`, '--hidden'];
  const hidden = await openHidden(bareFolder, args, async () =>
    (await vendor.requests()).some(({ body }) => body === 'bare is up'),
  );
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  return { ...hidden, folder, remove };
}

/** Runs one command of the bare Electron: it presses once and ends. */
export const bareCommand = (vendor, folder) =>
  capture(electron.path, [
    ...electronArgs({ window: false }),
    bareFolder,
    `--vendor=${vendor.url}`,
    `--folder=${folder}`,
    '--once',
  ]);

/** A desk with this managed configuration; `open` once keys are stored. */
export async function makeDesk(config) {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-measure-'));
  const managed = join(folder, 'managed.json');
  await writeFile(managed, JSON.stringify(config));
  const userData = join(folder, 'data');
  const flags = [`--user-data-dir=${userData}`, `--managed-config=${managed}`];
  const command = (words, input = '') =>
    capture(
      electron.path,
      [...electronArgs({ window: false }), projectRoot, '--log-level=3', ...words, ...flags],
      { input },
    );
  return {
    userData,
    command,
    /** Any value will do where the vendor looks at none. */
    async setKey(name, value = 'bench-key') {
      const { code, stderr } = await command(['secrets', 'set', name], value);
      if (code !== 0) throw new Error(`the key could not be stored: ${stderr}`);
    },
    open: (...args) => openWindow(projectRoot, [...flags, ...args]),
    openHidden: () =>
      openHidden(projectRoot, [...flags, '--hidden'], async () => {
        const status = await command(['status']);
        return /"running":\s*true/.test(status.stdout);
      }),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Live, alone, at this vendor: a press goes out at once. */
export const liveConfig = (vendor, more = {}) => ({
  mode: 'live',
  desk: { name: 'Bench Desk', location: 'Bench Desk' },
  share911: { baseUrl: vendor.url, channelId: 'bench/channel', integrationId: 'bench' },
  panic: { countdownSeconds: 0 },
  ...more,
});
