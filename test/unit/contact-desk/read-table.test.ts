// How CSV text is read: every delimiter, quote and line end that spreadsheets write.
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/main/contact-desk/read-table';
import { valueOf } from '../../fakes/emergency24-desk';

const KNOWN = new Set(['First', 'Last', 'Phone']);
const read = (text: string) =>
  readTable(text, (headings) => headings.filter((each) => KNOWN.has(each)).length, 100);

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
    expect(valueOf(await read(text))).toEqual({
      headings: ['First', 'Last'],
      rows: [{ line: 2, cells: ['Ana', 'García'] }],
    });
  });

  it('is read with the delimiter that makes sense of the headings, not the commonest sign', async () => {
    const text = 'First;Phone\nAna;312,555,8888\nBo;312,555,9999';
    expect(valueOf(await read(text)).rows[0]?.cells).toEqual(['Ana', '312,555,8888']);
  });

  it('is read with the delimiter it names itself', async () => {
    expect(valueOf(await read('sep=|\r\nFirst|Last\r\nAna|García'))).toEqual({
      headings: ['First', 'Last'],
      rows: [{ line: 3, cells: ['Ana', 'García'] }],
    });
  });

  it('keeps quotes, delimiters and line breaks inside quotes', async () => {
    const text = 'First,Last\n"A ""B"", C","two\nlines"\nBo,Li';
    expect(valueOf(await read(text)).rows).toEqual([
      { line: 2, cells: ['A "B", C', 'two\nlines'] },
      { line: 4, cells: ['Bo', 'Li'] },
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

  it('names the line of a quote that never ends', async () => {
    expect(await read('First,Last\nAna,García\nBo,"Li')).toMatchObject({
      failure: { kind: 'invalid-input', detail: expect.stringMatching(/line 3|3/) as string },
    });
  });
});
