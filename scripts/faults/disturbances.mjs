// Everything that must not hold a press up, one after the other: how each begins, and how it is undone.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../lib/project.mjs';
import { freePort } from '../measure/desk.mjs';
import { freeze, ownInSilence, processOf } from './on-the-bus.mjs';

const NOTIFICATIONS = 'org.freedesktop.Notifications';
const PEOPLE = 20_000;
const IMPORTED = 5000;
const IMPORTED_BY_COMMAND = 50_000;
const UNSENT = 60;
const UNSENT_PACE_MS = 20;

/** Starts a part of this folder in a process of its own, and waits for its word; the answer ends it. */
async function part(name, ...args) {
  const child = fork(join(projectRoot, 'scripts/faults', name), args);
  await once(child, 'message');
  return { pid: child.pid, end: () => void child.kill('SIGKILL') };
}

/** The practice Emergency24 alone, with many people. */
async function startEmergency24(people) {
  const program = join(projectRoot, 'out/main/simulator-main.js');
  const child = spawn(process.execPath, [program, '--port', '0', '--contacts', String(people)], {
    env: { ...process.env, TOCSIN_PRACTICE_KEY: 'bench-key' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /Emergency24 base: (\S+)/.exec(said);
      if (found) resolve({ baseUrl: found[1], end: () => void child.kill() });
    });
    child.once('exit', () => reject(new Error(`the practice service ended: ${said}`)));
  });
}

/** People whom nobody knows yet, as a table with the headings that an import understands. */
const table = (rows) =>
  [
    'First name,Last name,Email,External ID',
    ...Array.from({ length: rows }, (_, n) => `Ida${n},Import${n},i${n}@example.org,import-${n}`),
  ].join('\n');

const ask = (page, name, input) =>
  page.evaluate(([n, i]) => window.tocsin.call(n, i), [name, input]);

/**
 * `prepare` comes before the app and answers with what the managed configuration needs; `begin` while it runs, and
 * resolves with the function that ends it. `window`: it is done in the window.
 */
export const DISTURBANCES = [
  { name: 'undisturbed', begin: () => () => undefined },
  {
    name: 'notification service stopped',
    begin: async () => freeze(await processOf(NOTIFICATIONS)),
  },
  {
    name: 'D-Bus service that never answers',
    async prepare() {
      process.kill(await processOf(NOTIFICATIONS), 'SIGKILL');
      await sleep(200);
      return { end: await ownInSilence(NOTIFICATIONS) };
    },
    begin: () => () => undefined,
  },
  {
    name: 'tray host stopped',
    async prepare() {
      return part('tray-host.mjs');
    },
    begin: (_desk, { pid }) => freeze(pid),
  },
  {
    name: 'keyring daemon stopped',
    begin: async () => freeze(await processOf('org.freedesktop.secrets')),
  },
  {
    name: 'desk.db locked',
    begin: async ({ userData }) =>
      (await part('lock-database.mjs', join(userData, 'live/desk.db'))).end,
  },
  {
    name: `contacts sync of ${PEOPLE}`,
    async prepare() {
      const emergency24 = await startEmergency24(PEOPLE);
      return { ...emergency24, config: { emergency24: { baseUrl: emergency24.baseUrl } } };
    },
    keys: ['emergency24.apiKey'],
    begin({ command }) {
      const syncing = command(['contacts', 'sync']);
      return async () => void (await Promise.race([syncing, sleep(100)]));
    },
  },
  {
    name: 'webhook siege',
    async prepare() {
      const port = await freePort();
      return { port, config: { webhooks: { port } }, end: () => undefined };
    },
    begin: async (_desk, { port }) => (await part('besiege.mjs', String(port))).end,
  },
  {
    name: `import of ${IMPORTED}`,
    window: true,
    async prepare() {
      const emergency24 = await startEmergency24(0);
      return { ...emergency24, config: { emergency24: { baseUrl: emergency24.baseUrl } } };
    },
    keys: ['emergency24.apiKey'],
    async begin({ page }) {
      const preview = await ask(page, 'previewImport', {
        source: 'emergency24',
        text: table(IMPORTED),
      });
      if (!preview.ok) throw new Error(`the table was not read: ${preview.failure.detail}`);
      const taken = ask(page, 'runImport', { id: preview.value.id });
      // The window goes with the desk: nobody waits for its answer then.
      taken.catch(() => undefined);
      return () => undefined;
    },
  },
  {
    name: `import of ${IMPORTED_BY_COMMAND} by command`,
    async prepare() {
      const emergency24 = await startEmergency24(0);
      return { ...emergency24, config: { emergency24: { baseUrl: emergency24.baseUrl } } };
    },
    keys: ['emergency24.apiKey'],
    async begin({ userData, command }) {
      const path = join(userData, 'people.csv');
      await writeFile(path, table(IMPORTED_BY_COMMAND));
      const importing = command(['contacts', 'import', path, '--to', 'emergency24', '--apply']);
      return async () => void (await Promise.race([importing, sleep(100)]));
    },
  },
  {
    name: `${UNSENT} unsent presses`,
    window: true,
    async begin({ page, vendor }) {
      await vendor.answerCheckIns(503);
      for (let n = 0; n < UNSENT; n += 1) {
        await ask(page, 'press', {
          status: 'OFF_SITE',
          message: `unsent ${n}`,
          pressedAtMs: Date.now(),
        });
        await sleep(UNSENT_PACE_MS);
      }
      return () => vendor.answerCheckIns(200);
    },
  },
];
