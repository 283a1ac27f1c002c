// Reads SQLite's write-ahead log without SQLite, also one that SQLite would throw away: https://www.sqlite.org/walformat.html.
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const MAGIC = 0x377f0682;

/** What the log holds of the database, as of its last commit. */
export interface Wal {
  readonly pageSize: number;
  /** How many pages the database has. */
  readonly pageCount: number;
  /** The newest committed image of each page, by its number from 1. */
  readonly pages: ReadonlyMap<number, Buffer>;
  /** SQLite would take these frames for its own. */
  readonly isHonoured: boolean;
}

type Sum = readonly [number, number];

/** SQLite's checksum, carried on from `start`. */
function sumOf(bytes: Buffer, isBigEndian: boolean, start: Sum): Sum {
  let [first, second] = start;
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const left = isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    const right = isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4);
    first = (first + left + second) >>> 0;
    second = (second + right + first) >>> 0;
  }
  return [first, second];
}

function sumAt(bytes: Buffer, at: number): Sum {
  return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
}

function isSame(left: Sum, right: Sum): boolean {
  return left[0] === right[0] && left[1] === right[1];
}

function isPageSize(size: number): boolean {
  return size >= 512 && size <= 65_536 && (size & (size - 1)) === 0;
}

interface Frame {
  readonly page: number;
  /** Pages of the database after this commit; 0 when it is not the last frame of one. */
  readonly pageCount: number;
  readonly image: Buffer;
}

/** Frames of one generation, in their order, as far as each follows from the one before. */
function framesOf(log: Buffer, pageSize: number, isBigEndian: boolean, start: Sum | null): Frame[] {
  const frames: Frame[] = [];
  const size = FRAME_HEADER_BYTES + pageSize;
  const salts = log.subarray(HEADER_BYTES + 8, HEADER_BYTES + 16);
  let sum = start;
  for (let at = HEADER_BYTES; at + size <= log.length; at += size) {
    const head = log.subarray(at, at + FRAME_HEADER_BYTES);
    const image = log.subarray(at + FRAME_HEADER_BYTES, at + size);
    const carried = sumAt(head, 16);
    // Without a true header nobody can tell whether the first frame is as it was; the others hang on it.
    const due =
      sum === null
        ? carried
        : sumOf(image, isBigEndian, sumOf(head.subarray(0, 8), isBigEndian, sum));
    if (!head.subarray(8, 16).equals(salts) || !isSame(due, carried)) break;
    sum = carried;
    frames.push({ page: head.readUInt32BE(0), pageCount: head.readUInt32BE(4), image });
  }
  return frames;
}

/** The page size that its frames stand in, whatever its header says. */
function guessPageSize(log: Buffer): number | null {
  const stated = log.readUInt32BE(8);
  if (isPageSize(stated)) return stated;
  const salts = log.subarray(HEADER_BYTES + 8, HEADER_BYTES + 16);
  for (let size = 512; size <= 65_536; size *= 2) {
    const next = HEADER_BYTES + FRAME_HEADER_BYTES + size + 8;
    if (next + 8 <= log.length && log.subarray(next, next + 8).equals(salts)) return size;
  }
  return null;
}

/** Null when it holds no commit. Pure. */
export function readWal(log: Buffer): Wal | null {
  if (log.length < HEADER_BYTES + FRAME_HEADER_BYTES + 512) return null;
  const pageSize = guessPageSize(log);
  if (pageSize === null) return null;
  const magic = log.readUInt32BE(0);
  const isBigEndian = magic === MAGIC + 1;
  const headerSum = sumOf(log.subarray(0, 24), isBigEndian, [0, 0]);
  const isHeaderTrue =
    (magic === MAGIC || isBigEndian) &&
    isSame(headerSum, sumAt(log, 24)) &&
    log.subarray(16, 24).equals(log.subarray(HEADER_BYTES + 8, HEADER_BYTES + 16));
  const own = isHeaderTrue ? framesOf(log, pageSize, isBigEndian, headerSum) : [];
  const isHonoured = own.length > 0;
  const [frames = []] = isHonoured
    ? [own]
    : [false, true]
        .map((order) => framesOf(log, pageSize, order, null))
        .toSorted((left, right) => right.length - left.length);
  const last = frames.findLastIndex(({ pageCount }) => pageCount > 0);
  const pageCount = frames[last]?.pageCount;
  if (pageCount === undefined) return null;
  const pages = new Map(frames.slice(0, last + 1).map(({ page, image }) => [page, image]));
  return { pageSize, pageCount, pages, isHonoured };
}
