// The app is built when its sources changed, and once for all who wait.
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { temporaryFolder } from './fixtures/temporary.mjs';

function project() {
  const root = temporaryFolder();
  const source = join(root, 'src', 'main.ts');
  mkdirSync(join(root, 'src'));
  writeFileSync(source, 'one');
  let builds = 0;
  const build = async () => {
    builds += 1;
    await sleep(50);
    mkdirSync(join(root, 'out', 'main'), { recursive: true });
    writeFileSync(join(root, 'out', 'main', 'index.js'), 'built');
  };
  const touch = (path) => utimesSync(path, new Date(), new Date(Date.now() + 5000));
  return {
    root,
    source,
    touch,
    builds: () => builds,
    options: { root, build, say: () => undefined },
  };
}

test('a build happens once, and again after a change', async () => {
  const { options, builds, touch, source } = project();
  await ensureBuilt(options);
  await ensureBuilt(options);
  expect(builds()).toBe(1);
  touch(source);
  await ensureBuilt(options);
  expect(builds()).toBe(2);
});

test('two at once build once', async () => {
  const { options, builds } = project();
  await Promise.all([ensureBuilt(options), ensureBuilt(options)]);
  expect(builds()).toBe(1);
});

test('a removed result, a removed source or a wish to do so builds again', async () => {
  const { options, builds, root, source } = project();
  await ensureBuilt(options);
  rmSync(join(root, 'out', 'main'), { recursive: true });
  await ensureBuilt(options);
  expect(builds()).toBe(2);
  await sleep(20);
  rmSync(source);
  await ensureBuilt(options);
  expect(builds()).toBe(3);
  await ensureBuilt({ ...options, force: true });
  expect(builds()).toBe(4);
});

test('a build that fails is not taken for done', async () => {
  const { options, builds } = project();
  const broken = { ...options, build: () => Promise.reject(new Error('broken')) };
  await expect(ensureBuilt(broken)).rejects.toThrow('broken');
  await ensureBuilt(options);
  expect(builds()).toBe(1);
});
