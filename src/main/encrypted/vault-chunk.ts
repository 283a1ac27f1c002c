// The format of an encrypted file: a header, then chunks that each stand or fall alone. Pure but for randomness.
import {
  createCipheriv,
  createDecipheriv,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

export const KEY_BYTES = 32;
export const HEADER_BYTES = 48;
export const CHUNK_HEADER_BYTES = 24;
const TAG_BYTES = 16;
/** Longer than any chunk that is ever written. */
const SEALED_BYTES_MAX = 64 * 1024 * 1024;

const MAGIC = Buffer.from('TOCSINPD');
const VERSION = 1;
export const CHUNK_MARK = Buffer.from([0x9e, 0x54, 0x43, 0x4b]);

const SALT_AT = 16;
const CHECK_AT = 32;
const SEQ_AT = 4;
const LENGTH_AT = 8;
const NONCE_AT = 12;

/** The key of one file: losing its salt makes the file unreadable for good. */
export interface FileKey {
  readonly salt: Buffer;
  readonly key: Buffer;
  readonly check: Buffer;
}

export function newFileKey(master: Buffer): FileKey {
  return deriveKey(master, randomBytes(16));
}

function deriveKey(master: Buffer, salt: Buffer): FileKey {
  const derived = Buffer.from(hkdfSync('sha256', master, salt, 'tocsin personal data 1', 48));
  return { salt, key: derived.subarray(0, KEY_BYTES), check: derived.subarray(KEY_BYTES) };
}

export function toHeader({ salt, check }: FileKey): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt8(VERSION, MAGIC.length);
  salt.copy(header, SALT_AT);
  check.copy(header, CHECK_AT);
  return header;
}

/** `other-key`: written with another key. `other-version`: by a later Tocsin. */
export function fromHeader(
  header: Buffer,
  master: Buffer,
): FileKey | 'damaged' | 'other-version' | 'other-key' {
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) {
    return 'damaged';
  }
  if (header.readUInt8(MAGIC.length) !== VERSION) return 'other-version';
  const salt = Buffer.from(header.subarray(SALT_AT, CHECK_AT));
  const fileKey = deriveKey(master, salt);
  return timingSafeEqual(fileKey.check, header.subarray(CHECK_AT, HEADER_BYTES))
    ? fileKey
    : 'other-key';
}

/** AES-256-GCM with a random nonce; salt, number and length are authenticated with it. */
export function sealChunk({ key, salt }: FileKey, seq: number, payload: Buffer): Buffer {
  const chunk = Buffer.alloc(CHUNK_HEADER_BYTES + payload.length + TAG_BYTES);
  CHUNK_MARK.copy(chunk);
  chunk.writeUInt32BE(seq, SEQ_AT);
  chunk.writeUInt32BE(payload.length + TAG_BYTES, LENGTH_AT);
  const nonce = randomBytes(CHUNK_HEADER_BYTES - NONCE_AT);
  nonce.copy(chunk, NONCE_AT);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.concat([salt, chunk.subarray(0, NONCE_AT)]));
  cipher.update(payload).copy(chunk, CHUNK_HEADER_BYTES);
  cipher.final();
  cipher.getAuthTag().copy(chunk, CHUNK_HEADER_BYTES + payload.length);
  return chunk;
}

export interface ChunkHeader {
  readonly seq: number;
  readonly sealedBytes: number;
}

/** Null when no chunk begins here. */
export function fromChunkHeader(header: Buffer): ChunkHeader | null {
  if (header.length < CHUNK_HEADER_BYTES) return null;
  if (!header.subarray(0, CHUNK_MARK.length).equals(CHUNK_MARK)) return null;
  const sealedBytes = header.readUInt32BE(LENGTH_AT);
  if (sealedBytes < TAG_BYTES || sealedBytes > SEALED_BYTES_MAX) return null;
  return { seq: header.readUInt32BE(SEQ_AT), sealedBytes };
}

/** Null when a single bit of it is not as it was written. */
export function openChunk({ key, salt }: FileKey, header: Buffer, sealed: Buffer): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, header.subarray(NONCE_AT));
    decipher.setAAD(Buffer.concat([salt, header.subarray(0, NONCE_AT)]));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const payload = decipher.update(sealed.subarray(0, -TAG_BYTES));
    decipher.final();
    return payload;
  } catch {
    return null;
  }
}
