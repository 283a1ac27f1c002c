// Reads an encrypted file from front to end and finds its way again behind a damaged chunk.
import type { FileHandle } from 'node:fs/promises';
import {
  CHUNK_HEADER_BYTES,
  CHUNK_MARK,
  fromChunkHeader,
  openChunk,
  type FileKey,
} from './vault-chunk';

export interface VaultRead {
  /** Where the next chunk goes: behind the last good one. */
  readonly end: number;
  readonly nextSeq: number;
  /** Something was lost between good chunks. */
  readonly isDamaged: boolean;
  /** Bytes behind the last good chunk: a write that was cut off. */
  readonly unfinishedBytes: number;
}

interface Found {
  readonly payload: Buffer;
  readonly seq: number;
  readonly end: number;
}

const WINDOW_BYTES = 1024 * 1024;

/** Hands over every good payload from `start` on, in order. Rejects only when the disk does. */
export async function readChunks(
  handle: FileHandle,
  fileKey: FileKey,
  start: number,
  take: (payload: Buffer) => Promise<void> | void,
): Promise<VaultRead> {
  const { size } = await handle.stat();
  let end = start;
  let nextSeq = 0;
  let isDamaged = false;
  while (end < size) {
    const here = await chunkAt(handle, fileKey, end, size);
    const found = here ?? (await chunkBehind(handle, fileKey, end + 1, size));
    if (found === null) {
      isDamaged ||= await isWhole(handle, end, size);
      break;
    }
    // A chunk that was left out or repeated: also damage, whoever did it.
    isDamaged ||= here === null || found.seq !== nextSeq;
    await take(found.payload);
    end = found.end;
    nextSeq = found.seq + 1;
  }
  return { end, nextSeq, isDamaged, unfinishedBytes: Math.max(0, size - end) };
}

/** A chunk as long as it should be was written in full: it is damaged, not cut off. */
async function isWhole(handle: FileHandle, at: number, size: number): Promise<boolean> {
  const head = fromChunkHeader(await readAt(handle, at, CHUNK_HEADER_BYTES));
  return head !== null && at + CHUNK_HEADER_BYTES + head.sealedBytes <= size;
}

async function chunkAt(
  handle: FileHandle,
  fileKey: FileKey,
  at: number,
  size: number,
): Promise<Found | null> {
  const header = await readAt(handle, at, CHUNK_HEADER_BYTES);
  const head = fromChunkHeader(header);
  const end = at + CHUNK_HEADER_BYTES + (head?.sealedBytes ?? 0);
  if (head === null || end > size) return null;
  const sealed = await readAt(handle, at + CHUNK_HEADER_BYTES, head.sealedBytes);
  if (sealed.length < head.sealedBytes) return null;
  const payload = openChunk(fileKey, header, sealed);
  return payload === null ? null : { payload, seq: head.seq, end };
}

async function chunkBehind(
  handle: FileHandle,
  fileKey: FileKey,
  from: number,
  size: number,
): Promise<Found | null> {
  for (let start = from; start < size; start += WINDOW_BYTES) {
    // Overlapping by one mark, which may lie across two windows.
    const window = await readAt(handle, start, WINDOW_BYTES + CHUNK_MARK.length - 1);
    let at = window.indexOf(CHUNK_MARK);
    while (at >= 0) {
      const found = await chunkAt(handle, fileKey, start + at, size);
      if (found !== null) return found;
      at = window.indexOf(CHUNK_MARK, at + 1);
    }
  }
  return null;
}

export async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, at + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
