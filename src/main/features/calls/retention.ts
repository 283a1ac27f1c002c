// Forgets calls by age or by wish, in memory and on the disk, and tries again what the disk refused.
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { Activity } from '../../core/record/activity';
import type { Clock } from '../../core/lib/clock';
import type { Store } from '../../core/store/store';
import type { HeldCall } from './advance';
import type { CallBook } from './book';
import type { CallFile } from './call-file';
import { toPayload, type CallEvent } from './event';
import type { Keeper } from './keeper';
import { purgeAtMs } from './view';

export interface RetentionDeps {
  readonly clock: Clock;
  readonly store: Pick<Store, 'transaction'>;
  readonly activity: Pick<Activity, 'append' | 'record'>;
  readonly file: Pick<CallFile, 'rewrite' | 'wipe'>;
  readonly keeper: Keeper;
  readonly book: () => CallBook;
  readonly keepHours: () => number;
  /** Null when the file cannot be used. */
  readonly fileTrouble: () => Failure | null;
  /** `clock.elapsed()` at the newest share of this life. */
  readonly takenAtElapsedMs: (id: string) => number | null;
  /** The call is gone from the book. */
  readonly onForgotten: (id: string) => void;
  readonly onChange: () => void;
}

export interface Retention {
  /** Sees to it that it looks again when there is something to do. */
  plan(): void;
  /** Purges what is too old now. */
  purge(): Promise<void>;
  wipe(): Promise<Result<null>>;
  stop(): void;
}

const RETRY_MS = 30_000;
/** A clock that is set is noticed no later. */
const LOOK_MS = 60 * 60_000;
/** A clock that was wrong and is set must not take away a call that is going on. */
const FRESH_MS = 60 * 60_000;

export function createRetention(deps: RetentionDeps): Retention {
  const { clock, keeper, file } = deps;
  let timer: { cancel(): void } | null = null;
  let isStopped = false;
  /** Gone from memory, still in the file. */
  let unwritten: readonly string[] = [];

  const isDue = (call: HeldCall): boolean => {
    const takenMs = deps.takenAtElapsedMs(call.id);
    const isFresh = takenMs !== null && clock.elapsed() - takenMs < FRESH_MS;
    return !isFresh && clock.now() >= purgeAtMs(call, deps.keepHours());
  };

  function forget(calls: readonly HeldCall[]): void {
    const ids = new Set(calls.flatMap(({ id, formerIds }) => [id, ...formerIds]));
    const digests = new Set(calls.flatMap(({ shares }) => shares.map(({ digest }) => digest)));
    for (const { id } of calls) {
      deps.book().remove(id);
      deps.onForgotten(id);
    }
    // A share that is just coming in is no part of what is forgotten.
    keeper.drop((event) =>
      event.type === 'share' ? digests.has(event.share.digest) : ids.has(event.callId),
    );
  }

  async function rewrite(): Promise<Result<null>> {
    const trouble = deps.fileTrouble();
    if (trouble !== null) return failed(trouble);
    const events = deps.book().events();
    // Also takes away what was once put aside because it was damaged.
    if (events.length === 0) return file.wipe();
    return file.rewrite(payloadsOf(events));
  }

  async function purge(): Promise<void> {
    const due = deps.book().all().filter(isDue);
    if (due.length > 0) {
      forget(due);
      unwritten = [...unwritten, ...due.map(({ id }) => id)];
      deps.onChange();
    }
    const purged = unwritten;
    if (purged.length === 0) return;
    const written = await keeper.inTurn(rewrite);
    if (!written.ok) return;
    unwritten = unwritten.filter((id) => !purged.includes(id));
    deps.store.transaction((sql) => {
      for (const actionId of purged) deps.activity.append(sql, { kind: 'call-purged', actionId });
    });
  }

  async function look(): Promise<void> {
    timer = null;
    await purge();
    if (keeper.left().length > 0) {
      await keeper.flush();
      deps.onChange();
    }
    plan();
  }

  function plan(): void {
    if (isStopped) return;
    timer?.cancel();
    timer = null;
    const calls = deps.book().all();
    const hasWork = keeper.left().length > 0 || unwritten.length > 0;
    if (calls.length === 0 && !hasWork) return;
    const keepHours = deps.keepHours();
    const dueInMs = calls.map((call) => purgeAtMs(call, keepHours) - clock.now());
    const waitMs = Math.min(hasWork ? RETRY_MS : LOOK_MS, ...dueInMs);
    timer = clock.after(Math.max(1_000, waitMs), () => void look());
  }

  return {
    plan,
    purge,
    async wipe() {
      const wiped = await keeper.inTurn(() => file.wipe());
      if (!wiped.ok) return wiped;
      const calls = deps.book().all();
      forget(calls);
      unwritten = [];
      deps.activity.record({ kind: 'calls-wiped', facts: { calls: calls.length } });
      deps.onChange();
      return ok(null);
    },
    stop() {
      isStopped = true;
      timer?.cancel();
    },
  };
}

async function* payloadsOf(events: readonly CallEvent[]): AsyncGenerator<Buffer> {
  for (const event of events) yield await Promise.resolve(toPayload([event]));
}
