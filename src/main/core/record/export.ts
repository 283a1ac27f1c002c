// The whole record as a file, in pieces: JSON or CSV, with how much there is and the last seal.
import type { ActivityEntry } from '../../../shared/core/activity';
import type { Result } from '../../../shared/core/failure';
import { csvLine, CSV_COLUMNS, entryCells, headCells } from './csv-line';
import type { RecordHead } from './export-head';

const LINES_PER_PIECE = 200;
const CSV_END = '\r\n';

/** `entries` oldest first; `onUnreadable` hears of each line that cannot be written. */
interface ExportSource {
  readonly head: RecordHead;
  readonly entries: Iterable<Result<ActivityEntry>>;
  readonly onUnreadable: (detail: string) => void;
}

/** Oldest first. Throws when the disk gives up before the end. */
function* readable({ head, entries, onUnreadable }: ExportSource): Generator<ActivityEntry> {
  let met = 0;
  for (const entry of entries) {
    // What has come since the head was read is not part of the export.
    if (met === head.count) return;
    met += 1;
    if (entry.ok) yield entry.value;
    else onUnreadable(entry.failure.detail);
  }
  if (met < head.count) throw new Error('the record could not be read to its end');
}

function* piecesOf(
  source: ExportSource,
  write: (entry: ActivityEntry, isFirst: boolean) => string,
): Generator<string> {
  let piece: string[] = [];
  let isFirst = true;
  for (const entry of readable(source)) {
    piece.push(write(entry, isFirst));
    isFirst = false;
    if (piece.length < LINES_PER_PIECE) continue;
    yield piece.join('');
    piece = [];
  }
  if (piece.length > 0) yield piece.join('');
}

/** One object; each line of the record is a line of the file. */
export function* exportJson(source: ExportSource): Generator<string> {
  yield `${JSON.stringify(source.head).slice(0, -1)},"entries":[`;
  yield* piecesOf(source, (entry, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(entry)}`);
  yield '\n]}\n';
}

/** The last line tells the count and the last seal. */
export function* exportCsv(source: ExportSource): Generator<string> {
  // Without the mark Excel reads UTF-8 as something else.
  yield `\uFEFF${CSV_COLUMNS.join(',')}${CSV_END}`;
  yield* piecesOf(source, (entry) => `${csvLine(entryCells(entry))}${CSV_END}`);
  yield `${csvLine(headCells(source.head))}${CSV_END}`;
}
