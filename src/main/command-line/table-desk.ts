// A table of contacts brought to the running app, or fetched from it, portion by portion.
import { z } from 'zod';
import { failed, ok, type Failure, type Result } from '../../shared/core/failure';
import type { ContactSource } from '../../shared/contacts/contact';
import type { World } from '../../shared/core/vendor';
import type { ExportBegun } from '../features/contacts/editing/export-visits';
import type { ImportLine } from '../features/contacts/editing/import-line';
import type { TableLook, TableWish } from '../features/contacts/editing/import-visits';
import type { ControlRequest } from '../core/control/protocol';
import { PART_MAX_BYTES, type ExportStep, type ImportStep } from '../core/control/table-steps';

export interface TableDeskDeps {
  /** `offline` when no app runs. */
  readonly ask: <T>(
    request: ControlRequest,
    schema: z.ZodType<T>,
    patienceMs?: number,
  ) => Promise<Result<T>>;
}

/** What was understood of the table, and where it would go. */
export type Looked = Extract<TableLook, { kind: 'looked' }> & { readonly environment: World };

export interface TableDesk {
  /** Answers the visit under which the app holds it. */
  bring(bytes: Uint8Array): Promise<Result<string>>;
  /** `unread`: the service was never read to its end. */
  look(visit: string, wish: TableWish): Promise<Result<Looked | { readonly kind: 'unread' }>>;
  /** In the order of the file; a failure ends it. */
  rows(visit: string): AsyncGenerator<Result<readonly ImportLine[]>>;
  take(visit: string, skipProblems: boolean): Promise<Result<{ readonly taken: number }>>;
  close(visit: string): Promise<unknown>;
  beginExport(source: ContactSource | undefined): Promise<Result<ExportBegun>>;
  /** Throws with the failure's words. */
  pieces(visit: string): AsyncGenerator<string>;
}

/** Fifty thousand rows take seconds; a workbook or a slow disk may take a minute. */
const PATIENCE_MS = 10 * 60_000;

const Visit = z.object({ visit: z.string() });
/** It is our own process of the same version, so the finer shape is trusted. */
const Kind = z.looseObject({ kind: z.string() });
const Lines = z.array(z.looseObject({ line: z.number() }));

export function createTableDesk({ ask }: TableDeskDeps): TableDesk {
  const importStep = <T>(step: ImportStep, schema: z.ZodType<T>): Promise<Result<T>> =>
    ask({ call: 'import-contacts', step }, schema, PATIENCE_MS);
  const exportStep = <T>(step: ExportStep, schema: z.ZodType<T>): Promise<Result<T>> =>
    ask({ call: 'export-contacts', step }, schema, PATIENCE_MS);

  return {
    async bring(bytes) {
      if (bytes.length === 0) return failed(EMPTY);
      const opened = await importStep({ step: 'open', bytes: bytes.length }, Visit);
      if (!opened.ok) return opened;
      const { visit } = opened.value;
      for (let at = 0; at < bytes.length; at += PART_MAX_BYTES) {
        const part = bytes.subarray(at, at + PART_MAX_BYTES);
        const data = Buffer.from(part).toString('base64');
        const brought = await importStep({ step: 'part', visit, at, data }, z.null());
        if (!brought.ok) return brought;
      }
      return ok(visit);
    },
    async look(visit, wish) {
      const looked = await importStep({ step: 'look', visit, ...wish }, Kind);
      return looked as Result<Looked | { readonly kind: 'unread' }>;
    },
    async *rows(visit) {
      for (let from = 0; ;) {
        const rows = await importStep({ step: 'rows', visit, from }, Lines);
        if (rows.ok && rows.value.length === 0) return;
        yield rows as unknown as Result<readonly ImportLine[]>;
        if (!rows.ok) return;
        from += rows.value.length;
      }
    },
    take: (visit, skipProblems) =>
      importStep({ step: 'take', visit, skipProblems }, z.object({ taken: z.number() })),
    close: (visit) => importStep({ step: 'close', visit }, z.null()),
    async beginExport(source) {
      return (await exportStep({ step: 'open', source }, Kind)) as Result<ExportBegun>;
    },
    async *pieces(visit) {
      for (;;) {
        const piece = await exportStep({ step: 'next', visit }, z.string().nullable());
        if (!piece.ok) throw new Error(piece.failure.detail);
        if (piece.value === null) return;
        yield piece.value;
      }
    },
  };
}

const EMPTY: Failure = { kind: 'invalid-input', detail: 'the file is empty', field: 'file' };
