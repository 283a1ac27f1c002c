// `tocsin secrets`: puts keys into the keychain from standard input, and never shows one.
import { z } from 'zod';
import type { Result } from '../../shared/core/failure';
import { SecretName, SecretsReport } from '../../shared/settings/secret';
import type { ControlRequest } from '../core/control/protocol';
import { ask, type CommandDesk } from './desk';

const INPUT_LIMIT_BYTES = 16 * 1024;
/** The app waits for the keychain too, in milliseconds. */
const PATIENCE_MS = 15_000;

export async function runSecretsSet(desk: CommandDesk, name: SecretName): Promise<number> {
  const value = await desk.terminal.readInput(INPUT_LIMIT_BYTES);
  const stored = await change(desk, { call: 'set-secret', name, value }, () =>
    desk.base.vaults.live.set(name, value),
  );
  return finish(desk, name, stored, 'stored');
}

export async function runSecretsClear(desk: CommandDesk, name: SecretName): Promise<number> {
  const cleared = await change(desk, { call: 'clear-secret', name }, () =>
    desk.base.vaults.live.clear(name),
  );
  return finish(desk, name, cleared, 'removed');
}

/** 1 when the keychain could not be asked about all of them. */
export async function runSecretsList(desk: CommandDesk): Promise<number> {
  const { secrets, failure } = await askKeychain(desk);
  for (const name of SecretName.options) {
    const state = secrets[name];
    desk.terminal.out(JSON.stringify({ name, configured: state === 'stored', state }));
  }
  if (failure !== null) desk.terminal.remark(failure.detail);
  return failure === null ? 0 : 1;
}

/** What the running app reads is what presses use; without one this process looks itself. */
export async function askKeychain(
  desk: CommandDesk,
): Promise<SecretsReport & { readonly byApp: boolean }> {
  const asked = await ask(desk, { call: 'secrets' }, SecretsReport, PATIENCE_MS);
  if (asked.ok) return { ...asked.value, byApp: true };
  return { ...(await desk.base.vaults.live.report()), byApp: false };
}

/** By the running app, so that its next press uses it. No app is no error. */
async function change(
  desk: CommandDesk,
  request: ControlRequest,
  here: () => Promise<Result<null>>,
): Promise<Result<null>> {
  const asked = await ask(desk, request, z.null(), PATIENCE_MS);
  return asked.ok || asked.failure.kind !== 'offline' ? asked : here();
}

function finish(desk: CommandDesk, name: SecretName, result: Result<null>, done: string): number {
  if (!result.ok) {
    desk.terminal.remark(`${name} was not ${done}: ${result.failure.detail}`);
    return 1;
  }
  desk.terminal.out(JSON.stringify({ name, [done]: true }));
  return 0;
}
