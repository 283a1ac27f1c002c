// Every command that the README names, run once as a newcomer would type it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { projectRoot, readManifest } from '../../scripts/lib/project.mjs';
import { capture } from '../../scripts/lib/run.mjs';

const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'tocsin-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** Without a screen, as on a server: commands that need one make their own. */
const env = { ...process.env };
delete env.DISPLAY;
delete env.WAYLAND_DISPLAY;

const npm = (...words) => capture('npm', words, { cwd: projectRoot, env });

/** Starts what runs until it is ended; `isUp` says when it does its work. */
async function upAndDown(words, isUp) {
  const child = spawn('npm', words, { cwd: projectRoot, env, detached: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    for (const deadline = Date.now() + MINUTES; !(await isUp(said)); await sleep(500)) {
      if (child.exitCode !== null) throw new Error(`it ended: ${said}`);
      if (Date.now() > deadline) throw new Error(`it did not come up: ${said}`);
    }
  } finally {
    // The whole group, as Ctrl+C in a terminal would.
    if (child.exitCode === null) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
  return said;
}

async function appIsUp(data) {
  const status = await npm('run', '-s', 'tocsin', '--', 'status', `--user-data-dir=${data}`);
  return /"running":\s*true/.test(status.stdout);
}

test('npm run setup ends with what to do next', { timeout: 5 * MINUTES }, async () => {
  const { code, stderr } = await npm('run', 'setup');
  expect(stderr).toContain('Ready: "npm start" opens the app');
  expect(code).toBe(0);
});

test.each([
  ['start', ['start']],
  ['dev', ['run', 'dev']],
])(
  'npm %s opens the app, which answers its command line',
  { timeout: 4 * MINUTES },
  async (name, words) => {
    const data = join(folder, name);
    const said = await upAndDown([...words, '--', `--user-data-dir=${data}`], () => appIsUp(data));
    expect(said).not.toContain('Failed to load URL');
  },
);

test('npm run simulator says where it listens', { timeout: 2 * MINUTES }, async () => {
  await upAndDown(['run', 'simulator', '--', '--port', '0'], (said) =>
    said.includes('Practice services at http://127.0.0.1:'),
  );
});

test('npm run demo shows the main job from end to end', { timeout: 8 * MINUTES }, async () => {
  const { code, stdout } = await npm('run', 'demo');
  expect(stdout).toMatch(/\n\d+ passed, 0 failed\s*$/);
  expect(code).toBe(0);
});

test('npm run bench measures everything', { timeout: 10 * MINUTES }, async () => {
  const { code, stdout } = await npm('run', 'bench', '--', '--quick');
  for (const what of [
    'memory in the tray',
    'hotkey',
    'tray',
    'command line',
    'window',
    'webhook',
  ]) {
    expect(stdout).toMatch(new RegExp(`^${what}.* ratio \\d`, 'm'));
  }
  expect(stdout).toMatch(/^tocsin +recall 1/m);
  expect(code).toBe(0);
});

test('npm run faults presses while things fail', { timeout: 5 * MINUTES }, async () => {
  const only = ['undisturbed', 'unsent'].map((words) => `--only=${words}`);
  const { code, stdout } = await npm('run', 'faults', '--', '--quick', ...only);
  expect(stdout).toMatch(/^undisturbed .* lost 0 /m);
  expect(stdout).toMatch(/^60 unsent presses .* lost 0 /m);
  expect(code).toBe(0);
});

test('npm run package makes an installable folder', { timeout: 6 * MINUTES }, async () => {
  const { code, stdout, stderr } = await npm('run', 'package', '--', '--dir');
  expect(`${code}: ${stdout.slice(-500)}${stderr.slice(-500)}`).toMatch(/^0: /);
});

test(
  'npm test and npm run check run the stages that are asked for',
  { timeout: 5 * MINUTES },
  async () => {
    for (const words of [['test'], ['run', 'check']]) {
      const { code, stdout } = await npm(...words, '--', 'dead code');
      expect(stdout).toMatch(/\n1 passed, 0 failed\s*$/);
      expect(code).toBe(0);
    }
  },
);

test('no command of the README is missing here, and none is unknown to npm', () => {
  const named = readFileSync(join(projectRoot, 'README.md'), 'utf8').matchAll(
    /`npm (?:run )?(?:-s )?([a-z]+)/g,
  );
  const own = readFileSync(import.meta.filename, 'utf8');
  const { scripts } = readManifest(projectRoot);
  for (const [, name] of named) {
    expect(Object.keys(scripts)).toContain(name);
    expect(own).toContain(`'${name}'`);
  }
});
