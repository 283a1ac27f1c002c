// `tocsin secrets`: puts keys into the keychain from standard input, and never shows one.
import { z } from 'zod';
import type { Result } from '../../shared/failure';
import { SecretName } from '../../shared/secret';
import { ask, type CommandDesk } from './desk';

const INPUT_LIMIT_BYTES = 16 * 1024;

export async function runSecretsSet(desk: CommandDesk, name: SecretName): Promise<number> {
  const value = await desk.terminal.readInput(INPUT_LIMIT_BYTES);
  return finish(desk, name, await desk.base.vaults.live.set(name, value), 'stored');
}

export async function runSecretsClear(desk: CommandDesk, name: SecretName): Promise<number> {
  return finish(desk, name, await desk.base.vaults.live.clear(name), 'removed');
}

export async function runSecretsList(desk: CommandDesk): Promise<number> {
  const configured = await desk.base.vaults.live.configured();
  if (!configured.ok) {
    desk.terminal.remark(configured.failure.detail);
    return 1;
  }
  for (const name of SecretName.options) {
    desk.terminal.out(JSON.stringify({ name, configured: configured.value[name] === true }));
  }
  return 0;
}

async function finish(
  desk: CommandDesk,
  name: SecretName,
  result: Result<null>,
  done: string,
): Promise<number> {
  if (!result.ok) {
    desk.terminal.remark(`${name} was not ${done}: ${result.failure.detail}`);
    return 1;
  }
  // A running app keeps values in memory: it has to look again. No app is no error.
  await ask(desk, { call: 'secret-changed', name }, z.null(), 15_000);
  desk.terminal.out(JSON.stringify({ name, [done]: true }));
  return 0;
}
