// Puts what happens to calls on the disk: first the encrypted file, then the record; what was refused is tried again.
import { failed, ok, type Failure, type Result } from '../../../shared/core/failure';
import type { Sql, Store } from '../../core/store/store';
import type { CallFile } from './call-file';
import { toPayload, type CallEvent } from './event';

/** `commit` runs in a transaction once the event is in the file, and again should that fail. */
export interface ToKeep {
  readonly event: CallEvent;
  readonly isOnFile?: boolean;
  readonly commit: ((sql: Sql) => void) | null;
}

export interface Keeper {
  /** On the disk when it is ok; failure `storage` otherwise. Never rejects. */
  keep(item: ToKeep): Promise<Result<null>>;
  /** Tries again what the disk refused. */
  flush(): Promise<Result<null>>;
  /** Not in the file and in the record yet. */
  left(): readonly ToKeep[];
  /** Of what is left: a share of these bytes that is not in the file. */
  isUnstored(digest: string): boolean;
  /** Gives up what is left and no longer wanted. */
  drop(isUnwanted: (event: CallEvent) => boolean): void;
  /** Runs when nothing else touches the file. */
  inTurn<T>(run: () => Promise<T>): Promise<T>;
}

export interface KeeperDeps {
  readonly file: Pick<CallFile, 'append'>;
  readonly store: Pick<Store, 'transaction'>;
  /** Opens the file where that is still to be done. */
  readonly prepare: () => Promise<void>;
}

interface Item {
  readonly event: CallEvent;
  readonly commit: ToKeep['commit'];
  isOnFile: boolean;
  settle: ((result: Result<null>) => void) | null;
}

/** A chunk of the file holds so many: the largest shares together stay far below its limit. */
const CHUNK = 20;
/** One commit takes so many: a flood must leave the turns between to a press. */
const BATCH = 60;
const DROPPED: Failure = { kind: 'storage', detail: 'The calls were wiped meanwhile' };

export function createKeeper({ file, store, prepare }: KeeperDeps): Keeper {
  let items: Item[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let planned: Promise<Result<null>> | null = null;

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = last.then(run);
    last = result.catch(() => undefined);
    return result;
  }

  async function toFile(batch: readonly Item[]): Promise<Result<null>> {
    const fresh = batch.filter(({ isOnFile }) => !isOnFile);
    for (let at = 0; at < fresh.length; at += CHUNK) {
      const chunk = fresh.slice(at, at + CHUNK);
      const written = await file.append(toPayload(chunk.map(({ event }) => event)));
      if (!written.ok) return written;
      for (const item of chunk) item.isOnFile = true;
    }
    return ok(null);
  }

  function toRecord(batch: readonly Item[]): Result<null> {
    const due = batch.filter(({ isOnFile }) => isOnFile);
    if (due.some(({ commit }) => commit !== null)) {
      const committed = store.transaction((sql) => {
        for (const { commit } of due) commit?.(sql);
      });
      if (!committed.ok) return committed;
    }
    // Only what is in both may be forgotten here.
    items = items.filter((item) => !due.includes(item));
    for (const item of due) answer(item, ok(null));
    return ok(null);
  }

  async function work(): Promise<Result<null>> {
    planned = null;
    await prepare();
    while (items.length > 0) {
      const batch = items.slice(0, BATCH);
      const written = await toFile(batch);
      const recorded = toRecord(batch);
      const failure = [written, recorded].find((result) => !result.ok);
      if (failure === undefined) continue;
      // Those behind would fare no better; their senders should hear it now.
      for (const item of items) answer(item, failure);
      return failure;
    }
    return ok(null);
  }

  const flush = (): Promise<Result<null>> => (planned ??= inTurn(work));

  return {
    keep: ({ event, commit, isOnFile = false }) =>
      new Promise((settle) => {
        items.push({ event, commit, isOnFile, settle });
        void flush();
      }),
    flush,
    left: () => items,
    isUnstored: (digest) =>
      items.some(
        ({ event, isOnFile }) =>
          !isOnFile && event.type === 'share' && event.share.digest === digest,
      ),
    drop(isUnwanted) {
      const dropped = items.filter(({ event }) => isUnwanted(event));
      items = items.filter((item) => !dropped.includes(item));
      for (const item of dropped) answer(item, failed(DROPPED));
    },
    inTurn,
  };
}

function answer(item: Item, result: Result<null>): void {
  item.settle?.(result);
  item.settle = null;
}
