// Where an encrypted file ends, under the file's own key: two places in its head that take turns, so that one is always whole.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { HEADER_BYTES, type FileKey } from './vault-chunk';
import { readAt } from './vault-reading';

const PLACE_BYTES = 32;
const PLACES = 2;
const TAG_AT = 16;
/** The first chunk of a file of this version begins here. */
export const BODY_AT = HEADER_BYTES + PLACES * PLACE_BYTES;

interface End {
  /** The number that the next chunk will have. */
  readonly nextSeq: number;
  /** In bytes. */
  readonly end: number;
}

function placeOf({ key, salt }: FileKey, { nextSeq, end }: End): Buffer {
  const place = Buffer.alloc(PLACE_BYTES);
  place.writeUInt32BE(nextSeq, 0);
  place.writeBigUInt64BE(BigInt(end), 8);
  const tag = createHmac('sha256', key)
    .update('end')
    .update(salt)
    .update(place.subarray(0, TAG_AT));
  tag.digest().copy(place, TAG_AT, 0, PLACE_BYTES - TAG_AT);
  return place;
}

async function writePlace(handle: FileHandle, index: number, place: Buffer): Promise<void> {
  await handle.write(place, 0, PLACE_BYTES, HEADER_BYTES + index * PLACE_BYTES);
}

/** Where a new file, or one that was mended, ends. Not yet synced. */
export async function writeBothEnds(handle: FileHandle, key: FileKey, end: End): Promise<void> {
  for (let index = 0; index < PLACES; index += 1) {
    await writePlace(handle, index, placeOf(key, end));
  }
}

/**
 * One chunk more, which must be on the disk already; on the disk when it resolves. Where the disk refuses, the end
 * that stood there before is put back, and it rejects.
 */
export async function moveEnd(
  handle: FileHandle,
  key: FileKey,
  to: End,
  before: End,
): Promise<void> {
  const index = to.nextSeq % PLACES;
  try {
    await writePlace(handle, index, placeOf(key, to));
    await handle.sync();
  } catch (error) {
    await writePlace(handle, index, placeOf(key, before)).catch(() => undefined);
    throw error;
  }
}

/**
 * The number that the next chunk must have at least; null when a place is not as it was written, or the two do not
 * belong together: then nobody can tell.
 */
export async function readEnd(handle: FileHandle, key: FileKey): Promise<number | null> {
  const numbers: number[] = [];
  for (let index = 0; index < PLACES; index += 1) {
    const place = await readAt(handle, HEADER_BYTES + index * PLACE_BYTES, PLACE_BYTES);
    if (place.length < PLACE_BYTES) return null;
    const nextSeq = place.readUInt32BE(0);
    const right = placeOf(key, { nextSeq, end: Number(place.readBigUInt64BE(8)) });
    if (!timingSafeEqual(place, right)) return null;
    numbers.push(nextSeq);
  }
  const newest = Math.max(...numbers);
  return newest - Math.min(...numbers) > 1 ? null : newest;
}
