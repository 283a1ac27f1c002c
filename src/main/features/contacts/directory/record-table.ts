// Every record the directory holds, by slot number: texts and typed columns, made for a million of them.
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import { createPostings } from './postings';
import { fromRecordText, recordTextStart } from './record-text';
import { textHash } from './text-hash';

/** A record and what the reading of its service needs to know of it. */
export interface Held {
  readonly record: SourceRecord;
  /** Number of the pass over the service that saw it last. */
  readonly pass: number;
  /** When its details were read; null: never, or the service shows all of it in its list. */
  readonly detailedAtMs: number | null;
  /** Hash of how the list showed it last; 0 when no list did. */
  readonly listPrint: number;
  /** The list has changed since its details were read. */
  readonly wantsDetails: boolean;
}

export type RecordMeta = Omit<Held, 'record'> & { readonly asOfMs: number };

export interface RecordTable {
  /** -1 when there is none. */
  slotOf(key: string): number;
  slotOfRecord(record: Pick<SourceRecord, 'source' | 'siteId' | 'vendorId'>): number;
  record(slot: number): SourceRecord | null;
  held(slot: number): Held | null;
  text(slot: number): string | undefined;
  /** All of `Held` that is not in the text. */
  meta(slot: number): RecordMeta;
  /** `text`: of this record. */
  put(held: Held, text: string): number;
  remove(slot: number): void;
  /** It was seen unchanged. */
  mark(slot: number, pass: number, asOfMs: number): void;
  pass(slot: number): number;
  listPrint(slot: number): number;
  wantsDetails(slot: number): boolean;
  /** Null: never. */
  detailedAtMs(slot: number): number | null;
  /** Slots ever used: each of them below this number, some of them empty. */
  end(): number;
  count(source: ContactSource): number;
  isOf(slot: number, source: ContactSource): boolean;
}

interface Columns {
  readonly asOfMs: Float64Array<ArrayBuffer>;
  readonly detailedAtMs: Float64Array<ArrayBuffer>;
  readonly listPrint: Float64Array<ArrayBuffer>;
  readonly pass: Uint32Array<ArrayBuffer>;
  readonly wants: Uint8Array<ArrayBuffer>;
}

const FIRST_SIZE = 1024;
const NEVER = -1;

export function createRecordTable(): RecordTable {
  const texts: (string | undefined)[] = [];
  const free: number[] = [];
  const byKey = createPostings();
  const counts: Record<ContactSource, number> = { emergency24: 0, chekt: 0 };
  let columns = makeColumns(FIRST_SIZE);

  const hashOf = (start: string): number => textHash(start);
  const find = (start: string): number =>
    byKey.slots(hashOf(start)).find((slot) => texts[slot]?.startsWith(start)) ?? -1;

  function takeSlot(): number {
    const reused = free.pop();
    if (reused !== undefined) return reused;
    const slot = texts.length;
    texts.push(undefined);
    if (slot >= columns.pass.length) columns = widen(columns, columns.pass.length * 2);
    return slot;
  }

  function record(slot: number): SourceRecord | null {
    const text = texts[slot];
    return text === undefined ? null : fromRecordText(text, columns.asOfMs[slot] ?? 0);
  }

  const detailedAtMs = (slot: number): number | null => {
    const atMs = columns.detailedAtMs[slot] ?? NEVER;
    return atMs === NEVER ? null : atMs;
  };

  const meta = (slot: number): RecordMeta => ({
    asOfMs: columns.asOfMs[slot] ?? 0,
    pass: columns.pass[slot] ?? 0,
    detailedAtMs: detailedAtMs(slot),
    listPrint: columns.listPrint[slot] ?? 0,
    wantsDetails: columns.wants[slot] === 1,
  });

  return {
    record,
    detailedAtMs,
    slotOf(key) {
      const [source = '', siteId = '', vendorId = ''] = key.split('/').map(decoded);
      if (source !== 'emergency24' && source !== 'chekt') return -1;
      return find(recordTextStart({ source, siteId, vendorId }));
    },
    slotOfRecord: (name) => find(recordTextStart(name)),
    meta,
    held(slot) {
      const found = record(slot);
      return found && { record: found, ...meta(slot) };
    },
    text: (slot) => texts[slot],
    put(held, text) {
      const start = recordTextStart(held.record);
      const known = find(start);
      const slot = known < 0 ? takeSlot() : known;
      if (known < 0) {
        byKey.add(hashOf(start), slot);
        counts[held.record.source] += 1;
      }
      texts[slot] = text;
      columns.asOfMs[slot] = held.record.asOfMs;
      columns.detailedAtMs[slot] = held.detailedAtMs ?? NEVER;
      columns.listPrint[slot] = held.listPrint;
      columns.pass[slot] = held.pass;
      columns.wants[slot] = held.wantsDetails ? 1 : 0;
      return slot;
    },
    remove(slot) {
      const found = record(slot);
      if (found === null) return;
      byKey.remove(hashOf(recordTextStart(found)), slot);
      counts[found.source] -= 1;
      texts[slot] = undefined;
      free.push(slot);
    },
    mark(slot, pass, asOfMs) {
      columns.pass[slot] = pass;
      columns.asOfMs[slot] = asOfMs;
    },
    pass: (slot) => columns.pass[slot] ?? 0,
    listPrint: (slot) => columns.listPrint[slot] ?? 0,
    wantsDetails: (slot) => columns.wants[slot] === 1,
    end: () => texts.length,
    count: (source) => counts[source],
    isOf: (slot, source) => texts[slot]?.startsWith(`["${source}",`) === true,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function makeColumns(size: number): Columns {
  return {
    asOfMs: new Float64Array(size),
    detailedAtMs: new Float64Array(size),
    listPrint: new Float64Array(size),
    pass: new Uint32Array(size),
    wants: new Uint8Array(size),
  };
}

function widen(columns: Columns, size: number): Columns {
  const wider = makeColumns(size);
  wider.asOfMs.set(columns.asOfMs);
  wider.detailedAtMs.set(columns.detailedAtMs);
  wider.listPrint.set(columns.listPrint);
  wider.pass.set(columns.pass);
  wider.wants.set(columns.wants);
  return wider;
}
