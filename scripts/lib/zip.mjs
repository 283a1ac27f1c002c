// Reads a zip archive without any package: lists its entries and writes chosen ones to disk.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

async function readAt(handle, length, position) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function findDirectory(handle, size) {
  // The end record is the last thing in the file, but for a comment of up to 65535 bytes.
  const tail = await readAt(handle, Math.min(size, 65_557), Math.max(0, size - 65_557));
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_SIGNATURE) {
      return { length: tail.readUInt32LE(at + 12), position: tail.readUInt32LE(at + 16) };
    }
  }
  throw new Error('not a complete zip archive');
}

// No zip64: nothing here is that large.
async function listZip(zipPath) {
  const handle = await open(zipPath, 'r');
  try {
    const { size } = await handle.stat();
    const where = await findDirectory(handle, size);
    const directory = await readAt(handle, where.length, where.position);
    const entries = [];
    for (let at = 0; at + 46 <= directory.length;) {
      if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error('broken zip directory');
      const nameLength = directory.readUInt16LE(at + 28);
      entries.push({
        name: directory.toString('utf8', at + 46, at + 46 + nameLength),
        method: directory.readUInt16LE(at + 10),
        compressedBytes: directory.readUInt32LE(at + 20),
        bytes: directory.readUInt32LE(at + 24),
        mode: directory.readUInt16LE(at + 40),
        headerAt: directory.readUInt32LE(at + 42),
      });
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return entries;
  } finally {
    await handle.close();
  }
}

async function writeEntry(zipPath, entry, target) {
  const handle = await open(zipPath, 'r');
  let start;
  try {
    // The local header repeats name and extra field with lengths of its own.
    const header = await readAt(handle, LOCAL_HEADER_BYTES, entry.headerAt);
    start = entry.headerAt + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await handle.close();
  }
  await mkdir(dirname(target), { recursive: true });
  const out = createWriteStream(target, { mode: (entry.mode & 0o777) | 0o600 });
  if (entry.compressedBytes === 0) return void out.end();
  const source = createReadStream(zipPath, { start, end: start + entry.compressedBytes - 1 });
  if (entry.method === STORED) await pipeline(source, out);
  else if (entry.method === DEFLATED) await pipeline(source, createInflateRaw(), out);
  else throw new Error(`zip method ${entry.method} of ${entry.name} is not supported`);
}

/** Writes entries below `directory`; `place(name)` gives the new relative path, or undefined to skip. */
export async function extractZip(zipPath, directory, { place = (name) => name, onBytes } = {}) {
  const chosen = (await listZip(zipPath))
    .filter((entry) => !entry.name.endsWith('/'))
    .map((entry) => ({ entry, path: place(entry.name) }))
    .filter(({ path }) => path !== undefined);
  const total = chosen.reduce((sum, { entry }) => sum + entry.bytes, 0);
  let written = 0;
  for (const { entry, path } of chosen) {
    const relative = normalize(path);
    if (relative.startsWith('..') || relative.startsWith('/')) throw new Error(`unsafe ${path}`);
    await writeEntry(zipPath, entry, join(directory, relative));
    written += entry.bytes;
    onBytes?.(written, total);
  }
  return chosen.length;
}
