// What the encrypted log says, line by line: records, marks, removals, and how far the reading of a service is.
import { z } from 'zod';
import { LinkDecision } from '../../../../shared/contacts/person';
import type { Held, RecordMeta } from './record-table';
import { fromRecordText } from './record-text';

/**
 * `listing`: between two pages. `sweeping`: all pages read, what they no longer show is being removed.
 * `done`: complete. Times are wall clock in milliseconds.
 */
export const StoredPass = z.object({
  pass: z.number().int().min(1),
  phase: z.enum(['listing', 'sweeping', 'details', 'done']),
  /** Where the next page begins; null at the beginning. */
  cursor: z.string().nullable(),
  /** Different records this pass has seen. */
  seen: z.number(),
  /** The service's count on the first page, and whether it ever changed on the way. */
  total: z.number().nullable(),
  isSteady: z.boolean(),
  startedAtMs: z.number(),
  completedAtMs: z.number().nullable(),
  /** The last pass that saw the whole list; 0 when none did. */
  completedPass: z.number(),
});
export type StoredPass = Readonly<z.infer<typeof StoredPass>>;

export type LogEntry =
  | { readonly kind: 'record'; readonly held: Held }
  | { readonly kind: 'seen'; readonly pass: number; readonly asOfMs: number; readonly keys: Keys }
  | { readonly kind: 'gone'; readonly keys: Keys }
  | { readonly kind: 'pass'; readonly stored: StoredPass | null }
  | { readonly kind: 'decision'; readonly seq: number; readonly decision: LinkDecision }
  | { readonly kind: 'snapshot-begins' }
  | { readonly kind: 'snapshot-ends' };

type Keys = readonly string[];

/** `text` is the record's, so that a snapshot need not make a million records to write them. */
export function recordLines(meta: RecordMeta, text: string): string {
  const { pass, asOfMs, detailedAtMs, listPrint, wantsDetails } = meta;
  return `r|${[pass, asOfMs, detailedAtMs ?? '', listPrint, wantsDetails ? 1 : 0].join('|')}\n${text}\n`;
}

export const seenLines = (pass: number, asOfMs: number, keys: Keys): string =>
  `m|${pass}|${asOfMs}\n${JSON.stringify(keys)}\n`;
export const goneLines = (keys: Keys): string => `x\n${JSON.stringify(keys)}\n`;
export const passLines = (stored: StoredPass | null): string => `s\n${JSON.stringify(stored)}\n`;
export const decisionLines = (seq: number, decision: LinkDecision): string =>
  `d|${seq}\n${JSON.stringify(decision)}\n`;
export const SNAPSHOT_BEGINS = 'b\n\n';
export const SNAPSHOT_ENDS = 'e\n\n';

/** Entries in order; null in place of one that cannot be read. */
export function* readEntries(payload: Buffer): Generator<LogEntry | null> {
  let at = 0;
  // Line by line from the bytes: a piece cut out of one long text would keep all of it in memory.
  const line = (): string => {
    const end = payload.indexOf(0x0a, at);
    const text = payload.toString('utf8', at, end < 0 ? payload.length : end);
    at = end < 0 ? payload.length : end + 1;
    return text;
  };
  while (at < payload.length) {
    const head = line();
    yield toEntry(head.split('|'), line());
  }
}

function toEntry(head: readonly string[], body: string): LogEntry | null {
  switch (head[0] ?? '') {
    case 'r':
      return toRecord(head, body);
    case 'm': {
      const [pass, asOfMs] = [Number(head[1]), Number(head[2])];
      const keys = toKeys(body);
      return keys && { kind: 'seen', pass, asOfMs, keys };
    }
    case 'x': {
      const keys = toKeys(body);
      return keys && { kind: 'gone', keys };
    }
    case 's': {
      const stored = StoredPass.nullable().safeParse(json(body));
      return stored.success ? { kind: 'pass', stored: stored.data } : null;
    }
    case 'd': {
      const decision = LinkDecision.safeParse(json(body));
      if (!decision.success) return null;
      return { kind: 'decision', seq: Number(head[1]), decision: decision.data };
    }
    case 'b':
      return { kind: 'snapshot-begins' };
    case 'e':
      return { kind: 'snapshot-ends' };
    default:
      return null;
  }
}

function toRecord(head: readonly string[], text: string): LogEntry | null {
  const [, pass, asOfMs, detailedAtMs, listPrint, wants] = head;
  const record = fromRecordText(text, Number(asOfMs));
  if (record === null) return null;
  return {
    kind: 'record',
    held: {
      record,
      pass: Number(pass),
      detailedAtMs: detailedAtMs ? Number(detailedAtMs) : null,
      listPrint: Number(listPrint),
      wantsDetails: wants === '1',
    },
  };
}

function toKeys(body: string): Keys | null {
  const keys = z.array(z.string()).safeParse(json(body));
  return keys.success ? keys.data : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
