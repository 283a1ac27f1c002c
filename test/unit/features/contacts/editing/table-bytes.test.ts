// A table from bytes: whatever letters it is written in, the same people, or a reason.
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { IMPORT_WORDS } from '../../../../../src/main/features/contacts/editing/import-words';
import {
  readTable,
  type Table,
} from '../../../../../src/main/features/contacts/editing/read-table';
import { readXlsxSheet } from '../../../../../src/main/features/contacts/editing/xlsx-table';
import type { TableEncoding } from '../../../../../src/shared/contacts/directory';
import type { Result } from '../../../../../src/shared/core/failure';
import { valueOf } from '../../../../fakes/emergency24-desk';

const KNOWN = new Set(['First name', 'Apellido', 'Phone']);
const read = (data: Uint8Array, more: object = {}): Promise<Result<Table>> =>
  readTable(
    {
      known: (headings) => headings.filter((each) => KNOWN.has(each)).length,
      rowsMax: 50,
      readXlsx: readXlsxSheet,
      words: IMPORT_WORDS.en.table,
    },
    { data, ...more },
  );

type Writing = TableEncoding | 'utf-8 with mark' | 'utf-16le with mark' | 'utf-16be with mark';

function written(text: string, as: Writing): Uint8Array {
  if (as.endsWith(' with mark')) return written(`\uFEFF${text}`, as.split(' ')[0] as Writing);
  if (as === 'utf-16le') return new Uint8Array(Buffer.from(text, 'utf16le'));
  if (as === 'utf-16be') return new Uint8Array(Buffer.from(text, 'utf16le').swap16());
  if (as === 'windows-1252') return new Uint8Array(Buffer.from(text, 'latin1'));
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

const WRITINGS = [
  ...(['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16le with mark', 'utf-16be'] as const),
  ...(['utf-16be with mark', 'windows-1252'] as const),
];

describe('the bytes of a table', () => {
  it.each(WRITINGS)('in %s give the same people', async (writing) => {
    const text = 'First name;Apellido;Phone\r\nJosé;Núñez;1\r\nChloë;Brontë;2\r\n';
    const table = valueOf(await read(written(text, writing)));
    expect(table.encoding).toBe(writing.split(' ')[0]);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['José', 'Núñez', '1'],
      ['Chloë', 'Brontë', '2'],
    ]);
  });

  it('give the same people in any letters, with any delimiter, whatever the names are', async () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'b', 'É', 'ñ', 'ü', 'ß', 'Å', '-', "'", ' '),
      minLength: 1,
      maxLength: 9,
    });
    const person = fc.tuple(name, name).map((names) => names.map((each) => `x${each}x`));
    const delimiter = fc.constantFrom(',', ';', '\t');
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 9 }),
        fc.constantFrom(...WRITINGS),
        delimiter,
        async (people, writing, sign) => {
          const rows = [['First name', 'Apellido'], ...people];
          const text = rows.map((cells) => cells.join(sign)).join('\r\n');
          const table = valueOf(await read(written(text, writing)));
          expect(table.rows.map(({ cells }) => cells)).toEqual(people);
        },
      ),
      // A name of signs that another encoding has no letters for.
      { numRuns: 1000, examples: [[[['x ÅÅü x', 'xax']], 'windows-1252', ',']] },
    );
  });

  it('have the quotes and dashes of Windows', async () => {
    const bytes = written('First name,Phone\nSe\xe1n O\x92Brien,\x80\x96\x9f', 'windows-1252');
    expect(valueOf(await read(bytes)).rows[0]?.cells).toEqual(['Seán O’Brien', '€–Ÿ']);
  });

  it('of an old Macintosh are known by what no name has in other letters', async () => {
    const read1 = async (text: string) => valueOf(await read(written(text, 'windows-1252')));
    const mac = await read1(
      'First name,Phone\rJos\x8e,1\rN\x9c\x96ez,2\rM\x9fller,3\rGarc\x92a,4\r',
    );
    expect(mac.encoding).toBe('macintosh');
    expect(mac.rows.map(({ cells }) => cells[0])).toEqual(['José', 'Núñez', 'Müller', 'García']);
    for (const name of ['S\xe1nchez', 'PE\xd1A', '\xc1ngel', 'C\x9cur', 'Tom\xe1\x9a', 'Jo\xe3o']) {
      expect((await read1(`First name,Phone\n${name},1\n`)).encoding).toBe('windows-1252');
    }
  });

  it('are read in the letters that somebody names', async () => {
    const bytes = written('First name\nJos\u008e', 'windows-1252');
    expect(valueOf(await read(bytes, { encoding: 'macintosh' })).rows[0]?.cells).toEqual(['José']);
  });

  it('with one broken letter stay UTF-8, and only that letter is lost', async () => {
    const bytes = written('First name,Phone\nJosé,1\nZoë,2\nChloë,3', 'utf-8');
    bytes[bytes.lastIndexOf(0xab)] = 0x41;
    const { encoding, rows } = valueOf(await read(bytes));
    expect(encoding).toBe('utf-8');
    expect(rows.map(({ cells }) => cells[0])).toEqual(['José', 'Zoë', 'Chlo\uFFFDA']);
  });

  it('of any kind give a table or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const answer = await read(bytes);
        if (!answer.ok) expect(answer.failure).toMatchObject({ kind: 'invalid-input' });
      }),
    );
  });

  it.each([
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 0, 1], 'Save the table as CSV'],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'Save it as .xlsx'],
    ['a broken workbook', [0x50, 0x4b, 3, 4, 9, 9, 9], 'cannot be read'],
    ['nothing', [], 'empty'],
  ])('of %s are refused in words', async (_what, bytes, words) => {
    const answer = await read(new Uint8Array(bytes));
    expect(answer.ok ? '' : answer.failure.detail).toContain(words);
  });
});

describe('a workbook', () => {
  const book = () =>
    writeXlsx({
      sheets: [
        {
          name: 'Staff',
          columns: [
            { header: 'First name', key: 'first' },
            { header: 'Phone', key: 'phone' },
            { header: 'ID', key: 'id', numFmt: '00000' },
            { header: 'Since', key: 'since' },
          ],
          data: [
            { first: 'José', phone: 3125550101, id: 123, since: new Date(Date.UTC(2024, 0, 15)) },
            { first: ' Zoë ', phone: '312-555-0102', id: 7, since: null },
          ],
        },
        { name: 'Old', rows: [['First name'], ['Bo']] },
      ],
    });

  it('is read as it is shown: leading zeros of a format, whole numbers, days', async () => {
    const table = valueOf(await read(await book()));
    expect(table).toMatchObject({
      headings: ['First name', 'Phone', 'ID', 'Since'],
      sheets: ['Staff', 'Old'],
      sheet: 'Staff',
      encoding: null,
      delimiter: null,
    });
    expect(table.rows).toEqual([
      { line: 2, cells: ['José', '3125550101', '00123', '2024-01-15'], damaged: false },
      { line: 3, cells: ['Zoë', '312-555-0102', '00007', ''], damaged: false },
    ]);
  });

  it('is read by the sheet that somebody names', async () => {
    const bytes = await book();
    expect(valueOf(await read(bytes, { sheet: 'Old' })).rows[0]?.cells).toEqual(['Bo']);
    const answer = await read(bytes, { sheet: 'Gone' });
    expect(answer.ok ? '' : answer.failure.detail).toContain('no such sheet');
  });

  it('that would unpack to more than it may is not unpacked', async () => {
    const bytes = await book();
    const at = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 24, 0xf0000000, true);
    const answer = await read(bytes);
    expect(answer.ok ? '' : answer.failure.detail).toContain('too large');
  });

  it('loses no row behind blank ones', async () => {
    const rows = [['First name'], ...Array.from({ length: 90 }, () => ['']), ['Ana']];
    const table = valueOf(await read(await writeXlsx({ sheets: [{ name: 'S', rows }] })));
    expect(table.rows).toMatchObject([{ line: 92, cells: ['Ana'] }]);
  });

  it('with too many rows is refused before they are all read', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => [`N${index}`]);
    const answer = await read(
      await writeXlsx({ sheets: [{ name: 'S', rows: [['First name'], ...rows] }] }),
    );
    expect(answer.ok ? '' : answer.failure.detail).toContain('more than 50 rows');
  });
});
