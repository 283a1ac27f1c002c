// How a table of contacts goes through the control socket, whose lines are short: step by step, under one visit.
import { z } from 'zod';
import { ContactSource } from '../../../shared/contacts/contact';
import { TABLE_MAX_BYTES, TABLE_SAID_MAX, TableEncoding } from '../../../shared/contacts/directory';

/** Bytes of one portion; in Base64 it fits a line. */
export const PART_MAX_BYTES = 128 * 1024;

const visit = z.string().min(1).max(100);
const place = z.number().int().min(0).max(TABLE_MAX_BYTES);

/** `open` answers the visit. A visit is forgotten a minute after its last step. */
export const ImportStep = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('open'), bytes: place.min(1) }),
  z.strictObject({
    step: z.literal('part'),
    visit,
    at: place,
    data: z.base64().max(Math.ceil(PART_MAX_BYTES / 3) * 4),
  }),
  /** Answers a `TableLook` when the whole table has been read. */
  z.strictObject({
    step: z.literal('look'),
    visit,
    source: ContactSource,
    siteId: z.string().min(1).max(TABLE_SAID_MAX.site).optional(),
    encoding: TableEncoding.optional(),
    sheet: z.string().max(TABLE_SAID_MAX.sheet).optional(),
    hasHeadings: z.boolean().optional(),
    columns: z.string().max(TABLE_SAID_MAX.columns).optional(),
  }),
  /** Answers `ImportLine`s; empty at the end. */
  z.strictObject({ step: z.literal('rows'), visit, from: place }),
  /** Answers how many were taken, once they are on disk for good. */
  z.strictObject({ step: z.literal('take'), visit, skipProblems: z.boolean() }),
  z.strictObject({ step: z.literal('close'), visit }),
]);
export type ImportStep = z.infer<typeof ImportStep>;

/** `open` answers a visit; `next` answers text, and `null` behind the last of it. */
export const ExportStep = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('open'), source: ContactSource.optional() }),
  z.strictObject({ step: z.literal('next'), visit }),
]);
export type ExportStep = z.infer<typeof ExportStep>;
