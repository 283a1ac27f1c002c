// `tocsin verifications`: every question with the answers of its contacts as lines of JSON, then events that fit none.
import { z } from 'zod';
import { ok, type Result } from '../../shared/core/failure';
import { LISTED_VERIFICATIONS_MAX, type ListedVerifications } from '../core/control/protocol';
import { readStrays, readVerifications } from '../features/verification/reading';
import { ask, openGuestStore, type CommandDesk } from './desk';
import { listLines } from './verification-line';

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
