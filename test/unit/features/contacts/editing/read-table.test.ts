// How CSV text is read: every delimiter, quote and line end that spreadsheets write.
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IMPORT_WORDS } from '../../../../../src/main/features/contacts/editing/import-words';
import {
  readTable,
  type TableGiven,
} from '../../../../../src/main/features/contacts/editing/read-table';
import { readXlsxSheet } from '../../../../../src/main/features/contacts/editing/xlsx-table';
import { valueOf } from '../../../../fakes/emergency24-desk';

const KNOWN = new Set(['First', 'Last', 'Phone']);
const read = (data: string | Uint8Array, given: Omit<TableGiven, 'data'> = {}) =>
  readTable(
    {
      known: (headings) => headings.filter((each) => KNOWN.has(each)).length,
      rowsMax: 100,
      readXlsx: readXlsxSheet,
      words: IMPORT_WORDS.en.table,
    },
    { data, ...given },
  );
const row = (line: number, ...cells: readonly string[]) => ({ line, cells, damaged: false });

describe('a table', () => {
  it.each([
    ['commas', 'First,Last\nAna,García'],
    ['semicolons', 'First;Last\nAna;García'],
    ['tabs', 'First\tLast\nAna\tGarcía'],
    ['a byte order mark', '\uFEFFFirst,Last\nAna,García'],
    ['line ends of Windows', 'First,Last\r\nAna,García\r\n'],
    ['line ends of old Macs', 'First,Last\rAna,García\r'],
    ['quotes', '"First","Last"\n"Ana","García"'],
    ['spaces around', ' First , Last \n Ana , García '],
    ['a mark and quotes', '\uFEFF"First";"Last"\r\n"Ana";"García"\r\n'],
  ])('is read with %s', async (_what, text) => {
    expect(valueOf(await read(text))).toMatchObject({
      headings: ['First', 'Last'],
      rows: [row(2, 'Ana', 'García')],
    });
  });

  it('is read with the delimiter that makes sense of the headings, not the commonest sign', async () => {
    const text = 'First;Phone\nAna;312,555,8888\nBo;312,555,9999';
    expect(valueOf(await read(text)).rows[0]?.cells).toEqual(['Ana', '312,555,8888']);
  });

  it('is read with the delimiter it names itself', async () => {
    expect(valueOf(await read('sep=|\r\nFirst|Last\r\nAna|García'))).toMatchObject({
      headings: ['First', 'Last'],
      rows: [row(3, 'Ana', 'García')],
      delimiter: '|',
    });
  });

  it.each([
    ...['sep=;', '"sep=;"', 'SEP=;', 'Sep = ;', '"sep=;";;', "'sep=;'", ' sep=; ', '\uFEFFsep=;'],
    ...['sep=', 'sep=,'],
  ])('takes the line %j for no heading', async (first) => {
    expect(valueOf(await read(`${first}\r\nFirst;Last\r\nAna;García`))).toMatchObject({
      headings: ['First', 'Last'],
      rows: [row(3, 'Ana', 'García')],
      delimiter: ';',
    });
  });

  it('is read with tabs that it names, as a letter or as a word', async () => {
    for (const first of ['sep=\t', '"sep=\t"', 'sep=\\t']) {
      const table = valueOf(await read(`${first}\nOne\tTwo\n1\t2`));
      expect(table).toMatchObject({ headings: ['One', 'Two'], delimiter: '\t' });
    }
  });

  it('is read as a person says who knows better', async () => {
    const text = 'First,Last;Phone\nAna,García;3';
    expect(valueOf(await read(text, { delimiter: ';' })).headings).toEqual(['First,Last', 'Phone']);
  });

  it('keeps quotes, delimiters and line breaks inside quotes', async () => {
    const text = 'First,Last\n"A ""B"", C","two\nlines"\nBo,Li';
    expect(valueOf(await read(text)).rows).toEqual([
      row(2, 'A "B", C', 'two\nlines'),
      row(4, 'Bo', 'Li'),
    ]);
  });

  it('skips empty lines and rows, and counts them', async () => {
    const text = '\nFirst,Last\n\n,\nAna,García\n  \nBo,Li\n\n';
    expect(valueOf(await read(text)).rows.map(({ line }) => line)).toEqual([5, 7]);
  });

  it('keeps letters whole wherever a slice of the text ends', async () => {
    const name = '😀'.repeat(9000);
    const rows = valueOf(await read(`First,Last\n${name},x\n${name}y,z`)).rows;
    expect(rows.map(({ cells }) => cells[0])).toEqual([name, `${name}y`]);
  });

  it('has as many rows as it may have, and not one more', async () => {
    const rows = (count: number): string => `First,Last\n${'Ana,García\n'.repeat(count)}`;
    expect(valueOf(await read(rows(100))).rows).toHaveLength(100);
    expect(await read(rows(101))).toMatchObject({ failure: { kind: 'invalid-input' } });
  });

  it.each([
    ['never ends', 'Bo,"Li,3', 4],
    ['ends in the middle of a cell', 'Bo,"Li" Ng,3', 4],
    ['stands around a nickname inside quotes', '"Bo "Bobby" Li",Ng,3', 4],
    ['has a partner far below', 'Bo,"Li,3\nCy,"Ng",4', 4],
  ])('loses no more than the line of a quote that %s', async (_what, lines, line) => {
    const text = `First,Last,Phone\nAna,García,1\n\n${lines}\nDi,Oh,5`;
    const { rows } = valueOf(await read(text));
    expect(rows.filter(({ damaged }) => damaged).map((each) => each.line)).toContain(line);
    expect(rows.at(0)).toEqual(row(2, 'Ana', 'García', '1'));
    expect(rows.at(-1)).toMatchObject({ cells: ['Di', 'Oh', '5'], damaged: false });
  });

  it('takes a quote inside an unquoted cell for a letter', async () => {
    const { rows } = valueOf(await read('First,Last\nRobert "Bob",O"Neil\n6\' 2",x'));
    expect(rows).toEqual([row(2, 'Robert "Bob"', 'O"Neil'), row(3, '6\' 2"', 'x')]);
  });

  it('keeps a delimiter inside what is told to be text', async () => {
    const { rows } = valueOf(await read('First,Last\n="1,5",="007"'));
    expect(rows).toEqual([row(2, '="1,5"', '="007"')]);
  });

  it('is what was written, whoever wrote it', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', ';', ' ', '😀'),
      maxLength: 8,
    });
    const record = fc.tuple(cell, cell, cell).filter((cells) => cells.some((each) => each.trim()));
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 8 }), fc.boolean(), async (records, all) => {
        const text = stringify([['First', 'Last', 'Phone'], ...records], { quoted: all });
        const { rows } = valueOf(await read(text));
        const trimmed = records.map((cells) => cells.map((each) => each.trim()));
        expect(rows.map(({ cells }) => cells)).toEqual(trimmed);
      }),
    );
  });
});
