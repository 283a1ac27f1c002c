// Reads a whole table into a plan: each row judged, each good one as the change it will be.
import type { ChektContactFields } from '../../shared/chekt-contact';
import type { ContactSource, SourceRecord } from '../../shared/contact';
import type { ContactChangeRequest, ContactWrite } from '../../shared/contact-change';
import type { ImportRow } from '../../shared/directory';
import {
  EMERGENCY24_PHONE_FIELDS,
  type Emergency24Fields,
  type Emergency24Group,
} from '../../shared/emergency24';
import type { Failure } from '../../shared/failure';
import type { Language } from '../../shared/text/language';
import { breathe, BREATH_EVERY } from '../lib/breathe';
import { chektFields } from './import-row-chekt';
import { emergency24Fields } from './import-row-emergency24';
import { IMPORT_WORDS } from './import-words';
import { knownPeople, nameKey, saysTheSame, type Newcomer } from './known-people';
import type { Table } from './read-table';
import { columnsOf, readRow, type Columns } from './table-cells';

export interface PlanDeps {
  readonly source: ContactSource;
  /** At CHeKT. */
  readonly siteId: string;
  readonly language: Language;
  readonly groups: readonly Emergency24Group[];
  /** Of this service (at CHeKT: of this site). */
  readonly records: Iterable<SourceRecord>;
  /** Why a service would not take it; null when it may be sent. */
  readonly refusal: (write: ContactWrite) => Failure | null;
}

export interface ImportPlan {
  readonly rows: readonly ImportRow[];
  /** One for each row whose verdict is `add`. */
  readonly requests: readonly ContactChangeRequest[];
  readonly unknownColumns: readonly string[];
}

interface Drafted {
  readonly line: number;
  readonly name: string;
  readonly newcomer: Newcomer;
  readonly change: ContactWrite;
  readonly problems: string[];
}

export async function planImport(deps: PlanDeps, table: Table): Promise<ImportPlan> {
  const columns = columnsOf(deps.source, table.headings);
  const drafted: Drafted[] = [];
  for (const [index, { line, cells }] of table.rows.entries()) {
    if (index % BREATH_EVERY === 0) await breathe();
    drafted.push(draftRow(deps, columns, line, cells));
  }
  nameRepeats(deps, drafted, columns);
  const newcomers = drafted.map(({ newcomer }) => newcomer);
  const byDescription = deps.source === 'emergency24';
  const known = await knownPeople(newcomers, deps.records, byDescription);
  const rows: ImportRow[] = [];
  const requests: ContactChangeRequest[] = [];
  for (const { line, name, newcomer, change, problems } of drafted) {
    const record = problems.length > 0 ? null : known.find(newcomer);
    const there = record && (saysTheSame(newcomer, record) ? 'same' : 'known');
    const verdict = problems.length > 0 ? 'wrong' : (there ?? 'add');
    rows.push({ line, name, verdict, problems: [...new Set(problems)] });
    if (verdict === 'add') requests.push({ change, recordKey: null, name });
  }
  return { rows, requests, unknownColumns: columns.unknown };
}

function draftRow(
  deps: PlanDeps,
  columns: Columns,
  line: number,
  cells: readonly string[],
): Drafted {
  const row = readRow(columns, cells, deps.language);
  const { change, newcomer } =
    deps.source === 'emergency24'
      ? asEmergency24(emergency24Fields(row, deps.groups))
      : asChekt(chektFields(row), deps.siteId);
  const { problems } = row;
  // What our own checks let pass and the service's rules do not.
  const refusal = problems.length > 0 ? null : deps.refusal(change);
  if (refusal !== null) problems.push(refusal.detail);
  const name = `${newcomer.firstName} ${newcomer.lastName}`.trim().slice(0, 300);
  return { line, name, newcomer, change, problems };
}

/** The later of two rows about one person is wrong: nobody knows which of them is meant. */
function nameRepeats(deps: PlanDeps, drafted: readonly Drafted[], columns: Columns): void {
  const words = IMPORT_WORDS[deps.language];
  const headingOf = (field: string): string =>
    columns.known.find((column) => column.field === field)?.heading ?? field;
  const ids = new Map<string, number>();
  const names = new Map<string, number>();
  for (const { line, newcomer, problems } of drafted) {
    const { externalId } = newcomer;
    const sameId = externalId === '' ? undefined : ids.get(externalId);
    const nameOf = personKey(newcomer, deps.source);
    const sameName = names.get(nameOf);
    if (sameId !== undefined) {
      problems.push(`${headingOf('externalId')}: ${words.sameAsLine(sameId)}`);
    } else if (sameName !== undefined) {
      const heading = headingOf(columns.known.some(isFirstName) ? 'firstName' : 'name');
      problems.push(`${heading}: ${words.sameAsLine(sameName)}`);
    }
    if (externalId !== '' && sameId === undefined) ids.set(externalId, line);
    if (sameName === undefined) names.set(nameOf, line);
  }
}

const isFirstName = ({ field }: Columns['known'][number]): boolean => field === 'firstName';

/** Where the service itself refuses two of one name, that is enough; elsewhere the rest must be equal too. */
function personKey(newcomer: Newcomer, source: ContactSource): string {
  if (source === 'emergency24') return nameKey(newcomer, true);
  const { externalId, phones, emails } = newcomer;
  return [nameKey(newcomer, false), externalId, ...phones, ...emails].join('\n');
}

function asEmergency24(fields: Emergency24Fields): {
  readonly change: ContactWrite;
  readonly newcomer: Newcomer;
} {
  const newcomer: Newcomer = {
    externalId: fields.externalId,
    firstName: fields.firstName,
    lastName: fields.lastName,
    description: fields.description,
    title: fields.title,
    department: fields.department,
    type: '',
    role: '',
    phones: EMERGENCY24_PHONE_FIELDS.flatMap((field) => fields[field]),
    emails: fields.emailAddresses,
  };
  return { change: { source: 'emergency24', write: { write: 'add', fields } }, newcomer };
}

function asChekt(
  fields: ChektContactFields,
  siteId: string,
): { readonly change: ContactWrite; readonly newcomer: Newcomer } {
  const newcomer: Newcomer = {
    externalId: fields.externalId ?? '',
    firstName: fields.firstName,
    lastName: fields.lastName,
    description: '',
    title: '',
    department: '',
    type: fields.type ?? '',
    role: fields.role ?? '',
    phones: fields.phone === null ? [] : [fields.phone],
    emails: fields.email === null ? [] : [fields.email],
  };
  return { change: { source: 'chekt', write: { write: 'add', siteId, fields } }, newcomer };
}
