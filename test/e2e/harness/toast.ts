// Does to the toast on the screen what a person's click on it does.
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** How many toasts are on the screen now. */
async function displayed(): Promise<number> {
  const { stdout } = await execute('dunstctl', ['count', 'displayed']);
  return Number(stdout.trim());
}

/** Waits for a toast and does what it offers. */
export async function clickToast(): Promise<void> {
  const deadline = Date.now() + 15_000;
  while ((await displayed()) === 0) {
    if (Date.now() > deadline) throw new Error('there is no toast to click on');
    await sleep(50);
  }
  await execute('dunstctl', ['action', '0']);
}
