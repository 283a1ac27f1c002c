// What the window can ask of the directory, and what of it stands in the one state.
import { z } from 'zod';
import { ChektContactShown } from './chekt-contact';
import { ContactChangeState } from './contact-change';
import { ContactHit, ContactSource } from './contact';
import { SyncState } from './contact-sync';
import { Emergency24Fields, Emergency24Loss } from './emergency24';
import { Failure } from '../core/failure';
import { ColumnNaming, IMPORT_FIELDS, ImportField } from './import-field';
import { DirectoryCounts } from './person';

export const RecordKey = z.string().min(1).max(2000);

/** The small part of the directory that is in the state; people are asked for, never pushed. */
export const DirectoryState = z
  .strictObject({
    counts: DirectoryCounts,
    /** One per service that is set up. */
    sync: z.array(SyncState).readonly(),
    /** Each service's clock minus this computer's, as its last answer told it; null where nobody knows. */
    clockSkewMs: z.record(ContactSource, z.number().nullable()).readonly(),
    /** Why a service's key or the copy on this computer cannot be read: then "nobody" and "not set up" are not known. */
    unreadable: Failure.nullable(),
    /** False while the index is being filled after a start. */
    searchReady: z.boolean(),
    /** Newest first, those that wait for somebody before those that move: of thousands only the first few hundred. */
    changes: z.array(ContactChangeState).readonly(),
    /** How many are on their way or ended lately. */
    changesInAll: z.number(),
    /** Rises whenever people have changed: lists ask again then. */
    version: z.number(),
  })
  .readonly();
export type DirectoryState = z.infer<typeof DirectoryState>;

/** People in the order of their names. */
export const DirectoryListing = z
  .strictObject({
    hits: z.array(ContactHit).readonly(),
    total: z.number(),
  })
  .readonly();
export type DirectoryListing = z.infer<typeof DirectoryListing>;

/** What a form begins with. `losses`: what saving would drop unless it is typed in again. */
export const ContactForm = z.discriminatedUnion('source', [
  z
    .strictObject({
      source: z.literal('emergency24'),
      recordKey: z.string(),
      fields: Emergency24Fields.readonly(),
      losses: z.array(Emergency24Loss).readonly(),
    })
    .readonly(),
  z
    .strictObject({
      source: z.literal('chekt'),
      recordKey: z.string(),
      siteId: z.string(),
      contactId: z.string(),
      fields: ChektContactShown,
    })
    .readonly(),
]);
export type ContactForm = z.infer<typeof ContactForm>;

/** What a file of text may be written in. */
export const TableEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh']);
export type TableEncoding = z.infer<typeof TableEncoding>;

export const TABLE_DELIMITERS = [',', ';', '\t', '|'] as const;
export const TableDelimiter = z.enum(TABLE_DELIMITERS);
export type TableDelimiter = z.infer<typeof TableDelimiter>;

/** Characters of what somebody says of a table. */
export const TABLE_SAID_MAX = { site: 200, sheet: 200, columns: 5_000 } as const;
export const TABLE_MAX_BYTES = 20_000_000;

/**
 * A table of contacts, pasted as text or as the bytes of a file, to be looked at before anything is taken. What is
 * not named is found out, and the preview says what was understood.
 */
export const ImportRequest = z
  .strictObject({
    source: ContactSource,
    /** At CHeKT: the site they belong to. */
    siteId: z.string().max(TABLE_SAID_MAX.site).optional(),
    text: z.string().max(TABLE_MAX_BYTES).optional(),
    bytes: z
      .instanceof(Uint8Array)
      .refine(({ byteLength }) => byteLength <= TABLE_MAX_BYTES, 'the file is larger than 20 MB')
      .optional(),
    encoding: TableEncoding.optional(),
    delimiter: TableDelimiter.optional(),
    /** Of a workbook. */
    sheet: z.string().max(TABLE_SAID_MAX.sheet).optional(),
    /** Whether the first line names the columns; else it is a person. */
    hasHeadings: z.boolean().optional(),
    /** Columns whose headings say something else, or nothing. */
    columns: z.array(ColumnNaming).max(500).optional(),
  })
  .refine(({ text, bytes }) => (text === undefined) !== (bytes === undefined), {
    path: ['text'],
    message: 'a table is either text or a file',
  })
  .refine(
    ({ source, columns = [] }) =>
      columns.every(({ field }) => field === null || IMPORT_FIELDS[source].includes(field)),
    { path: ['columns'], message: 'the service has no such field' },
  )
  .refine(
    ({ columns = [] }) => new Set(columns.map(({ index }) => index)).size === columns.length,
    { path: ['columns'], message: 'a column is one field' },
  );
export type ImportRequest = z.infer<typeof ImportRequest>;

export const ImportRow = z
  .strictObject({
    /** Of the file, counted from 1, the heading included. */
    line: z.number(),
    name: z.string(),
    /** `add`: new. `same`: nothing to do. `known`: somebody with this id or name is there already. */
    verdict: z.enum(['add', 'same', 'known', 'wrong']),
    /** Who is there already is so by a change that has not reached the service yet. */
    onItsWay: z.literal(true).exactOptional(),
    /** Each names its column. */
    problems: z.array(z.string()).readonly(),
    /** What was taken in a way that a person may want to see; each names its column. */
    notes: z.array(z.string()).readonly(),
  })
  .readonly();
export type ImportRow = z.infer<typeof ImportRow>;

export const UnderstoodColumn = z
  .strictObject({
    /** Of the table, counted from 0. */
    index: z.number(),
    /** Where the file has none, the letter of the column in a sentence. */
    heading: z.string(),
    /** Null: nothing of it is taken. */
    field: ImportField.nullable(),
    /** Its first cell that is not empty, cut short; empty where there is none. */
    sample: z.string(),
    /** In the operator's language. */
    problem: z.string().nullable(),
  })
  .readonly();
export type UnderstoodColumn = z.infer<typeof UnderstoodColumn>;

/** How the file was read; null and empty where that is no question. */
export const TableUnderstood = z
  .strictObject({
    encoding: TableEncoding.nullable(),
    delimiter: TableDelimiter.nullable(),
    /** All of a workbook; `sheet` is the one that was read. */
    sheets: z.array(z.string()).readonly(),
    sheet: z.string().nullable(),
    /** False: the first line is a person. */
    hasHeadings: z.boolean(),
    /** Every column of the file in its order, but those that hold nothing at all. */
    columns: z.array(UnderstoodColumn).readonly(),
  })
  .readonly();
export type TableUnderstood = z.infer<typeof TableUnderstood>;

export const ImportPreview = z
  .strictObject({
    /** Names this preview; it is forgotten after a while. */
    id: z.string(),
    rows: z.array(ImportRow).readonly(),
    add: z.number(),
    wrong: z.number(),
    /** What is wrong with the table as a whole, in the operator's language; each row says its own part of it. */
    problems: z.array(z.string()).readonly(),
    /** Columns nobody understands. */
    unknownColumns: z.array(z.string()).readonly(),
    understood: TableUnderstood,
  })
  .readonly();
export type ImportPreview = z.infer<typeof ImportPreview>;
