// Keeps people in step with their records: after a change only those who share evidence with it are looked at again.
import { recordKey } from '../../../../shared/contacts/contact';
import { cluster, type Clustering, type Verdict } from './cluster';
import type { DecisionBook } from './decision-book';
import { linkItem, type LinkItem } from './evidence';
import type { Groups } from './groups';
import type { LinkIndex } from './link-index';
import type { RecordTable } from './record-table';

export interface LinkerDeps {
  readonly table: RecordTable;
  readonly index: LinkIndex;
  readonly groups: Groups;
  readonly decisions: DecisionBook;
}

/** `clusterings`: everyone who was looked at again. */
export interface Settled {
  /** Keys of people as they were before. */
  readonly before: ReadonlySet<string>;
  /** Slots that led a person before or do now. */
  readonly leaders: ReadonlySet<number>;
  /** Leaders of the people there are now. */
  readonly people: readonly number[];
  readonly names: ReadonlySet<string>;
  readonly doubts: readonly Clustering['doubts'][number][];
}

export interface Linker {
  /** To be called before and after every change of these records, and with what they will be. */
  mark(items: readonly LinkItem[], slots: readonly number[]): void;
  /** The table has changed: this is what stands there now. */
  replaced(items: ReadonlyMap<number, LinkItem>): void;
  settle(): Settled;
  /** Why the records of one person are one. */
  links(slot: number): Clustering['links'];
  item(slot: number): LinkItem | null;
}

const NOBODY: Clustering = { groups: [], links: [], doubts: [] };

export function createLinker({ table, index, groups, decisions }: LinkerDeps): Linker {
  let seeds = new Set<number>();
  let before = new Set<string>();
  let leaders = new Set<number>();
  let names = new Set<string>();
  /** Made once between two changes. */
  let made = new Map<number, LinkItem>();

  function item(slot: number): LinkItem | null {
    const known = made.get(slot);
    if (known) return known;
    const record = table.record(slot);
    if (record === null) return null;
    const one = linkItem(recordKey(record), record);
    made.set(slot, one);
    return one;
  }

  /** Everyone this one could be the same as, by what is still evidence. */
  function neighbours(one: LinkItem): number[] {
    const sharing = one.clues.flatMap((clue) => index.sharers(clue));
    const decided = decisions
      .of(one.key)
      .map(({ a, b }) => table.slotOf(a === one.key ? b : a))
      .filter((slot) => slot >= 0);
    return [...sharing, ...decided];
  }

  function component(seed: number, known: Map<number, LinkItem>): number[] {
    const found: number[] = [];
    const open = [seed];
    for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
      if (known.has(slot)) continue;
      const one = item(slot);
      if (one === null) continue;
      known.set(slot, one);
      found.push(slot);
      open.push(...neighbours(one));
    }
    return found;
  }

  function clustered(items: readonly LinkItem[]): Clustering {
    const [only] = items;
    if (only === undefined) return NOBODY;
    if (items.length === 1) return { ...NOBODY, groups: [[only.key]] };
    const verdicts = new Set<Verdict>(items.flatMap(({ key }) => decisions.of(key)));
    return cluster(items, [...verdicts], (clue) => index.isShared(clue));
  }

  function remember(slot: number): void {
    const leader = groups.leader(slot);
    leaders.add(leader);
    const key = item(leader)?.key;
    if (key !== undefined) before.add(key);
  }

  return {
    item,
    mark(items, slots) {
      for (const slot of slots) {
        for (const member of groups.members(slot)) seeds.add(member);
        remember(slot);
      }
      for (const one of items) {
        names.add(one.name);
        for (const slot of neighbours(one)) seeds.add(slot);
      }
    },
    replaced(items) {
      made = new Map(items);
    },
    settle() {
      const known = new Map<number, LinkItem>();
      const people: number[] = [];
      const doubts: Clustering['doubts'][number][] = [];
      for (const seed of seeds) {
        if (known.has(seed)) continue;
        const slots = component(seed, known);
        if (slots.length === 0) groups.place([seed]);
        for (const slot of slots) remember(slot);
        if (slots.length === 1) {
          groups.place(slots);
          people.push(...slots);
          continue;
        }
        const slotOf = new Map(slots.map((slot) => [known.get(slot)?.key ?? '', slot]));
        const parted = clustered(slots.flatMap((slot) => known.get(slot) ?? []));
        for (const group of parted.groups) {
          const placed = group.flatMap((key) => slotOf.get(key) ?? []);
          groups.place(placed);
          people.push(...placed.slice(0, 1));
        }
        doubts.push(...parted.doubts);
      }
      for (const { name } of known.values()) names.add(name);
      for (const leader of people) leaders.add(leader);
      const settled = { before, leaders, people, names, doubts };
      [seeds, before, leaders, names] = [new Set(), new Set(), new Set(), new Set()];
      return settled;
    },
    links(slot) {
      if (groups.members(slot).length === 1) return [];
      const known = new Map<number, LinkItem>();
      component(slot, known);
      const own = new Set(groups.members(slot));
      const keys = new Set([...known].filter(([at]) => own.has(at)).map(([, { key }]) => key));
      return clustered([...known.values()]).links.filter(({ a, b }) => keys.has(a) && keys.has(b));
    },
  };
}
