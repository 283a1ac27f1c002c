// Pairs of people that may be one: kept up to date around every change, one pair once.
import type { DirectoryPage, LinkSuggestion } from '../../../../shared/contacts/person';
import type { DecisionBook } from './decision-book';
import type { LinkItem } from './evidence';
import type { Groups } from './groups';
import { NAMESAKES_MAX, type LinkIndex } from './link-index';
import type { Linker, Settled } from './linker';
import type { RecordTable } from './record-table';

type Pair = Pick<LinkSuggestion, 'a' | 'b' | 'by'>;

export interface Suggestions {
  update(settled: Settled): void;
  count(): number;
  page(page: DirectoryPage, nameOf: (key: string) => string): readonly LinkSuggestion[];
}

export interface SuggestionsDeps {
  readonly table: RecordTable;
  readonly index: LinkIndex;
  readonly groups: Groups;
  readonly decisions: DecisionBook;
  readonly linker: Linker;
}

export function createSuggestions(deps: SuggestionsDeps): Suggestions {
  const { table, index, groups, decisions, linker } = deps;
  /** By the leading slot of the person with the smaller key. */
  const byLeader = new Map<number, readonly Pair[]>();
  /** Evidence that decided nothing, by the slot of the smaller key. */
  const doubts = new Map<number, Pair[]>();
  let count = 0;

  const people = (slots: readonly number[]): LinkItem[] =>
    slots.flatMap((slot) => linker.item(slot) ?? []);

  function mayBeOne(left: readonly LinkItem[], right: readonly LinkItem[]): boolean {
    return !left.some((one) =>
      right.some((other) => one.place === other.place || decisions.areApart(one.key, other.key)),
    );
  }

  function pairsOf(leader: number): readonly Pair[] {
    const own = people(groups.members(leader));
    const [first] = own;
    if (first === undefined) return [];
    const others = new Map<number, Pair>();
    const add = (slot: number, pair: Pair): void => {
      const other = groups.leader(slot);
      if (other === leader || others.has(other)) return;
      if (mayBeOne(own, people(groups.members(other)))) others.set(other, pair);
    };
    for (const slot of groups.members(leader)) {
      for (const pair of doubts.get(slot) ?? []) add(table.slotOf(pair.b), pair);
    }
    for (const one of own) {
      const namesakes = index.namesakes(one.name);
      if (namesakes.length > NAMESAKES_MAX) continue;
      for (const slot of namesakes) {
        const [other] = people([groups.leader(slot)]);
        const same = linker.item(slot);
        // The other one finds the pair where it comes first.
        if (other === undefined || same === null || other.key < first.key) continue;
        add(slot, { a: one.key, b: same.key, by: 'name' });
      }
    }
    return [...others.values()];
  }

  function set(leader: number, pairs: readonly Pair[]): void {
    count += pairs.length - (byLeader.get(leader)?.length ?? 0);
    if (pairs.length === 0) byLeader.delete(leader);
    else byLeader.set(leader, pairs);
  }

  function keepDoubts(settled: Settled): void {
    for (const leader of settled.leaders) {
      for (const slot of [leader, ...groups.members(leader)]) doubts.delete(slot);
    }
    for (const doubt of settled.doubts) {
      const [a, b] = [doubt.a, doubt.b].map((key) => table.slotOf(key));
      if (a === undefined || b === undefined || a < 0 || b < 0) continue;
      const [keyA = '', keyB = ''] = people([groups.leader(a), groups.leader(b)]).map(
        ({ key }) => key,
      );
      const [slot, pair] = keyA < keyB ? [a, doubt] : [b, { a: doubt.b, b: doubt.a, by: doubt.by }];
      const known = doubts.get(slot);
      if (known) known.push(pair);
      else doubts.set(slot, [pair]);
    }
  }

  return {
    update(settled) {
      keepDoubts(settled);
      const leaders = new Set(settled.people);
      for (const name of settled.names) {
        for (const slot of index.namesakes(name)) leaders.add(groups.leader(slot));
      }
      for (const leader of settled.leaders) set(leader, []);
      for (const leader of leaders) set(leader, pairsOf(leader));
    },
    count: () => count,
    page({ offset, limit }, nameOf) {
      const found: LinkSuggestion[] = [];
      let at = 0;
      for (const pairs of byLeader.values()) {
        for (const pair of pairs) {
          if (at >= offset) {
            found.push({ ...pair, aName: nameOf(pair.a), bName: nameOf(pair.b) });
          }
          at += 1;
          if (found.length >= limit) return found;
        }
      }
      return found;
    },
  };
}
