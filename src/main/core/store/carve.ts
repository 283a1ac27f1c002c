// Reads rows out of the pages of a database that SQLite cannot open any more: https://www.sqlite.org/fileformat2.html.
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { SqlValue } from './sqlite';
import { readWal } from './wal';

export interface CarvedRow {
  readonly rowid: number;
  readonly values: readonly SqlValue[];
}

const TABLE_LEAF = 0x0d;
/** Of a row that is longer, somebody has made up the length. */
const ROW_MAX_BYTES = 4 * 1024 * 1024;

interface Reader {
  readonly file: Buffer;
  readonly pageSize: number;
}

function varint(bytes: Buffer, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let length = 0; length < 8; length += 1) {
    const byte = bytes.readUInt8(at + length);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + length + 1];
  }
  return [value * 256 + bytes.readUInt8(at + 8), at + 9];
}

/** How much of a row stands in its own page. */
function localBytes(total: number, usable: number): number {
  const most = usable - 35;
  if (total <= most) return total;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((total - least) % (usable - 4));
  return wanted <= most ? wanted : least;
}

function payload({ file, pageSize }: Reader, at: number, total: number): Buffer {
  const local = localBytes(total, pageSize);
  const parts = [file.subarray(at, at + local)];
  let missing = total - local;
  let next = missing > 0 ? file.readUInt32BE(at + local) : 0;
  while (missing > 0) {
    const from = (next - 1) * pageSize;
    const part = file.subarray(from + 4, from + 4 + Math.min(missing, pageSize - 4));
    if (next === 0 || part.length === 0)
      throw new RangeError('the row goes on in a page that is gone');
    parts.push(part);
    missing -= part.length;
    next = file.readUInt32BE(from);
  }
  return Buffer.concat(parts);
}

/** Serial types of the record format: 0 null, 1-6 integers, 7 a float, 8 and 9 the numbers 0 and 1, then bytes and text. */
function valueOf(body: Buffer, at: number, type: number): readonly [SqlValue, number] {
  const integer = [0, 1, 2, 3, 4, 6, 8][type];
  if (type === 0) return [null, at];
  if (type === 7) return [body.readDoubleBE(at), at + 8];
  if (type === 8 || type === 9) return [type - 8, at];
  if (integer !== undefined) {
    const value = integer === 8 ? Number(body.readBigInt64BE(at)) : body.readIntBE(at, integer);
    return [value, at + integer];
  }
  const length = Math.floor((type - 12) / 2);
  if (type < 12 || at + length > body.length) throw new RangeError('no such type');
  const bytes = body.subarray(at, at + length);
  return [bytes.toString(type % 2 === 1 ? 'utf8' : 'hex'), at + length];
}

function recordOf(body: Buffer): readonly SqlValue[] {
  const [headBytes, first] = varint(body, 0);
  const values: SqlValue[] = [];
  let at = first;
  let valueAt = headBytes;
  while (at < headBytes) {
    const [type, next] = varint(body, at);
    const [value, end] = valueOf(body, valueAt, type);
    values.push(value);
    at = next;
    valueAt = end;
  }
  return values;
}

function cellAt(reader: Reader, at: number): CarvedRow | null {
  try {
    const [total, afterTotal] = varint(reader.file, at);
    const [rowid, start] = varint(reader.file, afterTotal);
    if (total > ROW_MAX_BYTES) return null;
    return { rowid, values: recordOf(payload(reader, start, total)) };
  } catch {
    // Half a row is no row.
    return null;
  }
}

/** Every row that stands whole in some page, of whatever table, old versions included. Never throws. */
export function* carve(file: Buffer, pageSize: number): Generator<CarvedRow> {
  const reader = { file, pageSize };
  for (let from = 0; from + pageSize <= file.length; from += pageSize) {
    if (file[from] !== TABLE_LEAF) continue;
    const cells = file.readUInt16BE(from + 3);
    for (let cell = 0; cell < cells && 10 + cell * 2 <= pageSize; cell += 1) {
      const row = cellAt(reader, from + file.readUInt16BE(from + 8 + cell * 2));
      if (row) yield row;
    }
  }
}

/** Of a bigger file only the log is looked through: what was on its way last stands there. */
const MAIN_MAX_BYTES = 256 * 1024 * 1024;
const USUAL_PAGE_SIZE = 4096;

function statedPageSize(file: Buffer): number {
  const stated = file.length < 18 ? 0 : file.readUInt16BE(16);
  if (stated === 1) return 65_536;
  return stated >= 512 && (stated & (stated - 1)) === 0 ? stated : USUAL_PAGE_SIZE;
}

/** As `carve`, of a file and of the log beside it. */
export function* carveFile(path: string): Generator<CarvedRow> {
  const log = existsSync(`${path}-wal`) ? readWal(readFileSync(`${path}-wal`)) : null;
  const hasMain = existsSync(path) && statSync(path).size <= MAIN_MAX_BYTES;
  const main = hasMain ? readFileSync(path) : Buffer.alloc(0);
  const pageSize = log?.pageSize ?? statedPageSize(main);
  yield* carve(main, pageSize);
  if (log === null) return;
  const file = Buffer.alloc(Math.max(main.length, log.pageCount * pageSize));
  main.copy(file);
  for (const [page, image] of log.pages) {
    if (page * pageSize <= file.length) image.copy(file, (page - 1) * pageSize);
  }
  yield* carve(file, pageSize);
}
