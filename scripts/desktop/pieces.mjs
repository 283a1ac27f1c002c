// Starts the pieces of the throw-away desktop: the X server, the unlocked keyring, the window manager.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lockPath } from '../lib/cache.mjs';
import { withLock } from '../lib/lock.mjs';
import { PlainError } from '../lib/say.mjs';
import { hasOwner } from './bus.mjs';

const READY_WITHIN_MS = 20_000;

async function until(isReady, what) {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await isReady())) {
    if (Date.now() > deadline)
      throw new PlainError(`The throw-away desktop's ${what} did not start.`);
    await sleep(30);
  }
}

/** Starts Xvfb on a display that it finds free itself; returns the environment it adds. */
export async function startDisplay(env, start, { width, height }) {
  const args = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    `${width}x${height}x24`,
    '-nolisten',
    'tcp',
    '-noreset',
    '-dpi',
    '96',
  ];
  // One at a time on this machine: two that look at once find the same one free.
  const number = await withLock(lockPath('display', ''), () =>
    start('Xvfb', args, { env, readyOnFd3: true }),
  );
  return { DISPLAY: `:${number}` };
}

/** Starts the keyring with its password known, so that it is unlocked. */
export async function startKeyring(env, start) {
  await start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env,
    input: 'throw-away\n',
  });
  await until(() => hasOwner('org.freedesktop.secrets', env), 'keyring');
}

/** Starts the window manager; ready when it has run its start-up command. */
export async function startWindowManager(env, start) {
  const ready = join(env.XDG_RUNTIME_DIR, 'window-manager-ready');
  await start('openbox', ['--sm-disable', '--startup', `touch ${ready}`], { env });
  await until(() => existsSync(ready), 'window manager');
}
