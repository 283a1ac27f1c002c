// Judges lines of the record that come from a file, in any order: which were changed, dropped, moved, put in or cut off.
import type { ActivityEntry } from '../../../shared/core/activity';
import { CHAIN_START, chainHash } from './chain';
import { sealOf, type RecordHead } from './export-head';
import type { FileEntry } from './file-entry';

/**
 * What is wrong. `changed`: its seal does not fit it and the line before. `moved`: it stands after a later line. `repeated`: a
 * second line of that number. `added`: after the end. `cut-off`: the end is missing from this line on. `head`:
 * what the file says about itself does not fit. `differs-from-desk`: this desk has another line of that
 * number. `unknown-to-desk`: this desk has no line of that number.
 */
export type FileProblemKind =
  | 'changed'
  | 'dropped'
  | 'moved'
  | 'repeated'
  | 'added'
  | 'unreadable'
  | 'cut-off'
  | 'head'
  | 'differs-from-desk'
  | 'unknown-to-desk';

export interface FileProblem {
  readonly kind: FileProblemKind;
  /** Null when nobody can tell which. */
  readonly seq: number | null;
  /** The last one, where it is a stretch of lines. */
  readonly toSeq?: number;
}

export interface Judged {
  readonly count: number;
  readonly problems: readonly FileProblem[];
  /** The seal that each line carries, by number. */
  readonly seals: ReadonlyMap<number, string>;
  readonly lastSeq: number;
  readonly headHash: string;
}

export interface ChainJudge {
  take(entry: FileEntry): void;
  /** A line that has not the form of one. */
  takeUnreadable(seq: number | null): void;
  /** With what the file says about itself, or null when it says nothing. */
  end(head: RecordHead | null): Judged;
}

/** What the next line may follow: the seal a line carries, and the one it should carry. */
type Seals = readonly [carried: string, ...due: string[]];

export function createChainJudge(): ChainJudge {
  const problems: FileProblem[] = [];
  const seals = new Map<number, Seals>([[0, [CHAIN_START]]]);
  const unreadable = new Set<number>();
  /** Lines that came before the one they follow, by their own number. */
  const early = new Map<number, FileEntry>();
  let count = 0;
  let highest = 0;

  /** What the seal should be; empty when it is that. */
  const dueSeals = (entry: FileEntry, before: Seals): readonly string[] => {
    // A file may come from a later version with kinds of its own: the seal alone decides.
    const sealed = entry as unknown as ActivityEntry;
    const due = before.map((seal) => chainHash(seal, sealed));
    if (due.includes(entry.hash)) return [];
    problems.push({ kind: 'changed', seq: entry.seq });
    return due;
  };

  return {
    take(entry) {
      count += 1;
      const { seq, hash } = entry;
      if (seals.has(seq)) {
        problems.push({ kind: 'repeated', seq });
        return;
      }
      if (seq < highest) problems.push({ kind: 'moved', seq });
      highest = Math.max(highest, seq);
      const before = seals.get(seq - 1);
      if (before === undefined) early.set(seq, entry);
      // If only its seal was altered, the next line still follows the true one.
      const carried: Seals = [hash, ...(before === undefined ? [] : dueSeals(entry, before))];
      seals.set(seq, carried);
      const next = early.get(seq + 1);
      if (next !== undefined) dueSeals(next, carried);
      early.delete(seq + 1);
    },
    takeUnreadable(seq) {
      count += 1;
      problems.push({ kind: 'unreadable', seq });
      if (seq !== null) unreadable.add(seq);
    },
    end(head) {
      seals.delete(0);
      const carried = new Map([...seals].map(([seq, [seal]]) => [seq, seal]));
      problems.push(...missing(carried, unreadable));
      if (head !== null) problems.push(...againstHead(head, { carried, count, highest, problems }));
      const headHash = carried.get(highest) ?? CHAIN_START;
      return { count, problems: inOrder(problems), seals: carried, lastSeq: highest, headHash };
    },
  };
}

/** Numbers between the first line and the last that no line has. */
function missing(
  seals: ReadonlyMap<number, string>,
  unreadable: ReadonlySet<number>,
): readonly FileProblem[] {
  const known = [...new Set([...seals.keys(), ...unreadable])].toSorted((a, b) => a - b);
  return known.flatMap((seq, index) => {
    const from = (known[index - 1] ?? 0) + 1;
    return from === seq ? [] : [stretch('dropped', from, seq - 1)];
  });
}

function againstHead(
  head: RecordHead,
  found: Pick<Judged, 'count' | 'problems'> & {
    readonly carried: ReadonlyMap<number, string>;
    readonly highest: number;
  },
): readonly FileProblem[] {
  const lastSeq = head.lastSeq ?? 0;
  const problems: FileProblem[] = [];
  if (sealOf(head) !== head.seal) problems.push({ kind: 'head', seq: null });
  if (lastSeq > found.highest) problems.push(stretch('cut-off', found.highest + 1, lastSeq));
  if (lastSeq < found.highest) problems.push(stretch('added', lastSeq + 1, found.highest));
  if (problems.length > 0 || found.problems.length > 0) return problems;
  const fits = head.count === found.count && head.firstSeq === (found.count === 0 ? null : 1);
  const headHash = found.carried.get(lastSeq) ?? CHAIN_START;
  return fits && headHash === head.headHash ? [] : [{ kind: 'head', seq: head.lastSeq }];
}

function stretch(kind: FileProblemKind, seq: number, toSeq: number): FileProblem {
  return seq === toSeq ? { kind, seq } : { kind, seq, toSeq };
}

function inOrder(problems: readonly FileProblem[]): readonly FileProblem[] {
  return problems.toSorted((left, right) => (left.seq ?? Infinity) - (right.seq ?? Infinity));
}
