// The text of a file in pieces and in lines, as UTF-8 or as what Windows' own shell makes of it.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** Rejects when the file cannot be read. */
export async function* textOf(path: string): AsyncGenerator<string> {
  const encoding = (await startsAsUtf16(path)) ? 'utf16le' : 'utf8';
  let isFirst = true;
  for await (const chunk of createReadStream(path, { encoding, highWaterMark: 256 * 1024 })) {
    const text = String(chunk);
    yield isFirst ? text.replace(/^\uFEFF/, '') : text;
    isFirst = false;
  }
}

async function startsAsUtf16(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0xff && buffer[1] === 0xfe;
  } finally {
    await file.close();
  }
}

/** Without line ends and without empty lines. `maxLength` bounds what one line may hold. */
export async function* linesOf(
  pieces: AsyncIterable<string>,
  maxLength: number,
): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > maxLength) throw new Error('a line is too long');
    for (const line of lines) {
      const text = line.endsWith('\r') ? line.slice(0, -1) : line;
      if (text !== '') yield text;
    }
  }
  if (rest !== '') yield rest;
}
