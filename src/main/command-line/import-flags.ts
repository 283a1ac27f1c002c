// The flags of `tocsin contacts import` and `contacts export`; every mistake names its flag.
import { z } from 'zod';
import { ContactSource } from '../../shared/contacts/contact';
import { TABLE_SAID_MAX, TableEncoding } from '../../shared/contacts/directory';
import { neededText, oneOf } from './values';

const path = z.string().min(1, 'must be a path');

const EITHER =
  'or --apply is needed: the one shows what each row would do, the other takes the rows in';

/** The file, what is said of it, and whether it is only looked at. */
export const ImportFlags = z
  .object({
    file: path,
    to: oneOf(ContactSource.options),
    site: neededText(TABLE_SAID_MAX.site).optional(),
    encoding: oneOf(TableEncoding.options).optional(),
    sheet: neededText(TABLE_SAID_MAX.sheet).optional(),
    headings: oneOf(['yes', 'no']).optional(),
    columns: neededText(TABLE_SAID_MAX.columns).optional(),
    preview: z.literal(true).optional(),
    apply: z.literal(true).optional(),
    'skip-problems': z.literal(true).optional(),
  })
  .superRefine(({ to, site, preview, apply, ...flags }, context) => {
    const wrong = (flag: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [flag], message });
    if (preview === undefined && apply === undefined) wrong('preview', EITHER);
    if (preview && apply) wrong('preview', 'and --apply exclude each other');
    if (flags['skip-problems'] && !apply) wrong('skip-problems', 'goes with --apply only');
    if (site !== undefined && to !== 'chekt') wrong('site', 'is for chekt only');
  })
  .transform(({ file, to, site, encoding, sheet, headings, columns, apply, ...flags }) => ({
    file,
    table: {
      ...{ source: to, siteId: site, encoding, sheet },
      ...(headings === undefined ? {} : { hasHeadings: headings === 'yes' }),
      ...(columns === undefined ? {} : { columns }),
    },
    apply: apply === true,
    skipProblems: flags['skip-problems'] === true,
  }));
export type ImportFlags = z.output<typeof ImportFlags>;

/** Without a source: everybody. */
export const ExportFlags = z.object({
  source: oneOf(ContactSource.options).optional(),
  output: z.string({ error: 'is required: --output=FILE' }).min(1, 'must be a path'),
});
export type ExportFlags = z.output<typeof ExportFlags>;
