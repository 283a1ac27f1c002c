// What an exported record says about itself: how much there is, and its last seal.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ok, type Result } from '../../../shared/core/failure';
import { World } from '../../../shared/core/vendor';
import type { Store } from '../store/store';
import { canonicalJson, CHAIN_START } from './chain';

export const RECORD_FORMAT = 'tocsin-record';

const Seal = z.string().regex(/^[0-9a-f]{64}$/);

/** `firstSeq` and `lastSeq` are null when there is nothing. Times are wall clock in milliseconds. */
export const RecordHead = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  version: z.literal(1),
  world: World,
  exportedAtMs: z.number(),
  count: z.number().int().nonnegative(),
  firstSeq: z.number().int().nullable(),
  lastSeq: z.number().int().nullable(),
  /** The seal of the last line. */
  headHash: Seal,
  /** SHA-256 in hex over the canonical JSON of everything above. */
  seal: Seal,
});
export type RecordHead = z.infer<typeof RecordHead>;

/** Anybody can compute it: it shows a slip of the hand or a careless change, no more. */
export function sealOf(head: Omit<RecordHead, 'seal'>): string {
  const { format, version, world, exportedAtMs, count, firstSeq, lastSeq, headHash } = head;
  const parts = { format, version, world, exportedAtMs, count, firstSeq, lastSeq, headHash };
  return createHash('sha256').update(canonicalJson(parts)).digest('hex');
}

/** The record as it is now: lines that come later are not part of the export. Failure `storage`. */
export function readHead(
  store: Store,
  about: Pick<RecordHead, 'world' | 'exportedAtMs'>,
): Result<RecordHead> {
  const found = store.read((sql) => ({
    all: sql.get('SELECT count(*) AS count, min(seq) AS first, max(seq) AS last FROM activity'),
    last: sql.get('SELECT hash FROM activity ORDER BY seq DESC LIMIT 1'),
  }));
  if (!found.ok) return found;
  const { all, last } = found.value;
  const head = {
    format: RECORD_FORMAT,
    version: 1,
    ...about,
    count: Number(all?.count ?? 0),
    firstSeq: typeof all?.first === 'number' ? all.first : null,
    lastSeq: typeof all?.last === 'number' ? all.last : null,
    headHash: typeof last?.hash === 'string' ? last.hash : CHAIN_START,
  } as const;
  return ok({ ...head, seal: sealOf(head) });
}
