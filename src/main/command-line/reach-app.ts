// Reaches the running app, or starts it in the tray first: some files only one process may own.
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ControlRequest } from '../core/control/protocol';
import { ask, startAppInTray, type CommandDesk } from './desk';

/** How long the app may take to start, in milliseconds. */
const START_LIMIT_MS = 20_000;
const POLL_MS = 200;

/** `trial`: a harmless question. Whatever stands in the way is the answer of the caller's own question. */
export async function reachApp(desk: CommandDesk, trial: ControlRequest): Promise<void> {
  const { clock } = desk.base;
  const isRunning = async (): Promise<boolean> => {
    const asked = await ask(desk, trial, z.unknown());
    return asked.ok || asked.failure.kind !== 'offline';
  };
  if (await isRunning()) return;
  desk.terminal.remark('Tocsin was not running: it is started in the tray');
  startAppInTray(desk);
  const limitMs = clock.elapsed() + START_LIMIT_MS;
  while (clock.elapsed() < limitMs && !(await isRunning())) await sleep(POLL_MS);
}
