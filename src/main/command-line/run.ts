// Runs one command of the command line inside a windowless Electron and answers its exit code.
import { app } from 'electron';
import { createBase } from '../base/base';
import { runActivityExport } from './activity-export';
import { runActivityVerify } from './activity-verify';
import type { AppFlags } from '../base/app-flags';
import type { Command } from './command';
import { runContactsSearch, runContactsSync } from './contacts';
import { runContactsExport, runContactsImport } from './contacts-table';
import { type CommandDesk, askState, openGuestStore, ask } from './desk';
import { runDoctor } from './doctor';
import { helpText } from './help';
import { runSecretsClear, runSecretsList, runSecretsSet } from './secrets';
import { runSend } from './send';
import { createTerminal } from './terminal';
import { runVerify } from './verify';
import { exitCodeOf } from '../../shared/core/readiness';
import { statusReport } from './status-report';
import type { ActivityEntry } from '../../shared/core/activity';
import { z } from 'zod';
import {
  type ControlRequest,
  LISTED_VERIFICATIONS_MAX,
  type ListedVerifications,
} from '../core/control/protocol';
import { reachApp } from './reach-app';
import { ok, type Result } from '../../shared/core/failure';
import { readStrays, readVerifications } from '../features/verification/reading';
import { listLines } from './verification-line';

/** Ends the process: 0 done, 2 saved or begun but not yet through, 3 and 4 of `send`, 1 anything else. Needs a ready app. */
export async function runCommand(
  command: Command,
  flags: AppFlags,
  defaultUserDataDir: string,
): Promise<void> {
  const terminal = createTerminal();
  if (command.kind === 'help' || command.kind === 'version') {
    terminal.out(command.kind === 'help' ? helpText() : app.getVersion());
    await terminal.flush();
    app.exit(0);
    return;
  }
  const base = createBase(flags, defaultUserDataDir);
  const code = await execute({ base, flags, terminal }, command);
  await terminal.flush();
  base.close();
  app.exit(code);
}

type DeskCommand = Exclude<Command, { kind: 'help' | 'version' }>;

async function execute(desk: CommandDesk, command: DeskCommand): Promise<number> {
  switch (command.kind) {
    case 'send':
      return runSend(desk, command);
    case 'verify':
      return runVerify(desk, command);
    case 'verifications':
      return runVerifications(desk, command.limit);
    case 'calls':
      return runCalls(desk, command);
    case 'alerts':
      return runAlerts(desk, command.limit);
    case 'contacts sync':
      return runContactsSync(desk);
    case 'contacts search':
      return runContactsSearch(desk, command.search);
    case 'contacts import':
      return runContactsImport(desk, command);
    case 'contacts export':
      return runContactsExport(desk, command);
    case 'status':
      return runStatus(desk);
    case 'doctor':
      return runDoctor(desk);
    case 'activity':
      return runActivity(desk, command.limit);
    case 'activity verify':
      return runActivityVerify(desk, command.file);
    case 'activity export':
      return runActivityExport(desk, command);
    case 'secrets set':
      return runSecretsSet(desk, command.name);
    case 'secrets list':
      return runSecretsList(desk);
    case 'secrets clear':
      return runSecretsClear(desk, command.name);
  }
}

/** 0 only when the app runs in live and a press is proven to get through; 3 in practice. */
async function runStatus(desk: CommandDesk): Promise<number> {
  const state = await askState(desk);
  if (!state.ok) {
    const { mode, desk: place } = desk.base.settings.current();
    desk.terminal.out(
      JSON.stringify({
        running: false,
        ready: false,
        verdict: 'not-running',
        environment: mode,
        world: mode,
        desk: place,
        detail: state.failure.detail,
      }),
    );
    return 1;
  }
  desk.terminal.out(JSON.stringify(statusReport(state.value)));
  return exitCodeOf(state.value.readiness.verdict);
}

/** Oldest first; with `limit` only the last ones. Unreadable lines are named on stderr, exit 1. */
async function runActivity(desk: CommandDesk, limit: number | undefined): Promise<number> {
  const opened = await openGuestStore(desk);
  if (!opened.ok) {
    desk.terminal.remark(opened.failure.detail);
    return 1;
  }
  let code = 0;
  const last: ActivityEntry[] = [];
  for (const entry of opened.value.activity.all()) {
    if (!entry.ok) {
      desk.terminal.remark(entry.failure.detail);
      code = 1;
    } else if (limit === undefined) {
      desk.terminal.out(JSON.stringify(entry.value));
    } else {
      last.push(entry.value);
      if (last.length > limit) last.shift();
    }
  }
  for (const entry of last) desk.terminal.out(JSON.stringify(entry));
  opened.value.store.close();
  return code;
}

/**
 * Oldest first. Only the app may open the encrypted file of calls. With `reveal` the numbers are told,
 * and each telling is recorded. Exit 1 when the app does not answer or cannot read its file.
 */
async function runCalls(
  desk: CommandDesk,
  { reveal, limit }: { readonly reveal: boolean; readonly limit: number },
): Promise<number> {
  return list(desk, { call: 'calls', reveal, limit });
}

/** Share911's alerts, oldest first. */
async function runAlerts(desk: CommandDesk, limit: number): Promise<number> {
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

/** Oldest first, only the last `limit` of each kind. Exit 1 when the disk cannot be read. */
async function runVerifications(desk: CommandDesk, limit: number): Promise<number> {
  const asked = await askList(desk, limit);
  // What the app does not answer, the disk does: it holds everything but what could not be saved.
  const listed = asked.ok ? asked : await readList(desk, limit);
  if (!listed.ok) {
    desk.terminal.remark(listed.failure.detail);
    return 1;
  }
  for (const line of listLines(listed.value)) desk.terminal.out(JSON.stringify(line));
  return 0;
}

/** The running app's own answer; its shape is trusted, as that of the state. */
async function askList(desk: CommandDesk, limit: number): Promise<Result<ListedVerifications>> {
  if (limit > LISTED_VERIFICATIONS_MAX) {
    return { ok: false, failure: { kind: 'rejected', detail: 'too many for the running app' } };
  }
  const shape = z.object({ verifications: z.array(z.unknown()), strays: z.array(z.unknown()) });
  const answer = await ask(desk, { call: 'verifications', limit }, shape);
  return answer.ok ? ok(answer.value as unknown as ListedVerifications) : answer;
}

async function readList(desk: CommandDesk, limit: number): Promise<Result<ListedVerifications>> {
  const opened = await openGuestStore(desk);
  if (!opened.ok) return opened;
  const { store } = opened.value;
  const verifications = readVerifications(store, { nowMs: desk.base.clock.now(), limit });
  const strays = readStrays(store, limit);
  store.close();
  if (!verifications.ok) return verifications;
  if (!strays.ok) return strays;
  return ok({ verifications: verifications.value, strays: strays.value });
}
