// What `tocsin contacts import` says and which exit code it ends with, whoever did the work.
import type { ContactSource } from '../../shared/contacts/contact';
import type { TableUnderstood } from '../../shared/contacts/directory';
import { failed, ok, type Failure, type Result } from '../../shared/core/failure';
import type { TableWish } from '../features/contacts/editing/import-visits';
import type { Looked, TableDesk } from './table-desk';
import type { Terminal } from './terminal';

export interface ImportWish {
  readonly bytes: Uint8Array;
  readonly table: TableWish;
  /** Else it is only looked at. */
  readonly apply: boolean;
  readonly skipProblems: boolean;
}

export interface ImportDeskOfCommand {
  readonly tables: TableDesk;
  /** Reads every service to the end, with its remarks. */
  readonly readServices: () => Promise<unknown>;
  /** Says from time to time that it goes on. */
  readonly patiently: <T>(what: string, work: Promise<T>) => Promise<T>;
}

type Said = Pick<Terminal, 'write' | 'remark'>;

const NAMES: Readonly<Record<ContactSource, string>> = {
  emergency24: 'Emergency24',
  chekt: 'CHeKT',
};
/** Another import may be quicker each time; not for ever. */
const TRIES = 3;

/**
 * One line of JSON for each row, or with `apply` for each that was taken or has problems and a sum at the end.
 * 0: no row has problems, or those that have some were left out on purpose; 2: some have, and nothing was taken;
 * 1: anything else.
 */
export async function reportImport(
  desk: ImportDeskOfCommand,
  terminal: Said,
  wish: ImportWish,
): Promise<number> {
  const { tables } = desk;
  const brought = await desk.patiently('the file is brought to the app', tables.bring(wish.bytes));
  if (!brought.ok) return refused(terminal, brought.failure);
  const visit = brought.value;
  try {
    return wish.apply
      ? await apply(desk, terminal, visit, wish)
      : await preview(desk, terminal, visit, wish);
  } finally {
    await tables.close(visit);
  }
}

async function preview(
  desk: ImportDeskOfCommand,
  terminal: Said,
  visit: string,
  { table }: ImportWish,
): Promise<number> {
  const looked = await look(desk, terminal, visit, table);
  if (!looked.ok) return refused(terminal, looked.failure);
  for (const remark of remarksOn(looked.value)) terminal.remark(remark);
  for await (const rows of desk.tables.rows(visit)) {
    if (!rows.ok) return refused(terminal, rows.failure);
    await print(terminal, rows.value);
  }
  terminal.remark(`${marked(looked.value)}${inWords(looked.value)}; nothing was sent`);
  return looked.value.verdicts.wrong > 0 ? 2 : 0;
}

async function apply(
  desk: ImportDeskOfCommand,
  terminal: Said,
  visit: string,
  { table, skipProblems }: ImportWish,
): Promise<number> {
  const { tables } = desk;
  for (let tried = 1; ; tried += 1) {
    const looked = await look(desk, terminal, visit, table);
    if (!looked.ok) return refused(terminal, looked.failure);
    const found = looked.value;
    if (tried === 1) for (const remark of remarksOn(found)) terminal.remark(remark);
    const sum = (taken: number): Promise<void> => print(terminal, [sumOf(found, table, taken)]);
    const { wrong } = found.verdicts;
    if (wrong > 0 && !skipProblems) {
      await list(tables, terminal, visit, false);
      await sum(0);
      terminal.remark(
        `${marked(found)}NOTHING TAKEN: ${inWords(found)}. Mend the file, or leave them out: --skip-problems`,
      );
      return 2;
    }
    const taken = await desk.patiently('the rows are taken in', tables.take(visit, skipProblems));
    if (!taken.ok && taken.failure.reason === 'overtaken' && tried < TRIES) continue;
    if (!taken.ok) {
      terminal.remark(
        taken.failure.reason === 'after-writing'
          ? `it is not known whether they were taken: ${taken.failure.detail}. Do it again: nobody is added twice`
          : `NOTHING TAKEN: ${taken.failure.detail}`,
      );
      return 1;
    }
    await list(tables, terminal, visit, true);
    await sum(taken.value.taken);
    terminal.remark(takenInWords(found, taken.value.taken));
    return 0;
  }
}

/** A service that was never read to its end is read first: who is there already would be added again. */
async function look(
  desk: ImportDeskOfCommand,
  terminal: Said,
  visit: string,
  table: TableWish,
): Promise<Result<Looked>> {
  const ask = () => desk.patiently('the table is read', desk.tables.look(visit, table));
  const first = await ask();
  if (!first.ok) return first;
  if (first.value.kind === 'looked') return withRows(first.value);
  const name = NAMES[table.source];
  terminal.remark(`${name} was never read to its end: that comes first`);
  await desk.readServices();
  const second = await ask();
  if (!second.ok) return second;
  if (second.value.kind === 'looked') return withRows(second.value);
  const detail = `${name} could not be read to its end, so nobody knows who is there already`;
  return failed({ kind: 'unavailable', detail });
}

/** Of a table without rows its own problem is all there is to say. */
function withRows(looked: Looked): Result<Looked> {
  const { rows, problems } = looked;
  return rows === 0 && problems.length > 0
    ? failed({ kind: 'invalid-input', detail: problems.join(' ') })
    : ok(looked);
}

/** Those that were taken, and those with problems. */
async function list(
  tables: TableDesk,
  terminal: Said,
  visit: string,
  isTaken: boolean,
): Promise<void> {
  for await (const rows of tables.rows(visit)) {
    if (!rows.ok) {
      terminal.remark(`the rows cannot be listed: ${rows.failure.detail}`);
      return;
    }
    const told = rows.value.flatMap((row) => {
      const taken = isTaken && row.verdict === 'add';
      const { line, name, verdict, problems, notes } = row;
      return taken || verdict === 'wrong' ? [{ line, name, verdict, problems, notes, taken }] : [];
    });
    await print(terminal, told);
  }
}

async function print(terminal: Said, lines: readonly object[]): Promise<void> {
  if (lines.length === 0) return;
  await terminal.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function sumOf({ environment, rows, verdicts, onItsWay }: Looked, table: TableWish, taken: number) {
  const { same, known, wrong } = verdicts;
  const { source } = table;
  return { sum: { environment, source, rows, taken, same, onItsWay, known, wrong } };
}

/** `4 rows: 2 new, 1 there already, 1 with problems`. */
function inWords({ rows, verdicts, onItsWay }: Looked): string {
  const { add, same, known, wrong } = verdicts;
  const parts = [
    `${add} new`,
    `${same} there already${onItsWay > 0 ? ` (${onItsWay} still on the way)` : ''}`,
    ...(known > 0 ? [`${known} there with other details, which stay as they are`] : []),
    ...(wrong > 0 ? [`${wrong} with problems`] : []),
  ];
  return `${rows} rows: ${parts.join(', ')}`;
}

function takenInWords(found: Looked, taken: number): string {
  const what = taken === 0 ? 'nothing changed' : `${taken} taken, and on their way`;
  return `${marked(found)}${what}; ${inWords(found)}`;
}

/** What was made in practice says so first. */
function marked({ environment }: Looked): string {
  return environment === 'practice' ? 'practice: ' : '';
}

function remarksOn({ understood, problems, unknownColumns }: Looked): readonly string[] {
  const unknown =
    unknownColumns.length === 0
      ? []
      : [`nobody knows what these columns mean: ${unknownColumns.join(', ')}`];
  return [howRead(understood), ...problems, ...unknown];
}

function howRead({ sheet, columns, ...table }: TableUnderstood): string {
  const { encoding, delimiter, sheets, hasHeadings } = table;
  const as =
    sheet === null
      ? `read as ${encoding ?? 'text'} with ${JSON.stringify(delimiter)} between the cells`
      : `read the sheet ${JSON.stringify(sheet)}${sheets.length > 1 ? ` of ${sheets.map((name) => JSON.stringify(name)).join(', ')}` : ''}`;
  const taken = columns.filter(({ field }) => field !== null).map(({ heading }) => heading);
  const first = hasHeadings
    ? ''
    : '; no headings: the first line is a person (else: --headings yes)';
  return `${as}${first}; columns: ${taken.join(', ')}`;
}

function refused(terminal: Said, failure: Failure): number {
  terminal.remark(failure.detail);
  return 1;
}
