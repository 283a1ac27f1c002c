// Keeps the deliveries of this process and the rows on disk in step, and remembers what the disk still owes.
import type { Delivery } from '../../../shared/delivery';
import type { Failure, Result } from '../../../shared/core/failure';
import type { ActivityDraft } from '../record/activity';
import type { Clock } from '../lib/clock';
import type { Sql, Store } from '../store/store';
import { rulesOf, type ActionRules } from './action-rules';
import { findRow, insertRow, updateRow } from './repository';

/** One delivery in memory. Only the ledger changes `version`, `unsaved` and `dirty`. */
export interface Entry {
  readonly order: number;
  delivery: Delivery;
  /** Of the row on disk; 0 while there is none. */
  version: number;
  /** The disk does not hold the present state. */
  dirty: boolean;
  /** Lines of the record that wait for the disk, oldest first. */
  unsaved: ActivityDraft[];
  /** Attempts that failed in a row since the last good reason to hope. */
  failures: number;
  /** Its alarm has rung, or somebody woke it: it may go whatever the wall clock says. */
  due: boolean;
  alarm: { cancel(): void } | null;
}

export interface LedgerDeps {
  readonly store: Store;
  readonly append: (sql: Sql, draft: ActivityDraft) => unknown;
  readonly clock: Clock;
  readonly onDisk: (failure: Failure | null) => void;
  /** All that this process holds. */
  readonly entries: () => readonly Entry[];
  readonly rules: ActionRules;
}

/** So many of those that the disk owes are saved in one go: one wait for the disk, and none that holds up a press. */
const OWED_AT_ONCE = 100;

/** `stored`: on disk. `kept`: in memory only, for now. `conflict`: another process had changed the row; reloaded. */
type SaveResult = 'stored' | 'kept' | 'conflict';

export interface Ledger {
  save(entry: Entry, next: Delivery, lines: readonly ActivityDraft[]): SaveResult;
  /** Tries once more to save what the disk refused before, oldest first; answers false when it still refuses. */
  payOwed(): boolean;
  isOwing(): boolean;
}

/** Joins the row and its lines in one transaction, whatever the disk did before. */
export function createLedger(deps: LedgerDeps): Ledger {
  const { store, append, clock, onDisk } = deps;

  /** The row's new version; null when another process had changed it. */
  const write = (sql: Sql, entry: Entry, delivery: Delivery): number | null => {
    if (entry.version > 0 && updateRow(sql, delivery, entry.version)) return entry.version + 1;
    if (insertRow(sql, delivery)) return 1;
    if (entry.version > 0) return null;
    // A commit that was reported as failed may have reached the disk: the same press is ours to carry on.
    const found = findRow(sql, delivery.id);
    const isOurs =
      found !== undefined &&
      'delivery' in found &&
      JSON.stringify(found.delivery.request) === JSON.stringify(delivery.request);
    return isOurs && updateRow(sql, delivery, found.version) ? found.version + 1 : null;
  };

  const reload = (entry: Entry): void => {
    const found = store.read((sql) => findRow(sql, entry.delivery.id));
    if (!found.ok || found.value === undefined || !('delivery' in found.value)) return;
    entry.delivery = found.value.delivery;
    entry.version = found.value.version;
    entry.dirty = entry.unsaved.length > 0;
  };

  /** `saved` belongs right after the opening line, unless the disk had refused: then it comes last. */
  const withSaved = (
    lines: readonly ActivityDraft[],
    { id, action }: Delivery,
  ): readonly ActivityDraft[] => {
    const saved: ActivityDraft = { kind: 'saved', actionId: id, atMs: clock.now() };
    const [first, ...others] = lines;
    const wasRefused = lines.some((line) => line.kind === 'not-saved');
    const opens = first?.kind === rulesOf(deps.rules, action).opening;
    return first && opens && !wasRefused ? [first, saved, ...others] : [...lines, saved];
  };

  const stamped = ({ delivery }: Entry): Delivery =>
    delivery.rungs.savedMs === null
      ? { ...delivery, rungs: { ...delivery.rungs, savedMs: clock.now() } }
      : delivery;

  const linesOf = ({ delivery, unsaved }: Entry): readonly ActivityDraft[] =>
    delivery.rungs.savedMs === null ? withSaved(unsaved, delivery) : unsaved;

  /** All of them, in this order, or none. */
  const commitAll = (entries: readonly Entry[]): Result<readonly (number | null)[]> =>
    store.transaction((sql) =>
      entries.map((entry) => {
        const version = write(sql, entry, stamped(entry));
        if (version !== null) for (const line of linesOf(entry)) append(sql, line);
        return version;
      }),
    );

  const keep = (entry: Entry, failure: Failure): void => {
    const { id, rungs } = entry.delivery;
    const told = entry.unsaved.some((line) => line.kind === 'not-saved');
    if (rungs.savedMs === null && !told) {
      const line = { kind: 'not-saved', actionId: id, atMs: clock.now(), failure } as const;
      // Right behind the beginning: what else came with it was done all the same.
      entry.unsaved.splice(1, 0, line);
    }
    entry.dirty = true;
  };

  const settle = (entry: Entry, version: number | null): SaveResult => {
    if (version === null) {
      reload(entry);
      return 'conflict';
    }
    entry.version = version;
    entry.unsaved = [];
    entry.dirty = false;
    // The rung is reached when the commit has returned, not when it began.
    entry.delivery = stamped(entry);
    return 'stored';
  };

  const owed = (): readonly Entry[] => deps.entries().filter((entry) => entry.dirty);

  /** Together with what is owed from before, so that rows and lines stand in the order of the presses. */
  const commit = (entry: Entry): SaveResult => {
    const others = owed().filter((other) => other !== entry);
    const together = [...others.slice(0, OWED_AT_ONCE), entry].toSorted(
      (left, right) => left.order - right.order,
    );
    let committing = together;
    let done = commitAll(committing);
    if (!done.ok && together.length > 1 && done.failure.reason !== 'busy') {
      // There may be room for the one, or something wrong with another.
      committing = [entry];
      done = commitAll(committing);
    }
    if (!done.ok) {
      keep(entry, done.failure);
      onDisk(done.failure);
      return 'kept';
    }
    const versions = done.value;
    onDisk(null);
    const results = committing.map((one, index) => settle(one, versions[index] ?? null));
    return results[committing.indexOf(entry)] ?? 'kept';
  };

  return {
    save(entry, next, lines) {
      const before = entry.delivery;
      entry.delivery = next;
      const owed = entry.unsaved.length;
      entry.unsaved.push(...lines);
      const result = commit(entry);
      if (result === 'conflict') {
        // The step was not taken: its lines must not stay, and the caller decides on the reloaded row.
        entry.unsaved.splice(owed, lines.length);
        if (entry.delivery === next) entry.delivery = before;
      }
      return result;
    },
    payOwed() {
      const [first] = owed();
      return first === undefined || commit(first) !== 'kept';
    },
    isOwing: () => owed().length > 0,
  };
}
