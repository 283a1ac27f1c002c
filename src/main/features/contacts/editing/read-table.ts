// Reads a table, given as text or as bytes, into rows with their line numbers and into how it was understood.
import {
  TABLE_DELIMITERS,
  type TableDelimiter,
  type TableEncoding,
} from '../../../../shared/contacts/directory';
import { failed, ok, type Failure, type Result } from '../../../../shared/core/failure';
import { breathe, BREATH_EVERY } from '../../../core/lib/breathe';
import { csvRecords, type CsvRecord } from './csv-records';
import { decodeTable } from './decode-table';
import { headingsAt, isPerson, sense, type Known } from './heading-line';
import type { TableWords } from './import-words';
import { isXlsx, type ReadXlsx } from './xlsx-table';

export interface TableRow {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Its quotation marks make no sense: what the cells say is a guess. */
  readonly damaged: boolean;
}

export interface Table {
  /** Of a table without any, each is empty: one for every column. */
  readonly headings: readonly string[];
  /** False: its first line is a person already. */
  readonly hasHeadings: boolean;
  readonly rows: readonly TableRow[];
  /** Null: pasted text, or a workbook. */
  readonly encoding: TableEncoding | null;
  /** Null: a workbook. */
  readonly delimiter: TableDelimiter | null;
  /** Of a workbook, all in their order; the one that was read is `sheet`. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
}

/** What a person who knows better says of the table. */
export interface TableGiven {
  readonly data: string | Uint8Array;
  readonly encoding?: TableEncoding | undefined;
  readonly delimiter?: TableDelimiter | undefined;
  readonly sheet?: string | undefined;
  readonly hasHeadings?: boolean | undefined;
}

export interface TableDeps {
  /** It tells which delimiter the file has, and where its headings are. */
  readonly known: Known;
  readonly rowsMax: number;
  readonly readXlsx: ReadXlsx;
  /** Why there is no table, in the operator's language. */
  readonly words: TableWords;
}

/** Each is shown with a choice of its own. */
const COLUMNS_MAX = 500;
/** Spreadsheets have 16,384, most of them empty. */
const PLACES_MAX = 20_000;
const SNIFF_CHARS = 64 * 1024;
const SEP_LINE = /^[^\S\n]*["']?[^\S\n]*sep[ \u00a0]*=[ \u00a0]*(\\t|[,;\t|])?["',;|\s]*?(?:\n|$)/i;
/** In a workbook. */
const BLANK_ROWS_MAX = 2_000;
const SHEETS_MAX = 20;
/** Rows above the headings. */
const TITLES_MAX = 20;
/** The old kind of workbook, and of a document with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Fails with `invalid-input` for what is empty, no table, or has too many rows. A sheet of a workbook may be empty: it
 * has no headings.
 */
export async function readTable(deps: TableDeps, given: TableGiven): Promise<Result<Table>> {
  const { data } = given;
  if (typeof data === 'string') return readText(deps, given, data, null);
  if (isXlsx(data)) return readWorkbook(deps, given, data);
  if (OLE.every((byte, at) => data[at] === byte)) {
    return failed(wrongTable(deps.words.oldWorkbook));
  }
  const { text, encoding } = decodeTable(data, given.encoding);
  return readText(deps, given, text, encoding);
}

async function readText(
  deps: TableDeps,
  given: TableGiven,
  raw: string,
  encoding: TableEncoding | null,
): Promise<Result<Table>> {
  const whole = raw
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    // DOS ended files so.
    .replace(/\x1a\s*$/, '');
  if (whole.includes('\0')) return failed(wrongTable(deps.words.noText));
  const sep = SEP_LINE.exec(whole);
  const text = sep === null ? whole : whole.slice(sep[0].length);
  const named = sep?.[1] === '\\t' ? '\t' : sep?.[1];
  const delimiter = given.delimiter ?? delimiterOf(text, named, deps.known);
  const skipped = sep === null ? 0 : 1;
  const table = await gather(deps, given, csvRecords(text, delimiter), skipped);
  if (!table.ok) return table;
  if (table.value.headings.length === 0) return failed(wrongTable(deps.words.empty));
  return ok({ ...table.value, encoding, delimiter, sheets: [], sheet: null });
}

async function readWorkbook(
  deps: TableDeps,
  given: TableGiven,
  bytes: Uint8Array,
): Promise<Result<Table>> {
  const named = await readSheet(deps, given, bytes, given.sheet ?? null);
  if (given.sheet !== undefined || !named.ok || named.value.sense > 0) return named;
  // Some workbooks begin with a cover or with instructions.
  for (const sheet of named.value.sheets.slice(1, SHEETS_MAX)) {
    const other = await readSheet(deps, given, bytes, sheet);
    if (other.ok && other.value.sense >= 2) return other;
  }
  return named;
}

async function readSheet(
  deps: TableDeps,
  given: TableGiven,
  bytes: Uint8Array,
  name: string | null,
): Promise<Result<Table & Pick<Gathered, 'sense'>>> {
  const rowsMax = deps.rowsMax + TITLES_MAX + BLANK_ROWS_MAX;
  const book = await deps.readXlsx({ bytes, sheet: name, rowsMax });
  if (!book.ok) {
    const { noSheet, badWorkbook } = deps.words;
    return failed(wrongTable(book.failure.field === 'sheet' ? noSheet : badWorkbook));
  }
  const { sheets, sheet, rows } = book.value;
  let line = 0;
  function* records(): Generator<CsvRecord> {
    for (const cells of rows) yield { line: (line += 1), cells, damaged: false };
  }
  const table = await gather(deps, given, records(), 0);
  // What lies behind was not read, whatever it is.
  if (line > rowsMax) return failed(wrongTable(deps.words.tooManyRows(deps.rowsMax)));
  return table.ok ? ok({ ...table.value, encoding: null, delimiter: null, sheets, sheet }) : table;
}

interface Gathered extends Pick<Table, 'headings' | 'hasHeadings' | 'rows'> {
  /** Of the line where headings would be, whatever a person says of it: it tells which sheet is meant. */
  readonly sense: number;
}

/** Nothing at all has no headings: of a workbook another sheet may have some. */
async function gather(
  { known, rowsMax, words }: TableDeps,
  given: TableGiven,
  records: Iterable<CsvRecord>,
  skipped: number,
): Promise<Result<Gathered>> {
  const all: TableRow[] = [];
  let count = 0;
  let width = 0;
  for (const { line, cells, damaged } of records) {
    count += 1;
    if (count % BREATH_EVERY === 0) await breathe();
    if (cells.every((cell) => cell === '')) continue;
    all.push({ line: skipped + line, cells, damaged });
    width = Math.max(width, cells.findLastIndex((cell) => cell !== '') + 1);
    if (all.length > rowsMax + TITLES_MAX) break;
  }
  const at = headingsAt(all.slice(0, TITLES_MAX), known);
  const first = all[at]?.cells ?? [];
  const hasHeadings = given.hasHeadings ?? !isPerson(first, known);
  const headings = hasHeadings ? first : Array.from({ length: width }, () => '');
  const named = hasHeadings ? headings.filter((cell) => cell !== '').length : width;
  if (named > COLUMNS_MAX || headings.length > PLACES_MAX) {
    return failed(wrongTable(words.tooManyColumns(COLUMNS_MAX)));
  }
  const rows = hasHeadings ? all.slice(at + 1) : all;
  return rows.length > rowsMax
    ? failed(wrongTable(words.tooManyRows(rowsMax)))
    : ok({ headings, hasHeadings, rows, sense: sense(first, known) });
}

/** The one that makes most sense of the first line, then the one the file names, then the most columns. */
function delimiterOf(text: string, named: string | undefined, known: Known): TableDelimiter {
  const start = text.slice(0, SNIFF_CHARS);
  const tried = TABLE_DELIMITERS.map((delimiter) => {
    const headings = headingsWith(start, delimiter, known);
    const said = delimiter === named ? 500 : 0;
    const score = sense(headings, known) * 1000 + said + Math.min(headings.length, 400);
    return { delimiter, score };
  });
  return tried.toSorted((left, right) => right.score - left.score)[0]?.delimiter ?? ',';
}

function headingsWith(text: string, delimiter: string, known: Known): readonly string[] {
  const rows: CsvRecord[] = [];
  for (const record of csvRecords(text, delimiter)) {
    if (record.cells.some((cell) => cell !== '')) rows.push(record);
    if (rows.length >= TITLES_MAX) break;
  }
  return rows[headingsAt(rows, known)]?.cells ?? [];
}

function wrongTable(detail: string): Failure {
  return { kind: 'invalid-input', detail, field: 'text' };
}
