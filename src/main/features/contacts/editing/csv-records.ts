// Cuts the text of a table into records; a stray quotation mark spoils the line it stands in and no other.

/** `line`: where it begins, counted from 1. `damaged`: its quotes make no sense, so `cells` are only a guess. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly damaged: boolean;
}

interface Cell {
  readonly text: string;
  /** At the delimiter, the line end or the end behind it. */
  readonly end: number;
}

const BLANKS = /[^\S\n]*/y;

/**
 * `text` has line ends of one kind, `\n`. A quotation mark inside an unquoted cell is a letter like all others:
 * `Robert "Bob",Smith`. Cells come without blanks around them.
 */
export function* csvRecords(text: string, delimiter: string): Generator<CsvRecord> {
  const ends = new RegExp(delimiter === '|' ? '[|\\n]' : `[${delimiter}\\n]`, 'g');
  let line = 1;
  let width = 0;
  for (let start = 0; start < text.length;) {
    const whole = readRecord(text, start, delimiter, ends);
    const isWhole = whole !== null && !hasSwallowed(whole.cells, delimiter, width);
    const lineEnd = endOf(text, '\n', start);
    const { cells, end } = isWhole
      ? whole
      : { cells: guess(text.slice(start, lineEnd), delimiter), end: lineEnd };
    yield { line, cells, damaged: !isWhole };
    if (width === 0 && cells.some((cell) => cell !== '')) width = cells.length;
    line += 1 + (isWhole ? newLines(text, start, end) : 0);
    start = end + 1;
  }
}

function readRecord(
  text: string,
  start: number,
  delimiter: string,
  ends: RegExp,
): { readonly cells: string[]; readonly end: number } | null {
  const cells: string[] = [];
  for (let at = start; ;) {
    const cell = readCell(text, at, delimiter, ends);
    if (cell === null) return null;
    cells.push(cell.text);
    if (text[cell.end] !== delimiter) return { cells, end: cell.end };
    at = cell.end + 1;
  }
}

/** Null when a quoted cell does not end where a cell can end. */
function readCell(text: string, start: number, delimiter: string, ends: RegExp): Cell | null {
  const first = delimiter === '\t' ? start : afterBlanks(text, start);
  if (text[first] === '"') {
    const close = closeOf(text, first);
    if (close === -1) return null;
    const end = delimiter === '\t' ? close + 1 : afterBlanks(text, close + 1);
    const ended = end >= text.length || text[end] === delimiter || text[end] === '\n';
    const inner = text.slice(first + 1, close).replaceAll('""', '"');
    return ended ? { text: inner.trim(), end } : null;
  }
  // ="1,5" is how a spreadsheet is told that something is text.
  if (text.startsWith('="', first)) {
    const close = closeOf(text, first + 1);
    const next = text[close + 1] ?? '\n';
    if (close !== -1 && (next === delimiter || next === '\n')) {
      return { text: text.slice(first, close + 1), end: close + 1 };
    }
  }
  ends.lastIndex = start;
  const end = ends.exec(text)?.index ?? text.length;
  return { text: text.slice(start, end).trim(), end };
}

function closeOf(text: string, open: number): number {
  for (let at = open + 1; ; at += 2) {
    at = text.indexOf('"', at);
    if (at === -1 || text[at + 1] !== '"') return at;
  }
}

/** A cell that never ended has eaten the rows below it until some other quotation mark. */
function hasSwallowed(cells: readonly string[], delimiter: string, width: number): boolean {
  if (width === 0 || cells.length === width) return false;
  return cells.some((cell) => {
    const [, ...below] = cell.split('\n');
    return below.some((row) => row.split(delimiter).length >= Math.max(2, width));
  });
}

function guess(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((cell) => cell.replaceAll('"', '').trim());
}

function afterBlanks(text: string, start: number): number {
  BLANKS.lastIndex = start;
  return start + (BLANKS.exec(text)?.[0].length ?? 0);
}

function endOf(text: string, sign: string, start: number): number {
  const at = text.indexOf(sign, start);
  return at === -1 ? text.length : at;
}

function newLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}
