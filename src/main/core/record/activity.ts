// The append-only record: adds lines inside the caller's transaction, reads pages, checks the chain.
import type {
  ActivityEntry,
  ActivityKind,
  ActivityPageRequest,
} from '../../../shared/core/activity';
import { type Failure, type Result, ok } from '../../../shared/core/failure';
import type { Clock } from '../lib/clock';
import type { Sql, Store } from '../store/store';
import { CHAIN_START, chainHash } from './chain';
import { COLUMNS, entryOf, valuesOf } from './entry-row';
import { readHead, type RecordHead } from './export-head';
import { createLookup, type RecordLookup } from './lookup';
import { breathe } from '../lib/breathe';
import type { Row } from '../store/sqlite';

// Reads the record from its first line on, in slices, and checks its chain on the way.

const SLICE = 500;
/** Between two breaths; a press must never wait for a check of the record. */
const SLICE_BETWEEN_BREATHS = 50;

interface ChainVerdict {
  readonly count: number;
  /** The first line that is missing, changed or unreadable; null when the chain holds. */
  readonly firstBadSeq: number | null;
}

interface CheckedChain extends ChainVerdict {
  /** The seal of the last line that is good. */
  readonly headHash: string;
}

function sliceAfter(store: Store, seq: number, length: number): Result<readonly Row[]> {
  return store.read((sql) =>
    sql.all(`SELECT ${COLUMNS} FROM activity WHERE seq > ? ORDER BY seq LIMIT ?`, seq, length),
  );
}

/** Oldest first. A storage failure is the last item; an unreadable line is a failure in its place. */
function* readForwards(store: Store): IterableIterator<Result<ActivityEntry>> {
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
function verifyChain(store: Store): Result<ChainVerdict> {
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
async function checkChain(store: Store): Promise<Result<CheckedChain>> {
  const steps = chainSteps(store, SLICE_BETWEEN_BREATHS);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
  }
}

/** A line before it has its place in the chain. `atMs` missing means now. */
export interface ActivityDraft {
  readonly kind: ActivityKind;
  readonly atMs?: number;
  readonly actionId?: string | null;
  readonly facts?: ActivityEntry['facts'];
  readonly failure?: Failure | null;
}

/** A flood of lines that no disk takes must not fill the memory. */
const OWED_MAX = 1000;

interface ActivityPage {
  /** Newest first. */
  readonly entries: readonly ActivityEntry[];
  /** Lines within this page that could not be understood; they stay where they are. */
  readonly unreadableSeqs: readonly number[];
}

export interface Activity extends RecordLookup {
  /** Inside the caller's transaction. Throws what SQLite throws, so that both commit or neither. */
  append(sql: Sql, draft: ActivityDraft): ActivityEntry;
  /** In a transaction of its own. Failure `storage`: then it follows, with its time, as soon as the disk takes it. */
  record(draft: ActivityDraft): Result<ActivityEntry>;
  /** Tries once more to write the lines that the disk refused before. */
  payOwed(): void;
  page(request: ActivityPageRequest): Result<ActivityPage>;
  /** Oldest first, read in slices; an unreadable line is a failure in its place. */
  all(): IterableIterator<Result<ActivityEntry>>;
  /** Checks every hash from the first line on. */
  verify(): Result<ChainVerdict>;
  /** As `verify`, with breaths in between, and with the last seal. */
  check(): Promise<Result<CheckedChain>>;
  /** What an export of the record as it is now says about itself. Failure `storage`. */
  head(about: Pick<RecordHead, 'world' | 'exportedAtMs'>): Result<RecordHead>;
}

/** The record of one world. */
export function createActivity(store: Store, clock: Clock): Activity {
  let owed: readonly ActivityDraft[] = [];

  const append = (sql: Sql, draft: ActivityDraft): ActivityEntry => {
    // Read inside the transaction: another process may have appended since our last line.
    const last = sql.get('SELECT seq, hash FROM activity ORDER BY seq DESC LIMIT 1');
    const body = {
      seq: last ? Number(last.seq) + 1 : 1,
      atMs: draft.atMs ?? clock.now(),
      kind: draft.kind,
      actionId: draft.actionId ?? null,
      facts: draft.facts ?? {},
      failure: draft.failure ?? null,
    };
    const previousHash = typeof last?.hash === 'string' ? last.hash : CHAIN_START;
    const entry = { ...body, hash: chainHash(previousHash, body) };
    sql.run(`INSERT INTO activity (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)`, ...valuesOf(entry));
    return entry;
  };

  return {
    append,
    record(draft) {
      const dated = { ...draft, atMs: draft.atMs ?? clock.now() };
      const done = store.transaction((sql) => {
        for (const earlier of owed) append(sql, earlier);
        return append(sql, dated);
      });
      if (done.ok) owed = [];
      else if (owed.length < OWED_MAX) owed = [...owed, dated];
      return done;
    },
    payOwed() {
      if (owed.length === 0) return;
      const done = store.transaction((sql) => {
        for (const earlier of owed) append(sql, earlier);
      });
      if (done.ok) owed = [];
    },
    page: ({ beforeSeq, limit }) =>
      store.read((sql) => {
        const entries: ActivityEntry[] = [];
        const unreadableSeqs: number[] = [];
        let before = beforeSeq ?? Number.MAX_SAFE_INTEGER;
        while (entries.length < limit) {
          const wanted = limit - entries.length;
          const rows = sql.all(
            `SELECT ${COLUMNS} FROM activity WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
            before,
            wanted,
          );
          for (const row of rows) {
            before = Number(row.seq);
            const entry = entryOf(row);
            if (entry.ok) entries.push(entry.value);
            else unreadableSeqs.push(before);
          }
          if (rows.length < wanted) break;
        }
        return { entries, unreadableSeqs };
      }),
    all: () => readForwards(store),
    verify: () => verifyChain(store),
    check: () => checkChain(store),
    head: (about) => readHead(store, about),
    ...createLookup(store),
  };
}
