// Reads what the list left out, several people at once; stops where it may go on later.
import { recordKey, type SourceRecord } from '../../../../shared/contacts/contact';
import type { Failure } from '../../../../shared/core/failure';
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
/** Kept as soon as there are so many; while a slow disk takes some, the next ones gather. */
const KEPT_AT_ONCE = 25;
/** A crash loses one write at most: a bigger one would be done in fewer, but lost more often. */
const KEPT_AT_ONCE_MAX = 100;
/** With so many not on disk, nobody else is asked for. */
const UNKEPT_MAX = 200;
/** So many refusals in a row are the service's fault, not those people's. */
const REFUSED_IN_A_ROW_MAX = 20;

/** Null when everyone was asked for. */
export async function readDetails(run: DetailsRun): Promise<Failure | null> {
  let from: number | null = 0;
  let waiting: SourceRecord[] = [];
  let refused = 0;
  const stopping: { failure: Failure | null } = { failure: null };
  const read: Detail[] = [];
  let keeping: Promise<void> | null = null;

  async function keep(): Promise<void> {
    const kept = read.splice(0, KEPT_AT_ONCE_MAX);
    const result = await run.session.detailed(kept);
    if (!result.ok && !run.session.isOpen()) stopping.failure = result.failure;
    run.onRead(kept.length, result.ok);
  }

  /** One write at a time, and nobody waits for it: the service is asked on meanwhile. */
  function keepOn(atLeast: number): void {
    if (keeping !== null || read.length < atLeast) return;
    keeping = keep().then(goOn, (error: unknown) => {
      stopping.failure = { kind: 'bug', detail: `Keeping details failed: ${String(error)}` };
      goOn();
    });
  }

  function goOn(): void {
    keeping = null;
    keepOn(KEPT_AT_ONCE);
  }

  async function allKept(): Promise<void> {
    keepOn(1);
    while (keeping !== null) {
      await keeping;
      keepOn(1);
    }
  }

  /** No pause between two batches: the list is only cut so that a million are never held at once. */
  function next(): SourceRecord | undefined {
    while (waiting.length === 0 && from !== null) {
      const wanted = run.session.wanting(from, BATCH, run.staleBeforeMs);
      waiting = wanted.records.filter((record) => !run.skipped.has(recordKey(record)));
      from = wanted.next;
    }
    return waiting.shift();
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

  async function work(): Promise<void> {
    while (stopping.failure === null && !run.isStopped()) {
      const record = next();
      if (record === undefined) return;
      const answer = await run.details(record);
      if (answer.ok) {
        refused = 0;
        read.push({ kind: 'record', record: answer.value });
      } else judge(record, answer.failure);
      keepOn(KEPT_AT_ONCE);
      while (read.length >= UNKEPT_MAX && keeping !== null) await keeping;
    }
  }

  await Promise.all(Array.from({ length: run.concurrency }, work));
  await allKept();
  return stopping.failure;
}
