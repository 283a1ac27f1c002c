// Reads the record from its first line on, in slices, and checks its chain on the way.
import type { ActivityEntry } from '../../../shared/core/activity';
import { ok, type Result } from '../../../shared/core/failure';
import { breathe } from '../lib/breathe';
import type { Row } from '../store/sqlite';
import type { Store } from '../store/store';
import { CHAIN_START, chainHash } from './chain';
import { COLUMNS, entryOf } from './entry-row';

const SLICE = 500;
/** Between two breaths; a press must never wait for a check of the record. */
const SLICE_BETWEEN_BREATHS = 50;

export interface ChainVerdict {
  readonly count: number;
  /** The first line that is missing, changed or unreadable; null when the chain holds. */
  readonly firstBadSeq: number | null;
}

export interface CheckedChain extends ChainVerdict {
  /** The seal of the last line that is good. */
  readonly headHash: string;
}

function sliceAfter(store: Store, seq: number, length: number): Result<readonly Row[]> {
  return store.read((sql) =>
    sql.all(`SELECT ${COLUMNS} FROM activity WHERE seq > ? ORDER BY seq LIMIT ?`, seq, length),
  );
}

/** Oldest first. A storage failure is the last item; an unreadable line is a failure in its place. */
export function* readForwards(store: Store): IterableIterator<Result<ActivityEntry>> {
  let seq = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = sliceAfter(store, seq, SLICE);
    if (!rows.ok) {
      yield rows;
      return;
    }
    for (const row of rows.value) {
      seq = Number(row.seq);
      yield entryOf(row);
    }
    if (rows.value.length < SLICE) return;
  }
}

/** Yields after every slice, so that a caller may do something else in between. */
function* chainSteps(store: Store, length: number): Generator<void, Result<CheckedChain>> {
  let headHash = CHAIN_START;
  let count = 0;
  // From the first line there is: one with a number below 1 was put in.
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = sliceAfter(store, after, length);
    if (!rows.ok) return rows;
    for (const row of rows.value) {
      const entry = entryOf(row);
      const expectedSeq = count + 1;
      const holds =
        entry.ok &&
        entry.value.seq === expectedSeq &&
        chainHash(headHash, entry.value) === entry.value.hash;
      if (!holds) {
        const firstBadSeq = Math.min(Number(row.seq), expectedSeq);
        return ok({ count, firstBadSeq, headHash });
      }
      headHash = entry.value.hash;
      count = expectedSeq;
      after = expectedSeq;
    }
    if (rows.value.length < length) return ok({ count, firstBadSeq: null, headHash });
    yield;
  }
}

/** Cutting lines off the very end cannot be seen from the chain alone: see `record-end.ts`. */
export function verifyChain(store: Store): Result<ChainVerdict> {
  const steps = chainSteps(store, SLICE);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    if (!step.value.ok) return step.value;
    const { count, firstBadSeq } = step.value.value;
    return ok({ count, firstBadSeq });
  }
}

/** As `verifyChain`, but lets everything else go first again and again. */
export async function checkChain(store: Store): Promise<Result<CheckedChain>> {
  const steps = chainSteps(store, SLICE_BETWEEN_BREATHS);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}
