// The lock that lets one process at a time work, and outlives nobody.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startedAt, withLock } from '../../scripts/lib/lock.mjs';
import { temporaryFolder } from './fixtures/temporary.mjs';

const lockIn = (folder) => join(folder, 'locks', 'work.lock');

test('two owners never work at the same time, and the second is told that it waits', async () => {
  const path = lockIn(temporaryFolder());
  const events = [];
  const work = (name) => () =>
    withLock(
      path,
      async () => {
        events.push(`${name} begins`);
        await sleep(50);
        events.push(`${name} ends`);
      },
      { onWait: () => events.push('waiting') },
    );
  await Promise.all([work('a')(), work('b')()]);
  const order = events.filter((event) => event !== 'waiting').map((event) => event.split(' ')[1]);
  expect(order).toEqual(['begins', 'ends', 'begins', 'ends']);
  expect(events.filter((event) => event === 'waiting')).toHaveLength(1);
  expect(existsSync(path)).toBe(false);
});

test('the lock is given back when the work fails', async () => {
  const path = lockIn(temporaryFolder());
  await expect(withLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(path)).toBe(false);
});

async function deadPid() {
  const child = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => child.once('exit', resolve));
  return child.pid;
}

const owner = (...processes) => JSON.stringify({ host: hostname(), token: 'x', processes });

test.for([
  ['a dead process', async () => owner({ pid: await deadPid(), startedAt: '1' })],
  [
    'an earlier process with the number of a living one',
    () => owner({ pid: process.pid, startedAt: '1' }),
  ],
  ['nobody: an empty file of long ago', () => ''],
])('a lock of %s is taken over', async ([, text]) => {
  const folder = temporaryFolder();
  const path = join(folder, 'work.lock');
  writeFileSync(path, await text());
  utimesSync(path, new Date(0), new Date(Date.now() - 60_000));
  expect(await withLock(path, () => 'done')).toBe('done');
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock of a living process is respected', async () => {
  const path = join(temporaryFolder(), 'work.lock');
  writeFileSync(path, owner({ pid: process.pid, startedAt: startedAt(process.pid) }));
  let waits = false;
  const attempt = withLock(path, () => 'done', { onWait: () => (waits = true) });
  expect(await Promise.race([attempt, sleep(500, 'waiting')])).toBe('waiting');
  expect(waits).toBe(true);
  writeFileSync(path, owner({ pid: await deadPid(), startedAt: '1' }));
  expect(await attempt).toBe('done');
});
