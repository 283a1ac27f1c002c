// node_modules follows package-lock.json, and is left alone when it does already.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { packagesMatch } from '../../scripts/setup/packages.mjs';
import { temporaryFolder } from './fixtures/temporary.mjs';

const locked = {
  '': { name: 'app' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/other-platform': { version: '2.0.0', integrity: 'sha512-b', optional: true },
};

function project(installed) {
  const root = temporaryFolder();
  const write = (path, packages) => writeFileSync(join(root, path), JSON.stringify({ packages }));
  write('package-lock.json', locked);
  if (installed) {
    mkdirSync(join(root, 'node_modules'));
    write('node_modules/.package-lock.json', installed);
  }
  return { root, write };
}

test('what npm has installed matches, optional packages of other platforms left out', () => {
  const { root, write } = project({ 'node_modules/a': locked['node_modules/a'] });
  expect(packagesMatch(root)).toBe(true);
  write('package-lock.json', { ...locked, 'node_modules/new': { version: '1.0.0' } });
  expect(packagesMatch(root)).toBe(false);
});

test.for([
  ['nothing at all', undefined],
  ['another version', { 'node_modules/a': { version: '0.9.0', integrity: 'sha512-a' } }],
  ['other bytes', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-z' } }],
])('%s does not match', ([, installed]) => {
  expect(packagesMatch(project(installed).root)).toBe(false);
});

// A stand-in for npm that does what "npm ci" leaves behind, and notes each call.
const fakeNpm = `
const { appendFileSync, cpSync, mkdirSync } = require('node:fs');
appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
if (process.env.FAIL) process.exit(3);
mkdirSync('node_modules', { recursive: true });
setTimeout(() => cpSync('package-lock.json', 'node_modules/.package-lock.json'), process.env.SLOW ? 1500 : 300);
`;
const modulePath = fileURLToPath(new URL('../../scripts/setup/packages.mjs', import.meta.url));

function ensure(root, env = {}) {
  writeFileSync(join(root, 'npm-cli.js'), fakeNpm);
  const code = `import { ensurePackages } from ${JSON.stringify(modulePath)};
    try { await ensurePackages(${JSON.stringify(root)}, { say: console.log }); }
    catch (error) { console.log(error.message); process.exit(error.exitCode ?? 1); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, npm_execpath: join(root, 'npm-cli.js'), TOCSIN_CACHE_DIR: root, ...env },
  });
  let output = '';
  child.stdout.on('data', (text) => (output += text));
  const ended = new Promise((resolve) => child.once('exit', (exit) => resolve({ exit, output })));
  return Object.assign(ended, { child });
}

test('two set-ups at once install once; a third has nothing to do', async () => {
  const { root } = project();
  const results = await Promise.all([ensure(root), ensure(root)]);
  expect(results.map(({ exit }) => exit)).toEqual([0, 0]);
  expect((await ensure(root)).output).toBe('');
  const calls = readFileSync(join(root, 'calls'), 'utf8').trim().split('\n');
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatch(/^ci --include=dev/);
});

test('a second set-up waits for the npm of one that was killed', async () => {
  const { root } = project();
  const killed = ensure(root, { SLOW: '1' });
  while (!existsSync(join(root, 'calls'))) await sleep(10);
  killed.child.kill('SIGKILL');
  const { exit, output } = await ensure(root);
  expect(exit).toBe(0);
  expect(output).toContain('waiting');
  expect(readFileSync(join(root, 'calls'), 'utf8').trim().split('\n')).toHaveLength(1);
});

test('a signal while npm works ends the set-up, and does not let it go on', async () => {
  const { root } = project();
  const stopped = ensure(root, { SLOW: '1' });
  while (!existsSync(join(root, 'calls'))) await sleep(10);
  stopped.child.kill('SIGTERM');
  const { exit, output } = await stopped;
  expect(exit).toBe(143);
  expect(output).toContain('Stopped by SIGTERM.');
  expect(packagesMatch(root)).toBe(false);
});

test('a failed installation is told plainly and leaves no mark of success', async () => {
  const { root } = project();
  const { exit, output } = await ensure(root, { FAIL: '1' });
  expect(exit).toBe(1);
  expect(output).toContain('The packages could not be installed: "npm ci" ended with code 3');
  expect(existsSync(join(root, 'node_modules'))).toBe(false);
});
