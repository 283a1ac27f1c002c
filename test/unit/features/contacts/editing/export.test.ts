// The directory as a file: nothing in it runs in a spreadsheet, and our own import reads it again.
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { describe, expect, it } from 'vitest';
import { exportCsv } from '../../../../../src/main/features/contacts/editing/export';
import { recordsOf } from '../../../../../src/main/features/contacts/editing/records-of';
import { writeWhole } from '../../../../../src/main/core/lib/whole-file';
import type { SourceRecord } from '../../../../../src/shared/contacts/contact';
import { importDesk } from './import-desk';
import { personOf, recordWith } from './people';

const csv = (records: readonly SourceRecord[], language: 'en' | 'es' = 'en'): string =>
  [...exportCsv(records, language)].join('');
/** What becomes of a cell in a spreadsheet that takes all it can for numbers, in its common format. */
function asSpreadsheetShowsIt(cell: string): string {
  if (!/^\+?\d+$/.test(cell)) return cell;
  const number = Number(cell);
  return number >= 1e11 ? number.toExponential(5).toUpperCase() : String(number);
}

const cellOf = (fields: Partial<SourceRecord>): string =>
  csv([recordWith({ firstName: '', lastName: '', ...fields })]);

describe('the export', () => {
  it('begins with a byte order mark and headings in the operator’s language', () => {
    expect(csv([])).toMatch(/^\uFEFFSource,Site,Contact ID,External ID,First name,/);
    expect(csv([], 'es')).toMatch(/^\uFEFFFuente,Sitio,ID del contacto,ID externo,Nombre,/);
  });

  it('writes one line per record with ids as they are', () => {
    const record = recordWith({
      externalId: '002201',
      title: 'Nurse, "night"',
      phones: [
        { number: '+13125558888', kind: 'cell' },
        { number: '3125550000', kind: null },
        { number: '3125551111', kind: 'work' },
      ],
      emails: ['a@x.org', 'b@x.org'],
      address: '1 Main St, Chicago, IL 60601',
      groups: ['Staff'],
    });
    expect(csv([record]).split('\r\n')[1]).toBe(
      'Emergency24,,10,002201,Ana,García,"Nurse, ""night""",,,,,+13125558888 | 3125550000,3125551111,,a@x.org | b@x.org,"1 Main St, Chicago, IL 60601",Staff,,2026-01-05T09:30:00.000Z',
    );
  });

  it.each(['=HYPERLINK("http://evil","x")', '+cmd|calc', '-2+3', '@SUM(A1)', ' =1', '＝1'])(
    'guards %j',
    (text) => {
      expect(cellOf({ description: text })).toContain(`'${text.replaceAll('"', '""')}`);
    },
  );

  it.each([
    ['+13125558888', '+13125558888'],
    ['+1 (312) 555-8888', "'+1 (312) 555-8888"],
    ['+1-555-0123', "'+1-555-0123"],
    ['+44 20 7946 0958', '+44 20 7946 0958'],
    ['+442079460958', '+44 20 7946 0958'],
    ['312-555-8888', '312-555-8888'],
  ])('writes the number %s as %s: a spreadsheet must not calculate it', (number, cell) => {
    expect(cellOf({ phones: [{ number, kind: null }] })).toContain(`,${cell},`);
  });

  it('keeps a line break inside its cell', async () => {
    const text = csv([recordWith({ externalId: '1', description: 'two\nlines', title: 'x\ry' })]);
    expect(text).toContain('"x\ry"');
    expect(text).toContain('"two\nlines"');
    expect((await importDesk().look(text)).rows).toHaveLength(1);
  });

  it('is read by our own import as what is there already', async () => {
    const people = [
      personOf(
        recordWith({
          externalId: '007',
          description: '=danger',
          department: '-',
          phones: [
            { number: '+1-555-0123', kind: 'cell' },
            { number: '3125551111', kind: 'work' },
            { number: '+13125552222', kind: 'home' },
          ],
          emails: ['a@x.org', 'b@x.org'],
        }),
      ),
      personOf(
        recordWith({
          source: 'chekt',
          siteId: 'site_1',
          vendorId: 'c1',
          firstName: 'Jane',
          lastName: 'Smith',
          type: 'primary',
          role: 'owner',
          phones: [{ number: '+1-555-0456', kind: null }],
        }),
      ),
    ];
    for (const language of ['en', 'es'] as const) {
      const desk = importDesk({ people });
      const emergency24 = csv([...recordsOf(people, 'emergency24')], language);
      expect((await desk.look(emergency24)).rows).toMatchObject([
        { verdict: 'same', problems: [] },
      ]);
      const chekt = csv([...recordsOf(people, 'chekt')], language);
      const preview = await desk.look(chekt, { source: 'chekt', siteId: 'site_1' });
      expect(preview.rows).toMatchObject([{ verdict: 'same', problems: [] }]);
    }
    expect([...recordsOf(people)]).toHaveLength(2);
  });

  const saved = {
    'as CSV of Windows with semicolons': (rows: string[][]) =>
      Buffer.from(stringify(rows, { delimiter: ';' }).replaceAll('’', '\x92'), 'latin1'),
    'as CSV with UTF-8': (rows: string[][]) => Buffer.from(`\uFEFF${stringify(rows)}`),
    'as Unicode text': (rows: string[][]) =>
      Buffer.from(`\uFEFF${stringify(rows, { delimiter: '\t' })}`, 'utf16le'),
  };
  it.each(Object.entries(saved))(
    'says that nothing changed after a spreadsheet opened it and saved it %s',
    async (_how, save) => {
      const people = [
        personOf(
          recordWith({
            externalId: '007',
            firstName: 'Seán',
            lastName: 'O’Brien',
            title: 'Nurse, "night"',
            address: '1 Main St, Chicago, IL 60601',
            groups: ['City Staff', 'Núñez Hall'],
            phones: [
              { number: '+13125558888', kind: 'cell' },
              { number: '+442079460958', kind: 'work' },
              { number: '+390236714111', kind: 'home' },
            ],
            emails: ['a@x.org', 'b@x.org'],
          }),
        ),
        personOf(recordWith({ vendorId: '11', externalId: '8', firstName: 'Zoë', lastName: 'Li' })),
      ];
      const cells: string[][] = parse(csv([...recordsOf(people)]), { bom: true });
      const rows = cells.map((row) => row.map(asSpreadsheetShowsIt));
      expect(rows[1]?.[3]).toBe('7');
      const groups = ['City Staff', 'Núñez Hall'].map((name, at) => ({ groupId: `g${at}`, name }));
      const preview = await importDesk({ people, groups }).look(new Uint8Array(save(rows)));
      expect(preview.rows).toMatchObject([
        { verdict: 'same', problems: [] },
        { verdict: 'same', problems: [] },
      ]);
    },
  );

  it.each([
    ['address', { address: '2 Main St' }],
    ['groups', { groups: ['Nobody'] }],
  ])('tells a change of the %s from no change', async (_what, change) => {
    const before = recordWith({ externalId: '1', address: '1 Main St', groups: ['Staff'] });
    const groups = [{ groupId: 'g', name: 'Staff' }];
    const people = [personOf({ ...before, ...change })];
    const preview = await importDesk({ people, groups }).look(csv([before]));
    expect(preview.rows[0]?.verdict).toBe('known');
  });

  it('comes in pieces, so that nobody holds a million lines', () => {
    const many = Array.from({ length: 1200 }, () => recordWith());
    const pieces = [...exportCsv(many, 'en')];
    expect(pieces.length).toBe(4);
    expect(pieces.join('').split('\r\n')).toHaveLength(1202);
  });
});

describe('a long export', () => {
  it('of a hundred thousand records comes in small pieces, each made when the one before is written', async () => {
    const records = { made: 0, madeAtMost: 0, largest: 0, bytes: 0 };
    let written = 0;
    function* many(): Generator<SourceRecord> {
      for (let number = 0; number < 100_000; number += 1) {
        records.made = number + 1;
        yield recordWith({ vendorId: `${number}`, description: 'Teacher, second floor' });
      }
    }
    await writeWhole('/export.csv', exportCsv(many(), 'en'), {
      create: () =>
        Promise.resolve({
          write(bytes) {
            records.largest = Math.max(records.largest, bytes.length);
            records.bytes += bytes.length;
            records.madeAtMost = Math.max(records.madeAtMost, records.made - written);
            written = records.made;
            return Promise.resolve();
          },
          sync: () => Promise.resolve(),
          close: () => Promise.resolve(),
        }),
      rename: () => Promise.resolve(),
      remove: () => Promise.resolve(),
    });
    expect(records.made).toBe(100_000);
    expect(records.bytes).toBeGreaterThan(5_000_000);
    expect(records.largest).toBeLessThan(200_000);
    expect(records.madeAtMost).toBeLessThanOrEqual(500);
  });
});
