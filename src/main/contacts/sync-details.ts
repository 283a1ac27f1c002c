// Reads what the list left out, several people at once; stops where it may go on later.
import { recordKey, type SourceRecord } from '../../shared/contact';
import type { Failure } from '../../shared/failure';
import type { Detail, SyncSession } from './sync-shelf';
import { isFinal, isNotFound, isPassing, type SyncSource } from './sync-source';

export interface DetailsRun {
  readonly session: SyncSession;
  readonly details: NonNullable<SyncSource['details']>;
  readonly concurrency: number;
  readonly staleBeforeMs: number;
  /** Keys that could not be read this time; added to, and never asked for again in this run. */
  readonly skipped: Set<string>;
  readonly isStopped: () => boolean;
  /** So many more are read and kept. */
  readonly onRead: (count: number, isDurable: boolean) => void;
}

const BATCH = 200;
const KEPT_AT_ONCE = 25;
/** So many refusals in a row are the service's fault, not those people's. */
const REFUSED_IN_A_ROW_MAX = 20;

/** Null when everyone was asked for. */
export async function readDetails(run: DetailsRun): Promise<Failure | null> {
  let from: number | null = 0;
  let refused = 0;
  const stopping: { failure: Failure | null } = { failure: null };
  let read: Detail[] = [];

  async function keep(): Promise<void> {
    const kept = read;
    read = [];
    if (kept.length === 0) return;
    const result = await run.session.detailed(kept);
    if (!result.ok && !run.session.isOpen()) stopping.failure = result.failure;
    run.onRead(kept.length, result.ok);
  }

  function judge(record: SourceRecord, failure: Failure): void {
    if (isPassing(failure) || isFinal(failure)) stopping.failure = failure;
    else if (isNotFound(failure)) read.push({ kind: 'gone', record });
    else {
      run.skipped.add(recordKey(record));
      refused += 1;
      if (refused >= REFUSED_IN_A_ROW_MAX) stopping.failure = { ...failure, kind: 'bad-response' };
    }
  }

  async function work(waiting: SourceRecord[]): Promise<void> {
    for (let record = waiting.shift(); record !== undefined; record = waiting.shift()) {
      if (stopping.failure !== null || run.isStopped()) return;
      const answer = await run.details(record);
      if (answer.ok) {
        refused = 0;
        read.push({ kind: 'record', record: answer.value });
      } else judge(record, answer.failure);
      if (read.length >= KEPT_AT_ONCE) await keep();
    }
  }

  while (from !== null && stopping.failure === null && !run.isStopped()) {
    const wanted = run.session.wanting(from, BATCH, run.staleBeforeMs);
    const waiting = wanted.records.filter((record) => !run.skipped.has(recordKey(record)));
    await Promise.all(Array.from({ length: run.concurrency }, () => work(waiting)));
    await keep();
    from = wanted.next;
  }
  return stopping.failure;
}
