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
const VERSION = 2;
/** Written before files were bound to what they are of, and told where they end: still read, then replaced. */
const UNBOUND_VERSION = 1;
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
  /** A file of this key is of what it should be of, and tells where it ends. */
  readonly isBound: boolean;
}

/** `boundTo`: of which environment and source it is; another's file cannot be opened in its place. */
export function newFileKey(master: Buffer, boundTo: string): FileKey {
  return deriveKey(master, randomBytes(16), boundTo);
}

function deriveKey(master: Buffer, salt: Buffer, boundTo: string | null): FileKey {
  const version = boundTo === null ? UNBOUND_VERSION : VERSION;
  const info = `tocsin personal data ${version}${boundTo === null ? '' : ` ${boundTo}`}`;
  const derived = Buffer.from(hkdfSync('sha256', master, salt, info, 48));
  const [key, check] = [derived.subarray(0, KEY_BYTES), derived.subarray(KEY_BYTES)];
  return { salt, key, check, isBound: boundTo !== null };
}

export function toHeader({ salt, check, isBound }: FileKey): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  MAGIC.copy(header);
  header.writeUInt8(isBound ? VERSION : UNBOUND_VERSION, MAGIC.length);
  salt.copy(header, SALT_AT);
  check.copy(header, CHECK_AT);
  return header;
}

/** `other-key`: written with another key, or of something else. `other-version`: by a later Tocsin. */
export function fromHeader(
  header: Buffer,
  master: Buffer,
  boundTo: string,
): FileKey | 'damaged' | 'other-version' | 'other-key' {
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) {
    return 'damaged';
  }
  const version = header.readUInt8(MAGIC.length);
  if (version !== VERSION && version !== UNBOUND_VERSION) return 'other-version';
  const salt = Buffer.from(header.subarray(SALT_AT, CHECK_AT));
  const fileKey = deriveKey(master, salt, version === VERSION ? boundTo : null);
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
