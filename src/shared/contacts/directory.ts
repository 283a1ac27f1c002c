// What the window can ask of the directory, and what of it stands in the one state.
import { z } from 'zod';
import type { ChektContactFields } from './chekt-contact';
import type { ContactChangeState } from './contact-change';
import { ContactSource, type ContactHit } from './contact';
import type { SyncState } from './contact-sync';
import type { Emergency24Fields, Emergency24Loss } from './emergency24';
import type { Failure } from '../core/failure';
import { ColumnNaming, IMPORT_FIELDS, type ImportField } from './import-field';
import type { DirectoryCounts } from './person';

export const RecordKey = z.string().min(1).max(2000);

/** The small part of the directory that is in the state; people are asked for, never pushed. */
export interface DirectoryState {
  readonly counts: DirectoryCounts;
  /** One per service that is set up. */
  readonly sync: readonly SyncState[];
  /** Each service's clock minus this computer's, as its last answer told it; null where nobody knows. */
  readonly clockSkewMs: Readonly<Record<ContactSource, number | null>>;
  /** Why a service's key or the copy on this computer cannot be read: then "nobody" and "not set up" are not known. */
  readonly unreadable: Failure | null;
  /** False while the index is being filled after a start. */
  readonly searchReady: boolean;
  /** Newest first, those that wait for somebody before those that move: of thousands only the first few hundred. */
  readonly changes: readonly ContactChangeState[];
  /** How many are on their way or ended lately. */
  readonly changesInAll: number;
  /** Rises whenever people have changed: lists ask again then. */
  readonly version: number;
}

/** People in the order of their names. */
export interface DirectoryListing {
  readonly hits: readonly ContactHit[];
  readonly total: number;
}

/** What a form begins with. `losses`: what saving would drop unless it is typed in again. */
export type ContactForm =
  | {
      readonly source: 'emergency24';
      readonly recordKey: string;
      readonly fields: Emergency24Fields;
      readonly losses: readonly Emergency24Loss[];
    }
  | {
      readonly source: 'chekt';
      readonly recordKey: string;
      readonly siteId: string;
      readonly contactId: string;
      readonly fields: ChektContactFields;
    };

/** What a file of text may be written in. */
export const TableEncoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh']);
export type TableEncoding = z.infer<typeof TableEncoding>;

export const TABLE_DELIMITERS = [',', ';', '\t', '|'] as const;
export type TableDelimiter = (typeof TABLE_DELIMITERS)[number];

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
    delimiter: z.enum(TABLE_DELIMITERS).optional(),
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

export interface ImportRow {
  /** Of the file, counted from 1, the heading included. */
  readonly line: number;
  readonly name: string;
  /** `add`: new. `same`: nothing to do. `known`: somebody with this id or name is there already. */
  readonly verdict: 'add' | 'same' | 'known' | 'wrong';
  /** Who is there already is so by a change that has not reached the service yet. */
  readonly onItsWay?: true;
  /** Each names its column. */
  readonly problems: readonly string[];
  /** What was taken in a way that a person may want to see; each names its column. */
  readonly notes: readonly string[];
}

/** How the file was read; null and empty where that is no question. */
export interface TableUnderstood {
  readonly encoding: TableEncoding | null;
  readonly delimiter: TableDelimiter | null;
  /** All of a workbook; `sheet` is the one that was read. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** False: the first line is a person. */
  readonly hasHeadings: boolean;
  /** Every column of the file in its order, but those that hold nothing at all. */
  readonly columns: readonly UnderstoodColumn[];
}

export interface UnderstoodColumn {
  /** Of the table, counted from 0. */
  readonly index: number;
  /** Where the file has none, the letter of the column in a sentence. */
  readonly heading: string;
  /** Null: nothing of it is taken. */
  readonly field: ImportField | null;
  /** Its first cell that is not empty, cut short; empty where there is none. */
  readonly sample: string;
  /** In the operator's language. */
  readonly problem: string | null;
}

export interface ImportPreview {
  /** Names this preview; it is forgotten after a while. */
  readonly id: string;
  readonly rows: readonly ImportRow[];
  readonly add: number;
  readonly wrong: number;
  /** What is wrong with the table as a whole, in the operator's language; each row says its own part of it. */
  readonly problems: readonly string[];
  /** Columns nobody understands. */
  readonly unknownColumns: readonly string[];
  readonly understood: TableUnderstood;
}
