// Everyone the directory knows, in memory: records in, people, conflicts and suggestions out. Touches no disk.
import { recordKey } from '../../../../shared/contacts/contact';
import type {
  ContactConflict,
  DirectoryCounts,
  DirectoryPage,
  LinkSuggestion,
  Person,
} from '../../../../shared/contacts/person';
import { conflictsOf } from './conflicts';
import type { DecisionBook } from './decision-book';
import { linkItem, type LinkItem } from './evidence';
import { createGroups } from './groups';
import { createLinkIndex } from './link-index';
import { createLinker } from './linker';
import { fullName } from './full-name';
import { createNameOrder } from './name-order';
import { makePerson, personName } from './person';
import type { PersonPart } from './person-part';
import { createRecordTable, type Held, type RecordTable } from './record-table';
import { toRecordText } from './record-text';
import { createSuggestions } from './suggestions';

/** `removed` may name people that never were; `changed` are slots, for `personAt`. */
export interface PeopleChange {
  readonly removed: readonly string[];
  readonly changed: readonly number[];
}

export interface People {
  readonly table: RecordTable;
  change(puts: readonly Held[], goneKeys: readonly string[]): PeopleChange;
  /** Call `decide` with what changes the decision book about these two records. */
  decided(a: string, b: string, decide: () => void): PeopleChange;
  person(key: string): Person | null;
  personAt(slot: number): Person | null;
  all(): Generator<Person>;
  /** In the order of their names. */
  page(page: DirectoryPage): readonly Person[];
  counts(): DirectoryCounts;
  conflicts(page: DirectoryPage): readonly ContactConflict[];
  suggestions(page: DirectoryPage): readonly LinkSuggestion[];
}

export function createPeople(decisions: DecisionBook): People {
  const table = createRecordTable();
  const index = createLinkIndex();
  const groups = createGroups();
  const order = createNameOrder();
  const linker = createLinker({ table, index, groups, decisions });
  const suggestions = createSuggestions({ table, index, groups, decisions, linker });
  /** Sizes of people with more than one record, by leading slot; those with conflicts. */
  const linked = new Map<number, number>();
  const conflicted = new Map<number, number>();
  let joined = 0;
  let conflicts = 0;

  function parts(slot: number): PersonPart[] {
    return groups.members(slot).flatMap((member): PersonPart[] => {
      const record = table.record(member);
      return record === null ? [] : [{ record, detailedAtMs: table.detailedAtMs(member) }];
    });
  }

  function personAt(slot: number): Person | null {
    const all = parts(slot);
    const keys = all.map(({ record }) => recordKey(record)).toSorted();
    const [key] = keys;
    return key === undefined ? null : makePerson(key, all, linker.links(slot));
  }

  function settle(): PeopleChange {
    const settled = linker.settle();
    for (const leader of settled.leaders) {
      order.remove(leader);
      joined -= Math.max(0, (linked.get(leader) ?? 1) - 1);
      linked.delete(leader);
      conflicts -= conflicted.get(leader) ?? 0;
      conflicted.delete(leader);
    }
    for (const leader of settled.people) {
      const own = parts(leader);
      order.set(leader, personName(own));
      const size = own.length;
      if (size === 1) continue;
      linked.set(leader, size);
      joined += size - 1;
      const found = conflictsOf('', '', own).length;
      if (found > 0) conflicted.set(leader, found);
      conflicts += found;
    }
    suggestions.update(settled);
    const now = new Set(settled.people.map((slot) => linker.item(slot)?.key));
    return {
      removed: [...settled.before].filter((key) => !now.has(key)),
      changed: settled.people,
    };
  }

  return {
    table,
    personAt,
    change(given, goneKeys) {
      // Of two with one key the last counts: what the first said must not be left behind as a clue.
      const puts = [...new Map(given.map((held) => [recordKey(held.record), held])).values()];
      const gone = new Set(goneKeys.map((key) => table.slotOf(key)).filter((slot) => slot >= 0));
      const texts = puts.map(({ record }) => toRecordText(record));
      const slots = puts.map(({ record }) => table.slotOfRecord(record));
      // Something is different that anyone could see or search.
      const isNews = (at: number): boolean => {
        const slot = slots[at] ?? -1;
        return slot < 0 || gone.has(slot) || table.text(slot) !== texts[at];
      };
      const fresh = [...puts.keys()].filter(isNews);
      const known = fresh.flatMap((at) => slots[at] ?? -1).filter((slot) => slot >= 0);
      const touched = [...new Set([...known, ...gone])];
      const old = touched.flatMap((slot) => linker.item(slot) ?? []);
      const news = fresh.flatMap((at) => {
        const record = puts[at]?.record;
        return record ? linkItem(recordKey(record), record) : [];
      });
      // A number may become everybody's by a change, or stop being so: looked at before and after.
      linker.mark([...old, ...news], touched);
      for (const slot of touched) {
        const item = linker.item(slot);
        if (item !== null) index.remove(slot, item);
      }
      for (const slot of gone) table.remove(slot);
      const placed = puts.map((held, at) => table.put(held, texts[at] ?? ''));
      const items = new Map<number, LinkItem>();
      for (const [n, at] of fresh.entries()) {
        const [slot, item] = [placed[at], news[n]];
        if (slot !== undefined && item) items.set(slot, item);
      }
      for (const [slot, item] of items) index.add(slot, item);
      linker.replaced(items);
      linker.mark([...old, ...news], [...items.keys()]);
      return settle();
    },
    decided(a, b, decide) {
      const slots = [a, b].map((key) => table.slotOf(key)).filter((slot) => slot >= 0);
      const items = slots.flatMap((slot) => linker.item(slot) ?? []);
      linker.mark(items, slots);
      decide();
      linker.mark(items, slots);
      return settle();
    },
    person(key) {
      const slot = table.slotOf(key);
      return slot < 0 ? null : personAt(slot);
    },
    *all() {
      for (let slot = 0; slot < table.end(); slot += 1) {
        if (groups.leader(slot) !== slot) continue;
        const person = personAt(slot);
        if (person !== null) yield person;
      }
    },
    page: ({ offset, limit }) => order.page(offset, limit).flatMap((slot) => personAt(slot) ?? []),
    counts() {
      const records = { emergency24: table.count('emergency24'), chekt: table.count('chekt') };
      return {
        records,
        people: records.emergency24 + records.chekt - joined,
        linked: linked.size,
        conflicts,
        suggestions: suggestions.count(),
      };
    },
    conflicts({ offset, limit }) {
      const found: ContactConflict[] = [];
      let skipped = 0;
      for (const [leader, count] of conflicted) {
        if (skipped + count <= offset) skipped += count;
        else found.push(...(personAt(leader)?.conflicts ?? []));
        if (found.length >= offset - skipped + limit) break;
      }
      return found.slice(offset - skipped, offset - skipped + limit);
    },
    suggestions: (page) =>
      suggestions.page(page, (key) => {
        const record = table.record(table.slotOf(key));
        return record === null ? '' : fullName(record);
      }),
  };
}
