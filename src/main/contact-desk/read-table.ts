// Reads CSV text into rows with their line numbers, a little at a time, so that a press never waits for it.
import { Readable } from 'node:stream';
import { CsvError, parse, type Options } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { failed, ok, type Result } from '../../shared/failure';
import { breathe } from '../lib/breathe';

export interface TableRow {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

const DELIMITERS = [',', ';', '\t'] as const;
const SNIFF_CHARS = 64 * 1024;
const SLICE_CHARS = 16 * 1024;
const RECORD_MAX_BYTES = 1_000_000;

const OPTIONS = {
  bom: true,
  relax_column_count: true,
  skip_empty_lines: true,
  max_record_size: RECORD_MAX_BYTES,
  trim: true,
} as const satisfies Options;

interface Told {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Fails with `invalid-input` for an empty text, broken quotes (naming the line) or too many rows.
 * @param known how many of these headings mean something: it tells which delimiter the file has
 */
export async function readTable(
  given: string,
  known: (headings: readonly string[]) => number,
  rowsMax: number,
): Promise<Result<Table>> {
  const { text, named, skipped } = withoutNamedDelimiter(given);
  const delimiter = named ?? delimiterOf(text, known);
  const rows: TableRow[] = [];
  let headings: readonly string[] | null = null;
  try {
    const parser = Readable.from(slices(text)).pipe(parse({ ...OPTIONS, delimiter, info: true }));
    for await (const told of parser as AsyncIterable<Told>) {
      const { record, info } = told;
      if (record.every((cell) => cell === '')) continue;
      if (headings === null) {
        headings = record;
        continue;
      }
      if (rows.length >= rowsMax) return wrong(`more than ${rowsMax} rows`);
      const within = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      rows.push({ line: skipped + info.lines - within, cells: record });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return wrong(error.message.replace(/\s+/g, ' ').slice(0, 300));
  }
  return headings === null ? wrong('the file is empty') : ok({ headings, rows });
}

async function* slices(text: string): AsyncGenerator<Buffer> {
  let end = 0;
  for (let start = 0; start < text.length; start = end) {
    end = start + SLICE_CHARS;
    // Half a letter would become a question mark.
    if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end += 1;
    await breathe();
    yield Buffer.from(text.slice(start, end));
  }
}

/** Spreadsheets may say it themselves, in a first line `sep=;`. */
function withoutNamedDelimiter(given: string): {
  readonly text: string;
  readonly named: string | null;
  readonly skipped: number;
} {
  const found = /^\uFEFF?sep=([,;\t|])\r?\n/i.exec(given);
  if (found === null) return { text: given, named: null, skipped: 0 };
  return { text: given.slice(found[0].length), named: found[1] ?? null, skipped: 1 };
}

/** The one that makes most sense of the first line; of several the one that makes most columns. */
function delimiterOf(text: string, known: (headings: readonly string[]) => number): string {
  const start = text.slice(0, SNIFF_CHARS);
  const tried = DELIMITERS.map((delimiter) => {
    const headings = headingsWith(start, delimiter);
    return { delimiter, score: known(headings) * 1000 + headings.length };
  });
  return tried.toSorted((left, right) => right.score - left.score)[0]?.delimiter ?? ',';
}

function headingsWith(text: string, delimiter: string): readonly string[] {
  try {
    const records: string[][] = parseSync(text, { ...OPTIONS, delimiter, to: 1 });
    return records[0] ?? [];
  } catch {
    return [];
  }
}

function wrong(detail: string): Result<never> {
  return failed({ kind: 'invalid-input', detail: `the table: ${detail}`, field: 'text' });
}
