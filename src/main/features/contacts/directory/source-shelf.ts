// The records of one service: changes go into memory and into its file together, and come back after a restart.
import {
  everyField,
  recordKey,
  type ContactSource,
  type RecordFields,
  type SourceRecord,
} from '../../../../shared/contacts/contact';
import { failed, ok, type Result } from '../../../../shared/core/failure';
import type { Archive, ArchiveReport } from './archive';
import {
  goneLines,
  passLines,
  recordLines,
  seenLines,
  type LogEntry,
  type StoredPass,
} from './log-entry';
import type { People, PeopleChange } from './people';
import type { Held } from './record-table';
import { toRecordText } from './record-text';
import type { SyncSession, SyncShelf } from '../sync/sync-shelf';
import { textHash } from './text-hash';

export interface SourceShelfDeps {
  readonly source: ContactSource;
  readonly people: People;
  readonly archive: Archive;
  readonly turn: () => Promise<void>;
  /** Calls of all shelves wait for each other. */
  readonly inTurn: <T>(run: () => Promise<T>) => Promise<T>;
  readonly onChange: (change: PeopleChange) => void;
}

export interface SourceShelf extends SyncShelf {
  /** Takes up what an earlier run left. What is in memory already stays and counts as newer. */
  open(): Promise<ArchiveReport>;
  /** Whole records, as they are after a change or a reading of one person. */
  upsert(records: readonly SourceRecord[]): Promise<Result<null>>;
  remove(keys: readonly string[]): Promise<Result<null>>;
  wipe(): Promise<Result<null>>;
  close(): Promise<void>;
}

/** Short enough for a press to come between. */
const RECORDS_PER_TURN = 50;

const WIPED = {
  kind: 'storage',
  detail: 'The contacts of this service were wiped or read again meanwhile',
} as const;

/** Everything as lines; `last` is of this very moment. */
export function snapshotOf(
  people: People,
  source: ContactSource,
  stored: StoredPass | null,
): { readonly lines: Iterable<string>; readonly last: string } {
  function* lines(): Generator<string> {
    const { table } = people;
    for (let slot = 0; slot < table.end(); slot += 1) {
      if (table.isOf(slot, source)) yield linesAt(people, slot);
    }
  }
  return { lines: lines(), last: passLines(stored) };
}

function linesAt({ table }: People, slot: number): string {
  const text = table.text(slot);
  return text === undefined ? '' : recordLines(table.meta(slot), text);
}

export function createSourceShelf(
  deps: SourceShelfDeps,
  state: { stored: StoredPass | null },
): SourceShelf {
  const { source, people, archive, turn, inTurn, onChange } = deps;
  const { table } = people;
  let session = 0;
  let lastPass = 0;

  async function inSlices<T>(
    items: readonly T[],
    run: (slice: readonly T[]) => void,
  ): Promise<void> {
    for (let at = 0; at < items.length; at += RECORDS_PER_TURN) {
      run(items.slice(at, at + RECORDS_PER_TURN));
      await turn();
    }
  }

  const put = (helds: readonly Held[]): Promise<void> =>
    inSlices(helds, (slice) => onChange(people.change(slice, [])));
  const drop = (keys: readonly string[]): Promise<void> =>
    inSlices(keys, (slice) => onChange(people.change([], slice)));
  const write = (lines: string): Promise<Result<null>> =>
    lines === '' ? Promise.resolve(ok(null)) : archive.write(lines);
  const linesOf = (keys: Iterable<string>): string =>
    [...keys].map((key) => linesAt(people, table.slotOf(key))).join('');

  function setStored(stored: StoredPass | null): void {
    state.stored = stored;
    lastPass = Math.max(lastPass, stored?.pass ?? 0);
  }

  function slots(fits: (slot: number) => boolean): number[] {
    const found: number[] = [];
    for (let slot = 0; slot < table.end(); slot += 1) {
      if (table.isOf(slot, source) && fits(slot)) found.push(slot);
    }
    return found;
  }
  /** Answers their keys. */
  async function dropAt(found: readonly number[]): Promise<string[]> {
    const dropped: string[] = [];
    await inSlices(found, (slice) => {
      const keys = slice.flatMap((slot) => {
        const record = table.record(slot);
        return record === null ? [] : [recordKey(record)];
      });
      onChange(people.change([], keys));
      dropped.push(...keys);
    });
    return dropped;
  }

  async function replay(): Promise<ArchiveReport> {
    let batch: Held[] = [];
    const flush = (): void => {
      if (batch.length > 0) onChange(people.change(batch, []));
      batch = [];
    };
    const take = (entry: LogEntry): void => {
      if (entry.kind === 'record') {
        batch.push(entry.held);
        lastPass = Math.max(lastPass, entry.held.pass);
        if (batch.length >= RECORDS_PER_TURN) flush();
        return;
      }
      flush();
      if (entry.kind === 'gone') onChange(people.change([], entry.keys));
      if (entry.kind === 'pass') setStored(entry.stored);
      if (entry.kind !== 'seen') return;
      lastPass = Math.max(lastPass, entry.pass);
      for (const key of entry.keys) {
        const slot = table.slotOf(key);
        if (slot >= 0) table.mark(slot, entry.pass, entry.asOfMs);
      }
    };
    const report = await archive.open(take);
    flush();
    return report;
  }

  async function open(): Promise<ArchiveReport> {
    const kept = slots(() => true).flatMap((slot) => table.held(slot) ?? []);
    const before = state.stored;
    if (kept.length > 0) {
      session += 1;
      await drop(kept.map(({ record }) => recordKey(record)));
    }
    const report = await replay();
    // With something missing, only a reading from the beginning finds it again.
    if (!report.isWhole && state.stored !== null) {
      setStored({ ...state.stored, phase: 'done', completedAtMs: null });
    }
    const pass = state.stored?.pass ?? 0;
    if (kept.length > 0) {
      setStored(state.stored ?? before);
      await put(kept.map((held) => ({ ...held, pass: Math.max(pass, held.pass) })));
    }
    if (report.isReady && (!report.isWhole || kept.length > 0)) await archive.compact();
    return report;
  }

  /** What a page makes of the records that are held. */
  function listed(record: SourceRecord, pass: number, isPartial: boolean): Held | null {
    const slot = table.slotOfRecord(record);
    const text = toRecordText(record);
    const listPrint = isPartial ? textHash(text) : 0;
    if (slot < 0) return { record, pass, detailedAtMs: null, listPrint, wantsDetails: isPartial };
    // A list that shows everything also says again what was once read alone.
    const isSame = isPartial
      ? table.listPrint(slot) === listPrint
      : table.text(slot) === text && table.detailedAtMs(slot) === null;
    const held = isSame ? null : table.held(slot);
    if (held === null) return null;
    return isPartial
      ? { ...held, record: overDetails(record, held.record), pass, listPrint, wantsDetails: true }
      : { record, pass, detailedAtMs: null, listPrint, wantsDetails: false };
  }

  async function takePage(
    records: readonly SourceRecord[],
    isPartial: boolean,
    after: (freshlySeen: number) => StoredPass,
  ): Promise<Result<null>> {
    const pass = after(0).pass;
    const byKey = new Map(records.map((record) => [recordKey(record), record]));
    const changed = new Map<string, Held>();
    const same = new Map<number, string[]>();
    let freshlySeen = 0;
    for (const [key, record] of byKey) {
      const slot = table.slotOfRecord(record);
      if (slot < 0 || table.pass(slot) !== pass) freshlySeen += 1;
      const news = listed(record, pass, isPartial);
      if (news !== null) changed.set(key, news);
      else if (!same.get(record.asOfMs)?.push(key)) same.set(record.asOfMs, [key]);
    }
    await put([...changed.values()]);
    for (const [asOfMs, keys] of same) {
      for (const key of keys) table.mark(table.slotOf(key), pass, asOfMs);
    }
    const marks = [...same].map(([asOfMs, keys]) => seenLines(pass, asOfMs, keys)).join('');
    setStored(after(freshlySeen));
    return write(linesOf(changed.keys()) + marks + passLines(state.stored));
  }

  async function removeKeys(keys: readonly string[]): Promise<Result<null>> {
    await drop(keys);
    return write(keys.length === 0 ? '' : goneLines(keys));
  }

  function begin(): SyncSession {
    const own = session;
    const isOpen = (): boolean => own === session;
    const whenOpen = (run: () => Promise<Result<null>>): Promise<Result<null>> =>
      inTurn(() => (isOpen() ? run() : Promise.resolve(failed(WIPED))));
    const isWanting = (staleBeforeMs: number) => (slot: number) =>
      table.wantsDetails(slot) || (table.detailedAtMs(slot) ?? 0) < staleBeforeMs;
    return {
      isOpen,
      stored: () => state.stored,
      nextPass: () => lastPass + 1,
      held: () => table.count(source),
      page: (records, isPartial, after) => whenOpen(() => takePage(records, isPartial, after)),
      step: (stored) =>
        whenOpen(() => {
          setStored(stored);
          return write(passLines(stored));
        }),
      unseen(sincePass, limit) {
        const found = slots((slot) => table.pass(slot) < sincePass);
        const first = found.slice(0, limit).flatMap((slot) => table.record(slot) ?? []);
        return { count: found.length, first };
      },
      removeUnseen: (sincePass) =>
        whenOpen(async () => {
          const gone = await dropAt(slots((slot) => table.pass(slot) < sincePass));
          return write(gone.length === 0 ? '' : goneLines(gone));
        }),
      countWanting: (staleBeforeMs) => slots(isWanting(staleBeforeMs)).length,
      wanting(from, limit, staleBeforeMs) {
        const records: SourceRecord[] = [];
        for (let slot = from; slot < table.end(); slot += 1) {
          if (records.length >= limit) return { records, next: slot };
          if (!table.isOf(slot, source) || !isWanting(staleBeforeMs)(slot)) continue;
          const record = table.record(slot);
          if (record !== null) records.push(record);
        }
        return { records, next: null };
      },
      detailed: (details) =>
        whenOpen(async () => {
          const puts = new Map<string, Held>();
          for (const detail of details) {
            if (detail.kind === 'gone') continue;
            const held = table.held(table.slotOfRecord(detail.record));
            if (held === null) continue;
            const { record } = detail;
            const pass = Math.max(held.pass, state.stored?.pass ?? 0);
            const read = { record, pass, detailedAtMs: record.asOfMs, wantsDetails: false };
            puts.set(recordKey(record), { ...held, ...read });
          }
          const gone = details.flatMap((detail) =>
            detail.kind === 'gone' ? recordKey(detail.record) : [],
          );
          await put([...puts.values()]);
          await drop(gone);
          const lines = linesOf(puts.keys());
          return write(gone.length === 0 ? lines : lines + goneLines(gone));
        }),
    };
  }

  return {
    begin,
    completedAtMs: () => state.stored?.completedAtMs ?? null,
    open: () => inTurn(open),
    upsert: (records) =>
      inTurn(async () => {
        const own = records.filter((record) => record.source === source);
        const pass = state.stored?.pass ?? 0;
        await put(
          own.map((record) => {
            const listPrint = table.listPrint(table.slotOfRecord(record));
            return { record, pass, detailedAtMs: record.asOfMs, listPrint, wantsDetails: false };
          }),
        );
        return write(linesOf(new Set(own.map(recordKey))));
      }),
    remove: (keys) => inTurn(() => removeKeys(keys)),
    wipe: () =>
      inTurn(async () => {
        session += 1;
        const wiped = await archive.wipe();
        state.stored = null;
        await dropAt(slots(() => true));
        return wiped;
      }),
    close: () => inTurn(() => archive.close()),
  };
}

/** Null, and an empty list of phones, e-mails or groups, say nothing here; everything else is news. */
function overDetails(listed: SourceRecord, known: SourceRecord): SourceRecord {
  const saysNothing = (value: unknown): boolean =>
    value === null || (Array.isArray(value) && value.length === 0);
  return {
    ...listed,
    ...everyField<RecordFields>((field) => (saysNothing(listed[field]) ? known : listed)[field]),
  };
}
