// Answers a real dialog of the desktop with real keys.
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { pressKeys } from '../../desktop/keys.mjs';

const execute = promisify(execFile);

/** Ids of the visible windows with exactly this title. */
async function windowsNamed(title: string): Promise<readonly string[]> {
  const exact = `^${title.replace(/[^\w ]/g, '.')}$`;
  try {
    const { stdout } = await execute('xdotool', ['search', '--onlyvisible', '--name', exact]);
    return stdout.split('\n').filter((line) => line !== '');
  } catch {
    // xdotool ends with 1 when it finds none.
    return [];
  }
}

/** Waits for the dialog, brings it to the front, presses `keys`, and waits until it is gone. */
export async function answerDialog(title: string, keys: string | readonly string[]): Promise<void> {
  const deadline = Date.now() + 10_000;
  let [id] = await windowsNamed(title);
  while (id === undefined) {
    if (Date.now() > deadline) throw new Error(`no dialog: ${title}`);
    await sleep(100);
    [id] = await windowsNamed(title);
  }
  await execute('xdotool', ['windowactivate', '--sync', id]);
  await pressKeys(keys);
  while ((await windowsNamed(title)).length > 0) {
    if (Date.now() > deadline) throw new Error(`the dialog stays: ${title}`);
    await sleep(100);
  }
}
