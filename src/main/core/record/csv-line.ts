// One line of the record as one line of CSV, both ways; what is read must be exactly what would be written.
import type { ActivityEntry } from '../../../shared/core/activity';
import { guardFormulas, withoutFormulaGuards } from '../lib/formula-guard';
import { RecordHead } from './export-head';
import { parseEntry, type FileEntry } from './file-entry';

export const CSV_COLUMNS = [
  'seq',
  'time_utc',
  'at_ms',
  'kind',
  'action_id',
  'facts',
  'failure',
  'hash',
] as const;
/** In the place of a number, on the last line. */
const END = 'end';

interface Guard {
  readonly on: (text: string) => string;
  readonly off: (text: string) => string;
}

const GUARD: Guard = { on: guardFormulas, off: withoutFormulaGuards };

const AT_START = /^'*\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
/** As earlier versions wrote it: what they exported must go on being whole. */
const EARLIER_GUARD: Guard = {
  on: (text) => (AT_START.test(text) ? `'${text}` : text),
  off: (text) => (text.startsWith("'") && AT_START.test(text) ? text.slice(1) : text),
};

/** Without its line end. */
export function csvLine(cells: readonly string[], guard = GUARD): string {
  return cells
    .map(guard.on)
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',');
}

function timeText(atMs: number): string {
  const time = new Date(atMs);
  return Number.isNaN(time.getTime()) ? '' : time.toISOString();
}

/** Facts and failure stand there as JSON. */
export function entryCells(entry: FileEntry | ActivityEntry): string[] {
  return [
    String(entry.seq),
    timeText(entry.atMs),
    JSON.stringify(entry.atMs),
    entry.kind,
    entry.actionId ?? '',
    JSON.stringify(entry.facts),
    entry.failure === null ? '' : JSON.stringify(entry.failure),
    entry.hash,
  ];
}

/** The last line: how much there is, and the last seal. */
export function headCells(head: RecordHead): string[] {
  const { exportedAtMs, world, headHash, ...rest } = head;
  return [
    END,
    timeText(exportedAtMs),
    JSON.stringify(exportedAtMs),
    world,
    '',
    JSON.stringify(rest),
    '',
    headHash,
  ];
}

export type ReadCsvLine =
  | { readonly kind: 'entry'; readonly entry: FileEntry }
  /** Null when it cannot be understood. */
  | { readonly kind: 'head'; readonly head: RecordHead | null }
  | { readonly kind: 'unreadable'; readonly seq: number | null };

/** Null when the quotes do not match. */
function splitCells(line: string, guard: Guard): string[] | null {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
  for (;;) {
    const found = cell.exec(line);
    if (found === null) return null;
    const [, quoted, plain = '', end] = found;
    cells.push(guard.off(quoted === undefined ? plain : quoted.replaceAll('""', '"')));
    if (end === '') return cells;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Never throws. */
export function readCsvLine(line: string): ReadCsvLine {
  const read = readGuarded(line, GUARD);
  if (read.kind === 'entry' || (read.kind === 'head' && read.head !== null)) return read;
  const earlier = readGuarded(line, EARLIER_GUARD);
  return earlier.kind === 'unreadable' ? read : earlier;
}

function readGuarded(line: string, guard: Guard): ReadCsvLine {
  const cells = splitCells(line, guard) ?? [line.split(',', 1)[0] ?? ''];
  const [first = '', , atMs = '', kind = '', actionId = '', facts = '', failure = '', hash] = cells;
  const seq = /^[1-9]\d{0,15}$/.test(first) ? Number(first) : null;
  if (cells.length !== CSV_COLUMNS.length) return { kind: 'unreadable', seq };
  if (first === END) {
    const rest = parsed(facts);
    const told = { ...(typeof rest === 'object' ? rest : {}), exportedAtMs: parsed(atMs) };
    const head = RecordHead.safeParse({ ...told, world: kind, headHash: hash }).data ?? null;
    const isExact = head !== null && csvLine(headCells(head), guard) === line;
    return { kind: 'head', head: isExact ? head : null };
  }
  const entry = parseEntry({
    seq,
    atMs: parsed(atMs),
    kind,
    actionId: actionId === '' ? null : actionId,
    facts: parsed(facts),
    failure: failure === '' ? null : parsed(failure),
    hash,
  });
  const isExact = entry !== null && csvLine(entryCells(entry), guard) === line;
  return isExact ? { kind: 'entry', entry } : { kind: 'unreadable', seq };
}
