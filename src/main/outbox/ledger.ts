// Keeps the deliveries of this process and the rows on disk in step, and remembers what the disk still owes.
import type { Delivery } from '../../shared/delivery';
import type { Failure } from '../../shared/failure';
import type { ActivityDraft } from '../activity/activity';
import type { Clock } from '../lib/clock';
import type { Sql, Store } from '../store/store';
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
}

/** The lines a delivery can begin with. */
const OPENING: ReadonlySet<ActivityDraft['kind']> = new Set(['pressed', 'asked', 'change-asked']);

/** `stored`: on disk. `kept`: in memory only, for now. `conflict`: another process had changed the row; reloaded. */
type SaveResult = 'stored' | 'kept' | 'conflict';

export interface Ledger {
  save(entry: Entry, next: Delivery, lines: readonly ActivityDraft[]): SaveResult;
  /** Tries once more for an entry that the disk refused before. */
  retry(entry: Entry): SaveResult;
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
  const withSaved = (lines: readonly ActivityDraft[], id: string): readonly ActivityDraft[] => {
    const saved: ActivityDraft = { kind: 'saved', actionId: id, atMs: clock.now() };
    const [first, ...others] = lines;
    const wasRefused = lines.some((line) => line.kind === 'not-saved');
    const opens = first !== undefined && OPENING.has(first.kind);
    return first && opens && !wasRefused ? [first, saved, ...others] : [...lines, saved];
  };

  const commit = (entry: Entry): SaveResult => {
    const isFirst = entry.delivery.rungs.savedMs === null;
    const stamped = (): Delivery =>
      isFirst
        ? { ...entry.delivery, rungs: { ...entry.delivery.rungs, savedMs: clock.now() } }
        : entry.delivery;
    const lines = isFirst ? withSaved(entry.unsaved, entry.delivery.id) : entry.unsaved;
    const done = store.transaction((sql) => {
      const version = write(sql, entry, stamped());
      if (version !== null) for (const line of lines) append(sql, line);
      return version;
    });
    if (!done.ok) {
      const told = entry.unsaved.some((line) => line.kind === 'not-saved');
      if (isFirst && !told) {
        const { id } = entry.delivery;
        const { failure } = done;
        entry.unsaved.push({ kind: 'not-saved', actionId: id, atMs: clock.now(), failure });
      }
      entry.dirty = true;
      onDisk(done.failure);
      return 'kept';
    }
    onDisk(null);
    if (done.value === null) {
      reload(entry);
      return 'conflict';
    }
    entry.version = done.value;
    entry.unsaved = [];
    entry.dirty = false;
    // The rung is reached when the commit has returned, not when it began.
    entry.delivery = stamped();
    return 'stored';
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
    retry: commit,
  };
}
