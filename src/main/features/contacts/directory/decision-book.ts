// What the operator decided about pairs of records, found by either of them.
import type { LinkDecision } from '../../../../shared/contacts/person';
import type { Verdict } from './cluster';

export interface DecisionBook {
  /** `seq` orders decisions; a later one about the same two replaces the earlier one. */
  set(decision: LinkDecision, seq: number): void;
  of(key: string): readonly Verdict[];
  areApart(a: string, b: string): boolean;
  all(): readonly Verdict[];
  lastSeq(): number;
  /** Forgets every decision about such a key. */
  forget(isGone: (key: string) => boolean): void;
}

export function createDecisionBook(): DecisionBook {
  const byPair = new Map<string, Verdict>();
  const byKey = new Map<string, Set<string>>();
  let lastSeq = 0;

  const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

  function drop(pair: string): void {
    const verdict = byPair.get(pair);
    if (!verdict) return;
    byPair.delete(pair);
    for (const key of [verdict.a, verdict.b]) {
      const pairs = byKey.get(key);
      pairs?.delete(pair);
      if (pairs?.size === 0) byKey.delete(key);
    }
  }

  return {
    set({ a, b, verdict }, seq) {
      lastSeq = Math.max(lastSeq, seq);
      const pair = pairOf(a, b);
      drop(pair);
      if (verdict === 'undecided' || a === b) return;
      byPair.set(pair, { a, b, linked: verdict === 'linked', seq });
      for (const key of [a, b]) byKey.set(key, (byKey.get(key) ?? new Set<string>()).add(pair));
    },
    of(key) {
      if (byKey.size === 0) return [];
      return [...(byKey.get(key) ?? [])].flatMap((pair) => byPair.get(pair) ?? []);
    },
    areApart: (a, b) => byPair.get(pairOf(a, b))?.linked === false,
    all: () => [...byPair.values()].toSorted((left, right) => left.seq - right.seq),
    lastSeq: () => lastSeq,
    forget(isGone) {
      for (const [pair, { a, b }] of [...byPair]) if (isGone(a) || isGone(b)) drop(pair);
    },
  };
}
