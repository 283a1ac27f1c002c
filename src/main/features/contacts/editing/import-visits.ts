// A table that the command line brings in portions: looked at, told row by row, and taken as the window takes it.
import type { ContactSource } from '../../../../shared/contacts/contact';
import type {
  ImportPreview,
  TableEncoding,
  TableUnderstood,
} from '../../../../shared/contacts/directory';
import { failed, ok, type Result } from '../../../../shared/core/failure';
import type { ColumnNaming, ImportField } from '../../../../shared/contacts/import-field';
import { createVisits, type VisitsDeps } from '../../../core/lib/visits';
import { csvRecords } from './csv-records';
import { fieldsOf } from './headings';
import type { ImportDesk } from './import';
import { importLine, type ImportLine } from './import-line';

/** What it is looked at for; what is left out is found out. */
export interface TableWish {
  readonly source: ContactSource;
  /** At CHeKT; may be left out where this desk has one site. */
  readonly siteId?: string | undefined;
  readonly encoding?: TableEncoding | undefined;
  readonly sheet?: string | undefined;
  readonly hasHeadings?: boolean | undefined;
  /** What its columns are, from the first on: headings with commas between them, an empty one for what says its own. */
  readonly columns?: string | undefined;
}

/** `unread`: the service was never read to its end, so nobody knows who of the table is there already. */
export type TableLook =
  | { readonly kind: 'unread' }
  | {
      readonly kind: 'looked';
      readonly rows: number;
      /** How many rows have each verdict. */
      readonly verdicts: Readonly<Record<ImportLine['verdict'], number>>;
      readonly onItsWay: number;
      /** Of the table as a whole. */
      readonly problems: readonly string[];
      readonly unknownColumns: readonly string[];
      readonly understood: TableUnderstood;
    };

export interface ImportVisitsDeps extends Pick<VisitsDeps, 'clock' | 'newId'> {
  /** The directory of the world the desk is in. */
  readonly desk: () => {
    readonly imports: ImportDesk;
    isWhole(source: ContactSource): Promise<Result<boolean>>;
    siteIds(): readonly string[];
  };
}

export interface ImportVisits {
  open(bytes: number): Result<{ readonly visit: string }>;
  /** Portions come in their order. */
  part(visit: string, at: number, data: Uint8Array): Promise<Result<null>>;
  look(visit: string, wish: TableWish): Promise<Result<TableLook>>;
  /** Some of the rows from this one on, counted from 0; empty at the end. */
  rows(visit: string, from: number): Promise<Result<readonly ImportLine[]>>;
  /** `rejected`, and nothing is taken, when rows have problems and nobody said that they are left out. */
  take(visit: string, skipProblems: boolean): Promise<Result<{ readonly taken: number }>>;
  close(visit: string): void;
  count(): number;
}

interface Table {
  readonly bytes: Uint8Array<ArrayBuffer>;
  filled: number;
  looked: { readonly imports: ImportDesk; readonly preview: ImportPreview } | null;
}

const MOST = 2;
const IDLE_MS = 60_000;
/** An answer of some hundred kilobytes at most. */
const ROWS_AT_ONCE = 200;

export function createImportVisits(deps: ImportVisitsDeps): ImportVisits {
  const visits = createVisits<Table>({ ...deps, most: MOST, idleMs: IDLE_MS });

  const forget = ({ looked }: Table): void => looked?.imports.forget(looked.preview.id);

  function siteOf({ source, siteId }: TableWish): Result<string | undefined> {
    if (source !== 'chekt') return ok(undefined);
    const sites = deps.desk().siteIds();
    const [only] = sites;
    if (siteId === undefined && sites.length === 1) return ok(only);
    if (siteId !== undefined && sites.includes(siteId)) return ok(siteId);
    const own = `of this desk: ${sites.join(', ') || 'none'}`;
    return wrong('site', `${siteId === undefined ? 'name a site' : 'this is no site'} ${own}`);
  }

  function columnsOf({ source, columns = '' }: TableWish): Result<ColumnNaming[]> {
    const headings = [...csvRecords(columns, ',')][0]?.cells ?? [];
    const fields = fieldsOf(source, headings);
    const unknown = headings.filter((heading, at) => heading !== '' && fields[at] === null);
    if (unknown.length > 0) return wrong('columns', `no such column: ${unknown.join(', ')}`);
    return ok(
      fields.flatMap((field, index) => (field === null ? [] : [{ index, field: takenAs(field) }])),
    );
  }

  return {
    open: (bytes) => visits.open({ bytes: new Uint8Array(bytes), filled: 0, looked: null }),
    part: (visit, at, data) =>
      visits.step(visit, (table) => {
        if (at !== table.filled || at + data.length > table.bytes.length) {
          return wrong('at', 'the portions of the file do not fit together');
        }
        table.bytes.set(data, at);
        table.filled += data.length;
        return ok(null);
      }),
    look: (visit, wish) =>
      visits.step<TableLook>(visit, async (table) => {
        if (table.filled < table.bytes.length)
          return wrong('bytes', 'a part of the file is missing');
        const desk = deps.desk();
        const { imports } = desk;
        const whole = await desk.isWhole(wish.source);
        if (!whole.ok) return whole;
        if (!whole.value) return ok({ kind: 'unread' });
        const siteId = siteOf(wish);
        if (!siteId.ok) return siteId;
        const columns = columnsOf(wish);
        if (!columns.ok) return columns;
        forget(table);
        table.looked = null;
        const preview = await imports.preview({
          ...wish,
          siteId: siteId.value,
          columns: columns.value,
          bytes: table.bytes,
        });
        if (!preview.ok) return preview;
        table.looked = { imports, preview: preview.value };
        const { rows, problems, unknownColumns, understood } = preview.value;
        const verdicts = { add: 0, same: 0, known: 0, wrong: 0 };
        for (const { verdict } of rows) verdicts[verdict] += 1;
        const onItsWay = rows.filter((row) => row.onItsWay === true).length;
        const counts = { rows: rows.length, verdicts, onItsWay };
        return ok({ kind: 'looked', ...counts, problems, unknownColumns, understood });
      }),
    rows: (visit, from) =>
      visits.step(visit, ({ looked }) => {
        if (looked === null) return wrong('visit', NOT_LOOKED);
        const { rows, understood, id } = looked.preview;
        const requests = looked.imports.requests(id);
        const headings = understood.columns.map(({ heading }) => heading);
        let added = countAdded(rows, from);
        const lines = rows.slice(from, from + ROWS_AT_ONCE).map((row) => {
          const request = row.verdict === 'add' ? requests[added++] : undefined;
          return importLine(row, headings, request ?? null);
        });
        return ok(lines);
      }),
    take: (visit, skipProblems) =>
      visits.step(visit, ({ looked }) => {
        if (looked === null) return wrong('visit', NOT_LOOKED);
        const { id, wrong: problems } = looked.preview;
        if (problems > 0 && !skipProblems) {
          const detail = `${problems} rows have problems: nothing was taken`;
          return failed({ kind: 'rejected', detail, field: 'rows' });
        }
        return looked.imports.run(id, 'command-line');
      }),
    close(visit) {
      const table = visits.close(visit);
      if (table !== undefined) forget(table);
    },
    count: () => visits.count(),
  };
}

/** Said to be nothing, it is nothing. */
function takenAs(field: ImportField): ImportField | null {
  return field === 'ignored' ? null : field;
}

const NOT_LOOKED = 'this table was not looked at yet';

function countAdded(rows: ImportPreview['rows'], before: number): number {
  let count = 0;
  for (let at = 0; at < before && at < rows.length; at += 1) {
    if (rows[at]?.verdict === 'add') count += 1;
  }
  return count;
}

function wrong(field: string, detail: string): Result<never> {
  return failed({ kind: 'invalid-input', detail, field });
}
