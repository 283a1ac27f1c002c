// What every command has at hand, and how it reaches or starts the app of the same data folder.
import { spawn } from 'node:child_process';
import { app } from 'electron';
import { z } from 'zod';
import { failed, ok, type Result } from '../../shared/core/failure';
import type { AppState } from '../../shared/state';
import type { Verification } from '../../shared/verification/verification';
import { createActivity, type Activity } from '../core/record/activity';
import type { Base } from '../base/base';
import { askApp } from '../core/control/client';
import { controlFile, type ControlRequest } from '../core/control/protocol';
import { screenSwitches } from '../desktop/session-kind';
import { loadSqlite } from '../core/store/sqlite';
import { openStore, type Store } from '../core/store/store';
import type { AppFlags } from '../base/app-flags';
import type { Terminal } from './terminal';

export interface CommandDesk {
  readonly base: Base;
  readonly flags: AppFlags;
  readonly terminal: Terminal;
}

/** `offline` when no app runs for this data folder. */
export function ask<T>(
  { base }: CommandDesk,
  request: ControlRequest,
  schema: z.ZodType<T>,
  patienceMs?: number,
): Promise<Result<T>> {
  return askApp(controlFile(base.paths.userDataDir), request, schema, patienceMs);
}

/** The running app's own state; it is our own process of the same version, so its shape is trusted. */
export async function askState(desk: CommandDesk): Promise<Result<AppState>> {
  const answer = await ask(desk, { call: 'status' }, z.looseObject({ revision: z.number() }));
  return answer.ok ? ok(answer.value as unknown as AppState) : answer;
}

/** Shape trusted, as that of the state. */
export async function askVerification(
  desk: CommandDesk,
  request: ControlRequest,
  patienceMs?: number,
): Promise<Result<Verification>> {
  const shape = z.looseObject({ id: z.string() });
  const answer = await ask(desk, request, shape, patienceMs);
  return answer.ok ? ok(answer.value as unknown as Verification) : answer;
}

/** The record and the outbox of the world this desk is set to, as a guest beside a running app. */
export async function openGuestStore({
  base,
}: CommandDesk): Promise<Result<{ readonly store: Store; readonly activity: Activity }>> {
  const folder = base.paths.worldDir(base.settings.current().mode);
  const opened = openStore(folder, {
    sqlite: await loadSqlite(),
    clock: base.clock,
    role: 'guest',
  });
  if (!opened.ok) return failed(opened.failure);
  return ok({ store: opened.value, activity: createActivity(opened.value, base.clock) });
}

/** Starts the app in the tray, on its own feet: it outlives this command. */
export function startAppInTray({ base, flags }: CommandDesk): void {
  const switches = ['no-sandbox', 'disable-gpu']
    .filter((name) => app.commandLine.hasSwitch(name))
    .map((name) => `--${name}`);
  // Without a screen there is no tray, but what is saved must still go out.
  switches.push(...screenSwitches(process.platform, process.env));
  const own = [
    '--hidden',
    `--user-data-dir=${base.paths.userDataDir}`,
    ...(flags.managedConfig === undefined ? [] : [`--managed-config=${base.managed.path}`]),
  ];
  const words = app.isPackaged ? [...switches, ...own] : [app.getAppPath(), ...switches, ...own];
  const child = spawn(process.execPath, words, { detached: true, stdio: 'ignore' });
  child.on('error', (error) => base.log.error('the app could not be started', error));
  child.unref();
}
