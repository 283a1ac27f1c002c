// `tocsin calls` and `tocsin alerts`: what came in, as lines of JSON, through the running app.
import { z } from 'zod';
import type { ControlRequest } from '../core/control/protocol';
import { ask, type CommandDesk } from './desk';
import { reachApp } from './reach-app';

/**
 * Oldest first. Only the app may open the encrypted file of calls. With `reveal` the numbers are told,
 * and each telling is recorded. Exit 1 when the app does not answer or cannot read its file.
 */
export async function runCalls(
  desk: CommandDesk,
  { reveal, limit }: { readonly reveal: boolean; readonly limit: number },
): Promise<number> {
  return list(desk, { call: 'calls', reveal, limit });
}

/** Share911's alerts, oldest first. */
export async function runAlerts(desk: CommandDesk, limit: number): Promise<number> {
  return list(desk, { call: 'alerts', limit });
}

async function list(desk: CommandDesk, request: ControlRequest): Promise<number> {
  await reachApp(desk, { call: 'contact-sync' });
  const answer = await ask(desk, request, z.array(z.looseObject({})));
  if (!answer.ok) {
    desk.terminal.remark(answer.failure.detail);
    return 1;
  }
  for (const line of answer.value.toReversed()) desk.terminal.out(JSON.stringify(line));
  return 0;
}
