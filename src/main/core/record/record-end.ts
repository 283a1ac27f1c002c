// The sealed end of the record: lines cut off the end, which the chain alone cannot show, no longer fit it.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { World } from '../../../shared/core/vendor';
import { canonicalJson } from './chain';

const FORMAT = 'tocsin-record-end';
/** A seal is a few hundred characters. */
const FILE_MAX_LENGTH = 4096;
const Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Times are wall clock in milliseconds. */
export const SealedEnd = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  world: World,
  lastSeq: z.number().int().positive(),
  headHash: Hex,
  sealedAtMs: z.number(),
  /** HMAC-SHA-256 in hex over the canonical JSON of everything above, by a key that only the keychain holds. */
  mac: Hex,
});
export type SealedEnd = z.infer<typeof SealedEnd>;

/**
 * What is known of the end. `proven`: the record goes on from the sealed line, and the seal is true. `cut-off`: the
 * sealed line is gone, or is another. `unproven`: nobody can tell whether lines are missing at the end.
 */
export type RecordEnd =
  | { readonly state: 'proven'; readonly sealedSeq: number; readonly sealedAtMs: number }
  | { readonly state: 'cut-off'; readonly sealedSeq: number }
  | { readonly state: 'unproven'; readonly why: 'no-seal' | 'no-key' | 'other-key' };

/** Beside `desk.db`. */
export const END_FILE = 'record-end.json';

function macOf(end: Omit<SealedEnd, 'mac'>, key: Buffer): Buffer {
  const { format, version, world, lastSeq, headHash, sealedAtMs } = end;
  const own = hkdfSync('sha256', key, Buffer.alloc(0), FORMAT, 32);
  const text = canonicalJson({ format, version, world, lastSeq, headHash, sealedAtMs });
  return createHmac('sha256', Buffer.from(own)).update(text).digest();
}

export function sealEnd(
  end: Pick<SealedEnd, 'world' | 'lastSeq' | 'headHash' | 'sealedAtMs'>,
  key: Buffer,
): SealedEnd {
  const whole = { format: FORMAT, version: 1, ...end } as const;
  return { ...whole, mac: macOf(whole, key).toString('hex') };
}

/** Pure. `hashAt`: the seal that the line of this number carries now; undefined when there is none. */
export function judgeEnd(
  end: SealedEnd | null,
  key: Buffer | null,
  hashAt: (seq: number) => string | undefined,
): RecordEnd {
  if (end === null) return { state: 'unproven', why: 'no-seal' };
  const { lastSeq: sealedSeq, headHash, sealedAtMs } = end;
  if (hashAt(sealedSeq) !== headHash) return { state: 'cut-off', sealedSeq };
  if (key === null) return { state: 'unproven', why: 'no-key' };
  const isTrue = timingSafeEqual(macOf(end, key), Buffer.from(end.mac, 'hex'));
  return isTrue
    ? { state: 'proven', sealedSeq, sealedAtMs }
    : { state: 'unproven', why: 'other-key' };
}

/** Null when there is none, or none that can be read. */
export function readSealedEnd(path: string): SealedEnd | null {
  try {
    const text = readFileSync(path, 'utf8');
    return text.length > FILE_MAX_LENGTH
      ? null
      : (SealedEnd.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}
