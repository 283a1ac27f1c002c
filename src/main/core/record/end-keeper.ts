// Seals the end of the record a few seconds after each change, beside every press and never on its way.
import { join } from 'node:path';
import type { Failure, Result } from '../../../shared/core/failure';
import type { World } from '../../../shared/core/vendor';
import type { Clock } from '../lib/clock';
import { writeWhole } from '../lib/whole-file';
import type { Activity } from './activity';
import { END_FILE, judgeEnd, readSealedEnd, sealEnd, type RecordEnd } from './record-end';

/** What is written later than this before a crash is not sealed. */
const SEAL_EVERY_MS = 5_000;
/** A locked keyring may ask for its password in a window of its own. */
const KEY_PAUSE_MS = 60_000;
const STOP_PATIENCE_MS = 1_000;

export interface EndKeeperDeps {
  readonly world: World;
  /** Of `desk.db`. */
  readonly folder: string;
  readonly activity: Pick<Activity, 'latest' | 'seals' | 'record'>;
  readonly key: () => Promise<Result<Buffer>>;
  readonly clock: Clock;
  /** Lines that were sealed are gone. */
  readonly onCutOff: (failure: Failure) => void;
  readonly log: (message: string) => void;
}

export interface EndKeeper {
  start(): void;
  /** Seals once more, unless the keychain or the disk takes longer than a second. */
  stop(): Promise<void>;
  judge(): Promise<RecordEnd>;
}

/** Never throws. */
export function createEndKeeper(deps: EndKeeperDeps): EndKeeper {
  const { activity, clock } = deps;
  const path = join(deps.folder, END_FILE);
  let timer: { cancel(): void } | null = null;
  let sealed: { readonly seq: number; readonly hash: string } | null = null;
  let key: Buffer | null = null;
  let askAgainMs = 0;
  let isFirst = true;
  let work: Promise<void> = Promise.resolve();

  const hashAt = (seq: number): string | undefined => {
    const found = activity.seals(seq, seq);
    return found.ok ? found.value.get(seq) : undefined;
  };

  const askKey = async (): Promise<Buffer | null> => {
    if (key !== null || clock.elapsed() < askAgainMs) return key;
    const found = await deps.key();
    if (found.ok) key = found.value;
    else askAgainMs = clock.elapsed() + KEY_PAUSE_MS;
    return key;
  };

  /** Before a seal is replaced, what it sealed must still be there: the new one would hide that it is not. */
  const checkFormer = (): void => {
    const former = isFirst ? readSealedEnd(path) : null;
    isFirst = false;
    const sealedSeq = former?.lastSeq ?? sealed?.seq;
    const hash = former?.headHash ?? sealed?.hash;
    if (sealedSeq === undefined || hashAt(sealedSeq) === hash) return;
    const failure: Failure = {
      kind: 'storage',
      detail: `The record was sealed up to line ${sealedSeq}, and that line is gone or is another now`,
    };
    activity.record({ kind: 'record-cut', facts: { seq: sealedSeq }, failure });
    deps.onCutOff(failure);
  };

  const seal = async (): Promise<void> => {
    const newest = activity.latest(1);
    const head = newest.ok ? newest.value[0] : undefined;
    if (head === undefined || (head.seq === sealed?.seq && head.hash === sealed.hash)) return;
    const own = await askKey();
    if (own === null) return;
    checkFormer();
    const last = activity.latest(1);
    const line = last.ok ? last.value[0] : undefined;
    if (line === undefined) return;
    const { seq: lastSeq, hash: headHash } = line;
    const end = { world: deps.world, lastSeq, headHash, sealedAtMs: clock.now() };
    await writeWhole(path, [`${JSON.stringify(sealEnd(end, own))}\n`]);
    sealed = { seq: lastSeq, hash: headHash };
  };

  const sealSoon = (): Promise<void> => {
    work = work.then(seal).catch((error: unknown) => {
      deps.log(`the end of the record was not sealed: ${String(error)}`);
    });
    return work;
  };

  const tick = (): void => {
    void sealSoon();
    timer = clock.after(SEAL_EVERY_MS, tick);
  };

  return {
    start: tick,
    async stop() {
      timer?.cancel();
      let limit: { cancel(): void } | undefined;
      const patience = new Promise<void>((resolve) => {
        limit = clock.after(STOP_PATIENCE_MS, resolve);
      });
      await Promise.race([sealSoon(), patience]);
      limit?.cancel();
    },
    async judge() {
      const end = readSealedEnd(path);
      return judgeEnd(end, end === null ? null : await askKey(), hashAt);
    },
  };
}
