// Reads a whole table into a plan: each row judged, each good one as the change it will be.
import type { ChektContactFields } from '../../../../shared/contacts/chekt-contact';
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import type {
  ContactChangeRequest,
  ContactWrite,
} from '../../../../shared/contacts/contact-change';
import type { ImportRow, UnderstoodColumn } from '../../../../shared/contacts/directory';
import type { Emergency24Fields, Emergency24Group } from '../../../../shared/contacts/emergency24';
import type { Failure } from '../../../../shared/core/failure';
import type { Language } from '../../../../shared/core/language';
import { comparable } from '../../../../shared/core/plain-text';
import { breathe, BREATH_EVERY } from '../../../core/lib/breathe';
import { sameNumberKey } from '../../../core/lib/phone';
import { chektRecordOf, emergency24RecordOf } from './change-effects';
import { guessedColumns } from './guessed-columns';
import { FIELD_NAMES, type NamedColumns } from './headings';
import { chektFields } from './import-row-chekt';
import { emergency24Fields } from './import-row-emergency24';
import { IMPORT_WORDS } from './import-words';
import { knownPeople, nameKey, saysTheSame, type Newcomer } from './known-people';
import type { Table, TableRow } from './read-table';
import { asTyped, watchPointZero, withoutPointZero } from './spreadsheet-cells';
import { readRow, type IsKnown, type RowContext } from './table-cells';
import { columnsOf, type Columns } from './table-columns';
import { isExample } from './template';
import { tableProblems, understoodColumns } from './understood-columns';

export interface PlanDeps {
  readonly source: ContactSource;
  /** At CHeKT. */
  readonly siteId: string;
  readonly language: Language;
  /** Wall clock. */
  readonly nowMs: number;
  readonly named: NamedColumns;
  /** Null: they cannot be read now. */
  readonly groups: readonly Emergency24Group[] | null;
  /** Of this service (at CHeKT: of this site). */
  readonly records: () => Iterable<SourceRecord>;
  /** What changes that are on their way to it will make; no reading of the service shows them yet. */
  readonly coming: readonly SourceRecord[];
  /** Why a service would not take it; null when it may be sent. */
  readonly refusal: (write: ContactWrite) => Failure | null;
}

export interface ImportPlan {
  readonly rows: readonly ImportRow[];
  /** One for each row whose verdict is `add`. */
  readonly requests: readonly ContactChangeRequest[];
  readonly unknownColumns: readonly string[];
  readonly columns: readonly UnderstoodColumn[];
  /** Of the table as a whole. */
  readonly problems: readonly string[];
}

interface Drafted {
  readonly line: number;
  readonly name: string;
  readonly newcomer: Newcomer;
  readonly change: ContactWrite;
  /** Nobody new may be without an id there; who is there already may. */
  readonly lacksId: boolean;
  readonly problems: string[];
  readonly notes: readonly string[];
}

/** Each is judged, and put into the bytes that would be sent: a few milliseconds for so many. */
const DRAFTED_AT_ONCE = 50;

export async function planImport(deps: PlanDeps, table: Table): Promise<ImportPlan> {
  const { source, language } = deps;
  const typed = await typedCells(table);
  const named = table.hasHeadings
    ? deps.named
    : guessedColumns(source, table.headings.length, typed, deps.named);
  const columns = columnsOf(source, table.headings, language, named);
  const drafted: Drafted[] = [];
  const coming = new Set(deps.coming);
  // What the service has shown since counts, so it comes last.
  function* everybody(): Generator<SourceRecord> {
    yield* coming;
    yield* deps.records();
  }
  const told = await toldBefore(everybody());
  const isKnown = (text: string): boolean =>
    told(text) || (deps.source === 'chekt' && SAMPLE_NUMBER.test(text));
  const today = localDate(deps.nowMs);
  for (const [index, { line, damaged }] of table.rows.entries()) {
    if (index % DRAFTED_AT_ONCE === 0) await breathe();
    drafted.push(
      draftRow(deps, { columns, isKnown, today }, { line, damaged, cells: typed[index] ?? [] }),
    );
  }
  await nameRepeats(deps, drafted, columns);
  const newcomers = drafted.map(({ newcomer }) => newcomer);
  const byDescription = deps.source === 'emergency24';
  const known = await knownPeople(newcomers, everybody(), byDescription);
  const rows: ImportRow[] = [];
  const requests: ContactChangeRequest[] = [];
  for (const { line, name, newcomer, change, lacksId, problems, notes } of drafted) {
    if (rows.length % BREATH_EVERY === 0) await breathe();
    if (lacksId && known.find(newcomer) === null) {
      const { missing } = IMPORT_WORDS[deps.language];
      problems.push(`${headingOf(deps, columns, 'externalId')}: ${missing}`);
    }
    const record = problems.length > 0 ? null : known.find(newcomer);
    const there = record && (saysTheSame(newcomer, record) ? 'same' : 'known');
    // Who is there already may lack both: lists of the service do not show them.
    if (there === null && problems.length === 0 && isOutOfReach(newcomer)) {
      problems.push(unreachable(deps, columns));
    }
    const verdict = problems.length > 0 ? 'wrong' : (there ?? 'add');
    const onItsWay = record !== null && coming.has(record);
    const said = onItsWay ? [...notes, IMPORT_WORDS[deps.language].onItsWay] : notes;
    rows.push({
      line,
      name,
      verdict,
      ...(onItsWay ? { onItsWay } : {}),
      problems: [...new Set(problems)],
      notes: [...new Set(said)],
    });
    if (verdict === 'add') requests.push({ change, recordKey: null, name });
  }
  return {
    rows,
    requests,
    unknownColumns: columns.unknown,
    columns: await understoodColumns(columns, typed),
    problems: tableProblems(source, columns, language),
  };
}

/** As the desk's own calendar shows it: `2026-03-02`. */
function localDate(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

async function typedCells({ rows }: Table): Promise<readonly (readonly string[])[]> {
  const typed: string[][] = [];
  const pointZero = watchPointZero();
  for (const [index, { cells }] of rows.entries()) {
    if (index % BREATH_EVERY === 0) await breathe();
    const row = cells.map(asTyped);
    pointZero.see(row);
    typed.push(row);
  }
  const columns = pointZero.columns();
  if (columns.size === 0) return typed;
  const whole: string[][] = [];
  for (const [index, cells] of typed.entries()) {
    if (index % BREATH_EVERY === 0) await breathe();
    whole.push(cells.map((cell, column) => (columns.has(column) ? withoutPointZero(cell) : cell)));
  }
  return whole;
}

/** As CHeKT's own samples write one: it lacks an area code, and is taken there. Source: SEED CHeKT Contacts API. */
const SAMPLE_NUMBER = /^\+1-\d{3}-\d{4}$/;

/** What the service itself holds is never refused, however odd it looks. */
async function toldBefore(records: Iterable<SourceRecord>): Promise<IsKnown> {
  const told = new Set<string>();
  let count = 0;
  for (const { externalId, phones, emails } of records) {
    count += 1;
    if (count % BREATH_EVERY === 0) await breathe();
    if (externalId !== null) told.add(externalId);
    for (const email of emails) told.add(email);
    // A spreadsheet takes the plus sign away.
    for (const { number } of phones) told.add(number).add(number.replace(/\D/g, ''));
  }
  return (text) => told.has(text);
}

function isOutOfReach({ phones, emails }: Newcomer): boolean {
  return phones.length === 0 && emails.length === 0;
}

function headingOf(
  { language }: PlanDeps,
  columns: Columns,
  field: 'externalId' | 'phone',
): string {
  const isIt = ({ field: own }: Columns['known'][number]): boolean =>
    field === 'phone' ? /phone/i.test(own) : own === field;
  return columns.known.find(isIt)?.heading ?? FIELD_NAMES[language][field];
}

function unreachable(deps: PlanDeps, columns: Columns): string {
  const heading = headingOf(deps, columns, 'phone');
  return `${heading}: ${IMPORT_WORDS[deps.language].phoneOrEmail}`;
}

function draftRow(
  deps: PlanDeps,
  { columns, ...context }: RowContext & { readonly columns: Columns },
  { line, cells, damaged }: TableRow,
): Drafted {
  const row = readRow(columns, cells, deps.language, context);
  const { change, newcomer } =
    deps.source === 'emergency24'
      ? asEmergency24(emergency24Fields(row, deps.groups), deps.groups)
      : asChekt(chektFields(row), deps.siteId);
  const { notes } = row;
  const words = IMPORT_WORDS[deps.language];
  // Whatever else such a row seems to say is a guess.
  const problems = damaged
    ? [words.quotes]
    : columns.clashes.length > 0
      ? [...columns.clashes]
      : row.problems;
  // What our own checks let pass and the service's rules do not.
  const isRead = !damaged && columns.clashes.length === 0;
  const lacksId = isRead && deps.source === 'emergency24' && newcomer.externalId === null;
  const refusal = problems.length > 0 || lacksId ? null : deps.refusal(change);
  if (refusal !== null) problems.push(refusedBy(deps, columns, refusal));
  if (isExample(newcomer)) notes.push(words.example);
  const name = `${newcomer.firstName} ${newcomer.lastName}`.trim().slice(0, 300);
  return { line, name, newcomer, change, lacksId, problems, notes };
}

function refusedBy({ language }: PlanDeps, columns: Columns, { field }: Failure): string {
  const heading = columns.known.find((column) => column.field === field)?.heading;
  const { refused } = IMPORT_WORDS[language];
  return heading === undefined ? refused : `${heading}: ${refused}`;
}

/** The later of two rows about one person is wrong: nobody knows which of them is meant. */
async function nameRepeats(
  deps: PlanDeps,
  drafted: readonly Drafted[],
  columns: Columns,
): Promise<void> {
  const words = IMPORT_WORDS[deps.language];
  const headingOf = (field: string): string =>
    columns.known.find((column) => column.field === field)?.heading ?? field;
  const ids = new Map<string, number>();
  const names = new Map<string, number>();
  for (const [index, { line, newcomer, problems }] of drafted.entries()) {
    if (index % BREATH_EVERY === 0) await breathe();
    const { externalId, firstName, lastName } = newcomer;
    const sameId = externalId === null ? undefined : ids.get(externalId);
    const nameOf = personKey(newcomer, deps.source);
    // Nobody is like another one for having no name: that it is missing is told.
    const sameName = firstName + lastName === '' ? undefined : names.get(nameOf);
    if (sameId !== undefined) {
      problems.push(`${headingOf('externalId')}: ${words.sameAsLine(sameId)}`);
    } else if (sameName !== undefined) {
      const heading = headingOf(columns.known.some(isFirstName) ? 'firstName' : 'name');
      problems.push(`${heading}: ${words.sameAsLine(sameName)}`);
    }
    if (externalId !== null && sameId === undefined) ids.set(externalId, line);
    if (sameName === undefined) names.set(nameOf, line);
  }
}

const isFirstName = ({ field }: Columns['known'][number]): boolean => field === 'firstName';

/** Where the service itself refuses two of one name, that is enough; elsewhere the rest must be equal too. */
function personKey(newcomer: Newcomer, source: ContactSource): string {
  if (source === 'emergency24') return nameKey(newcomer, true);
  const { externalId, phones, emails } = newcomer;
  const ways = [...phones.map(({ number }) => sameNumberKey(number)), ...emails.map(comparable)];
  return [nameKey(newcomer, false), externalId ?? '', ...ways].join('\n');
}

function asEmergency24(
  fields: Emergency24Fields,
  groups: readonly Emergency24Group[] | null,
): {
  readonly change: ContactWrite;
  readonly newcomer: Newcomer;
} {
  const groupName = (id: string): string | null =>
    groups?.find(({ groupId }) => groupId === id)?.name ?? null;
  const newcomer: Newcomer = {
    ...emergency24RecordOf(fields, '', { groupName, nowMs: 0 }),
    emails: [...fields.emailAddresses, ...fields.backupEmailAddresses],
    saysMore: fields.departmentId !== '' || fields.customValues.length > 0,
  };
  return { change: { source: 'emergency24', write: { write: 'add', fields } }, newcomer };
}

function asChekt(
  fields: ChektContactFields,
  siteId: string,
): { readonly change: ContactWrite; readonly newcomer: Newcomer } {
  const newcomer: Newcomer = {
    ...chektRecordOf(fields, siteId, '', 0),
    saysMore: fields.preferences !== null,
  };
  return { change: { source: 'chekt', write: { write: 'add', siteId, fields } }, newcomer };
}
