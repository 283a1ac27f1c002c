// The deliveries this process holds: loads them from disk, finds them, lists the cards, lets go of old ones.
import { isSettled, type Delivery } from '../../../shared/delivery';
import type { Failure } from '../../../shared/core/failure';
import type { ActivityDraft } from '../record/activity';
import type { Clock } from '../lib/clock';
import type { Sql, Store } from '../store/store';
import type { Entry } from './ledger';
import { findRow, quarantineRow, rowsAfter, type UnreadableRow } from './repository';
import { salvage } from './salvage';

/** Settled deliveries that stay on the screen at most. */
const CARDS = 50;

export interface ShelfDeps {
  readonly store: Store;
  readonly append: (sql: Sql, draft: ActivityDraft) => unknown;
  readonly clock: Clock;
  readonly onDisk: (failure: Failure | null) => void;
  /** Something stored earlier could not be read; it was kept aside. */
  readonly onUnreadable: (failure: Failure) => void;
}

export interface Shelf {
  add(delivery: Delivery, version: number): Entry;
  /** From memory, else a settled one from disk; rows on their way come in by `load` alone. */
  find(id: string): Entry | undefined;
  /** Another process has stored it, and it has not been loaded. */
  isOnlyOnDisk(id: string): boolean;
  all(): readonly Entry[];
  /** Newest first. */
  cards(): readonly Delivery[];
  /** Forgets settled deliveries that no card shows; they stay on disk. */
  letGo(): void;
  /** Takes in the rows that another process, or an earlier life, has left on disk. */
  load(): readonly Entry[];
}

/** Never throws: a disk that cannot be read is reported and looked at again at the next load. */
export function createShelf(deps: ShelfDeps): Shelf {
  const { store, clock } = deps;
  const entries = new Map<string, Entry>();
  const unreadable = new Set<number>();
  let order = 0;
  let lastLoadedSeq = 0;
  let knownAside: string | null = null;

  const add = (delivery: Delivery, version: number): Entry => {
    order += 1;
    const entry: Entry = {
      order,
      delivery,
      version,
      dirty: false,
      unsaved: [],
      failures: 0,
      due: false,
      alarm: null,
    };
    entries.set(delivery.id, entry);
    return entry;
  };

  const putInQuarantine = (row: UnreadableRow): void => {
    if (unreadable.has(row.seq)) return;
    const failure: Failure = {
      kind: 'storage',
      detail: `Stored delivery ${row.seq} could not be read and was kept aside: ${row.reason}`,
    };
    const moved = store.transaction((sql) => {
      quarantineRow(sql, row, clock.now());
      deps.append(sql, { kind: 'unreadable-row', facts: { seq: row.seq }, failure });
    });
    if (moved.ok) unreadable.add(row.seq);
    deps.onUnreadable(failure);
  };

  const tellKeptAside = (file: string, detail: string): void => {
    const failure: Failure = { kind: 'storage', detail: detail.slice(0, 500) };
    const line: ActivityDraft = { kind: 'unreadable-row', facts: { file }, failure };
    store.transaction((sql) => deps.append(sql, line));
    deps.onUnreadable(failure);
  };

  /** A damaged file was replaced by a fresh one: what is in memory goes into it, what can be read follows. */
  const moveIntoFreshFile = (file: string): void => {
    lastLoadedSeq = 0;
    for (const entry of entries.values()) {
      entry.version = 0;
      entry.dirty = true;
    }
    const saved = salvage(store).filter(({ id }) => !entries.has(id));
    tellKeptAside(
      file,
      `The data file was damaged. It is kept as ${file}; a fresh one was begun. ` +
        `Presses found in it that had not gone out: ${saved.length}; the record before is in it alone`,
    );
    for (const delivery of saved) {
      const entry = add(delivery, 0);
      entry.dirty = true;
      const facts = { state: delivery.state, file };
      entry.unsaved.push({ kind: 'recovered', actionId: delivery.id, atMs: clock.now(), facts });
    }
  };

  const letGo = (): void => {
    const settled = [...entries.values()].filter(
      (entry) => isSettled(entry.delivery.state) && !entry.dirty,
    );
    const shown = settled.filter((entry) => !entry.delivery.closed);
    const kept = new Set(shown.slice(-CARDS));
    for (const entry of settled) {
      if (!kept.has(entry)) entries.delete(entry.delivery.id);
    }
  };

  return {
    add,
    find(id) {
      const held = entries.get(id);
      if (held) return held;
      const row = store.read((sql) => findRow(sql, id));
      if (!row.ok || row.value === undefined || !('delivery' in row.value)) return undefined;
      if (!isSettled(row.value.delivery.state)) return undefined;
      return add(row.value.delivery, row.value.version);
    },
    isOnlyOnDisk(id) {
      if (entries.has(id)) return false;
      const row = store.read((sql) => findRow(sql, id));
      return row.ok && row.value !== undefined;
    },
    all: () => [...entries.values()],
    cards() {
      const open: Entry[] = [];
      // Of each kind by itself: a hundred changed contacts must not push a panic from the screen.
      const cards = new Map<string, Entry[]>();
      for (const entry of entries.values()) {
        const { state, closed, action } = entry.delivery;
        if (!isSettled(state)) open.push(entry);
        else if (!closed) cards.set(action.kind, [...(cards.get(action.kind) ?? []), entry]);
      }
      return [...open, ...[...cards.values()].flatMap((kind) => kind.slice(-CARDS))]
        .toSorted((left, right) => right.order - left.order)
        .map((entry) => entry.delivery);
    },
    letGo,
    load() {
      const rows = store.read((sql) => rowsAfter(sql, lastLoadedSeq, CARDS));
      if (store.keptAside !== null && store.keptAside !== knownAside) {
        knownAside = store.keptAside;
        if (!store.isRebuilt) moveIntoFreshFile(knownAside);
        else {
          tellKeptAside(
            knownAside,
            `The data file was broken and was put together again from its log. The broken one is kept as ${knownAside}`,
          );
        }
      }
      if (!rows.ok) {
        deps.onDisk(rows.failure);
        return [];
      }
      const fresh: Entry[] = [];
      for (const row of rows.value) {
        lastLoadedSeq = Math.max(lastLoadedSeq, row.seq);
        if ('reason' in row) putInQuarantine(row);
        else if (!entries.has(row.delivery.id)) fresh.push(add(row.delivery, row.version));
      }
      return fresh;
    },
  };
}
