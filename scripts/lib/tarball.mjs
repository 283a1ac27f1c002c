// Reads an npm tarball as a stream: checks its integrity and writes one of its files to disk.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';

const BLOCK = 512;

/** Throws unless the file has the given `sha512-…` integrity. */
export async function checkIntegrity(path, integrity) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== integrity) throw new Error(`wrong checksum of ${path}: ${found}`);
}

function parseHeader(block) {
  const text = (from, length) => block.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  return { name: text(0, 100), bytes: Number.parseInt(text(124, 12).trim() || '0', 8) };
}

/** Writes the first file of the .tgz whose name passes `matches`; false when there is none. */
export async function extractFromTarball(tarball, matches, target, onBytes) {
  const total = (await stat(tarball)).size;
  const source = createReadStream(tarball, { highWaterMark: 1 << 20 });
  let read = 0;
  source.on('data', (chunk) => onBytes?.((read += chunk.length), total));
  let pending = Buffer.alloc(0);
  let skip = 0;
  let wanted; // { handle, left } while the file is being written
  try {
    for await (const chunk of source.pipe(createGunzip({ chunkSize: 1 << 20 }))) {
      let rest = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
      pending = Buffer.alloc(0);
      while (rest.length > 0) {
        if (wanted) {
          const part = rest.subarray(0, wanted.left);
          await wanted.handle.write(part);
          wanted.left -= part.length;
          if (wanted.left === 0) return true;
          rest = rest.subarray(part.length);
        } else if (skip > 0) {
          const step = Math.min(skip, rest.length);
          skip -= step;
          rest = rest.subarray(step);
        } else if (rest.length < BLOCK) {
          pending = Buffer.from(rest);
          break;
        } else {
          const header = parseHeader(rest);
          rest = rest.subarray(BLOCK);
          if (header.name && matches(header.name)) {
            wanted = { handle: await open(target, 'w'), left: header.bytes };
          } else skip = Math.ceil(header.bytes / BLOCK) * BLOCK;
        }
      }
    }
    if (wanted) throw new Error(`${tarball} ends too early`);
    return false;
  } finally {
    await wanted?.handle.close();
    source.destroy();
  }
}
