// Commands that tell what is there: how the desk stands, the record, questions, calls and alerts.
import { z } from 'zod';
import type { ActivityEntry } from '../../shared/core/activity';
import { ok, type Result } from '../../shared/core/failure';
import { exitCodeOf } from '../../shared/core/readiness';
import {
  LISTED_VERIFICATIONS_MAX,
  type ControlRequest,
  type ListedVerifications,
} from '../core/control/protocol';
import { readStrays, readVerifications } from '../features/verification/reading';
import { ask, askState, openGuestStore, type CommandDesk } from './desk';
import { reachApp } from './reach-app';
import { statusReport } from './status-report';
import { listLines } from './verification-line';

/** 0 only when the app runs in live and a press is proven to get through; 3 in practice. */
export async function runStatus(desk: CommandDesk): Promise<number> {
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
export async function runActivity(desk: CommandDesk, limit: number | undefined): Promise<number> {
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

/** Oldest first, only the last `limit` of each kind. Exit 1 when the disk cannot be read. */
export async function runVerifications(desk: CommandDesk, limit: number): Promise<number> {
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
