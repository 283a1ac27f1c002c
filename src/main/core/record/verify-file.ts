// Checks an exported record by itself, without the desk it comes from: JSON, CSV, or the lines of `tocsin activity`.
import { z } from 'zod';
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { World } from '../../../shared/core/vendor';
import { fileFailure } from '../lib/file-failure';
import { createChainJudge, type ChainJudge, type Judged } from './chain-judge';
import { CSV_COLUMNS, readCsvLine } from './csv-line';
import { RECORD_FORMAT, RecordHead } from './export-head';
import { parseEntryText } from './file-entry';
import { createJsonCut } from './json-cut';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

export type RecordFileFormat = 'json' | 'csv' | 'json-lines';

export interface CheckedFile extends Judged {
  readonly format: RecordFileFormat;
  /** Null when the file does not tell. */
  readonly world: World | null;
}

/** A line of the record is a few hundred characters; a share of a call is no part of it. */
const LINE_MAX_LENGTH = 4 * 1024 * 1024;
const START_LENGTH = 200;

/** Failure `storage` when the file cannot be read, `invalid-input` when it is no record at all. */
export async function checkRecordFile(path: string): Promise<Result<CheckedFile>> {
  try {
    const format = await formatOf(path);
    switch (format) {
      case null:
        return notARecord('it is neither an exported record nor lines of one');
      case 'json':
        return await checkJson(path);
      case 'csv':
        return await checkCsv(path);
      case 'json-lines':
        return await checkLines(path);
    }
  } catch (error) {
    return failed(fileFailure(error, 'the file'));
  }
}

function notARecord(detail: string): Result<never> {
  return failed({ kind: 'invalid-input', field: 'file', detail });
}

/** By how the file begins. */
async function formatOf(path: string): Promise<RecordFileFormat | null> {
  let start = '';
  for await (const piece of textOf(path)) {
    start += piece.trimStart();
    if (start.length >= START_LENGTH) break;
  }
  if (start.replaceAll('"', '').startsWith(`${CSV_COLUMNS[0]},`)) return 'csv';
  if (!start.startsWith('{')) return null;
  return new RegExp(`"format"\\s*:\\s*"${RECORD_FORMAT}"|"entries"\\s*:`).test(
    start.slice(0, START_LENGTH),
  )
    ? 'json'
    : 'json-lines';
}

function checked(
  format: RecordFileFormat,
  judge: ChainJudge,
  head: RecordHead | null,
  isCut: boolean,
): Result<CheckedFile> {
  const judged = judge.end(head);
  // A file that says nothing true about itself can hide its end.
  const hidesItsEnd = format !== 'json-lines' && head === null;
  const isTold = judged.problems.some(({ kind }) => kind === 'cut-off');
  const problems = [
    ...judged.problems,
    ...(isCut && !isTold ? [{ kind: 'cut-off', seq: judged.lastSeq + 1 } as const] : []),
    ...(hidesItsEnd && !isCut ? [{ kind: 'head', seq: null } as const] : []),
  ];
  return ok({ ...judged, problems, format, world: head?.world ?? null });
}

async function checkJson(path: string): Promise<Result<CheckedFile>> {
  const judge = createChainJudge();
  const cut = createJsonCut(
    (text) => {
      const entry = parseEntryText(text);
      if (entry === null) judge.takeUnreadable(numberIn(text));
      else judge.take(entry);
    },
    (text) => judge.takeUnreadable(numberIn(text)),
  );
  for await (const piece of textOf(path)) cut.feed(piece);
  const { outside, isComplete } = cut.end();
  if (outside === null) return notARecord('it has no list of entries, or more than one');
  // The list is empty here; a name that stands there twice makes the text longer than what is read from it.
  const text = isComplete ? outside : `${outside.replace(/\[\s*$/, '[]')}}`;
  const head = readJsonHead(text);
  return checked('json', judge, head, !isComplete);
}

function readJsonHead(text: string): RecordHead | null {
  try {
    const read = JSON.parse(text) as unknown;
    if (typeof read !== 'object' || read === null || !('entries' in read)) return null;
    const { entries, ...told } = read;
    const head = RecordHead.safeParse(told).data ?? null;
    const isOnce = JSON.stringify(read).length === text.replaceAll(/\s/g, '').length;
    return head !== null && isOnce && Array.isArray(entries) ? head : null;
  } catch {
    return null;
  }
}

async function checkCsv(path: string): Promise<Result<CheckedFile>> {
  const judge = createChainJudge();
  let head: RecordHead | null = null;
  let heads = 0;
  let isFirst = true;
  for await (const line of linesOf(textOf(path), LINE_MAX_LENGTH)) {
    if (isFirst) {
      isFirst = false;
      if (line !== CSV_COLUMNS.join(','))
        return notARecord('its columns are not those of a record');
      continue;
    }
    const read = readCsvLine(line);
    if (heads > 0) judge.takeUnreadable(read.kind === 'entry' ? read.entry.seq : null);
    else if (read.kind === 'entry') judge.take(read.entry);
    else if (read.kind === 'unreadable') judge.takeUnreadable(read.seq);
    if (read.kind !== 'head') continue;
    heads += 1;
    head = heads === 1 ? read.head : null;
  }
  return checked('csv', judge, head, heads === 0);
}

async function checkLines(path: string): Promise<Result<CheckedFile>> {
  const judge = createChainJudge();
  let readableLines = 0;
  for await (const line of linesOf(textOf(path), LINE_MAX_LENGTH)) {
    const entry = parseEntryText(line);
    if (entry === null) judge.takeUnreadable(numberIn(line));
    else {
      readableLines += 1;
      judge.take(entry);
    }
  }
  if (readableLines === 0) return notARecord('not one line of it is a line of a record');
  return checked('json-lines', judge, null, false);
}

const Numbered = z.object({ seq: z.number().int().positive() });

/** Which line it was meant to be, as far as that can still be read. */
function numberIn(text: string): number | null {
  const found = /"seq"\s*:\s*(\d{1,15})\b/.exec(text)?.[1];
  return found === undefined
    ? null
    : (Numbered.safeParse({ seq: Number(found) }).data?.seq ?? null);
}

/** Rejects when the file cannot be read. */
async function* textOf(path: string): AsyncGenerator<string> {
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
async function* linesOf(pieces: AsyncIterable<string>, maxLength: number): AsyncGenerator<string> {
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
