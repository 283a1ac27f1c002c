// However a spreadsheet splits a table of ours, no cell begins as a formula; and our own readers get back what was written.
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvLine, entryCells, readCsvLine } from '../../src/main/core/record/csv-line';
import { exportCsv } from '../../src/main/features/contacts/editing/export';
import { guardFormulas, withoutFormulaGuards } from '../../src/main/core/lib/formula-guard';
import { reportCsv } from '../../src/main/features/incidents/report/tables';
import { importDesk } from '../unit/features/contacts/editing/import-desk';
import { personOf, recordWith } from '../unit/features/contacts/editing/people';
import { sampleReport } from '../unit/features/incidents/report/sample';

const nasty = fc
  .array(
    fc.constantFrom(
      ...Array.from(';,\t"\'=+-@ \r\n'),
      '＝',
      '=1+1',
      ';=HYPERLINK("x")',
      '\t@SUM(A1)',
      'a',
      'é',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
const nastyLine = nasty.map((text) => text.replaceAll(/[\t\r\n]/g, ' ').trim());

/** As a careless spreadsheet does it: quotes mean nothing but where a cell begins with one. */
function startsOf(text: string, separator: RegExp): string[] {
  return text.split(separator).map((cell) => cell.replace(/^[\s"]*/, ''));
}

const isFormula = (start: string): boolean => /^[=@＝＋－＠]|^[+-](?![\d. ]*$)/.test(start);

/** A negative number or a dialled one alone in its cell calculates nothing. */
function formulasIn(file: string): string[] {
  const text = file.replace(/^\uFEFF/, '');
  return [/[;\r\n]/, /[\t\r\n]/, /[;\t\r\n]/]
    .flatMap((separator) => startsOf(text, separator))
    .concat(parse(text, { relax_column_count: true, relax_quotes: true }).flat())
    .filter((start) => isFormula(start));
}

describe('the guard', () => {
  it('leaves no place where a formula could begin, and is undone exactly', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const guarded = guardFormulas(text);
        for (const start of startsOf(guarded, /[,;\t\r\n]/))
          expect(start).not.toMatch(/^[=+\-@＝]/);
        expect(withoutFormulaGuards(guarded)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['x;=1', "x;'=1"],
    ['x\t@SUM(A1)', "x\t'@SUM(A1)"],
    ['x; "=1', 'x;\' "=1'],
    ["'=1", "''=1"],
    ['x\n-2+3', "x\n'-2+3"],
    ['\tx', "'\tx"],
    ['a-b; c=d', 'a-b; c=d'],
  ])('writes %j as %j', (text, guarded) => {
    expect(guardFormulas(text)).toBe(guarded);
  });
});

describe('every table we write', () => {
  it('of contacts holds no formula, and our own import finds nothing changed', async () => {
    await fc.assert(
      fc.asyncProperty(nastyLine, nastyLine, nastyLine, async (description, title, lastName) => {
        const record = recordWith({ externalId: '7', description, title, lastName });
        const csv = [...exportCsv([record], 'en')].join('');
        expect(formulasIn(csv)).toEqual([]);
        const { rows } = await importDesk({ people: [personOf(record)] }).look(csv);
        expect(rows).toMatchObject([{ verdict: 'same', problems: [] }]);
      }),
      { numRuns: 300 },
    );
  });

  it('of the record holds no formula, and is read again as what it was', () => {
    fc.assert(
      fc.property(nasty, nasty, (kind, said) => {
        const facts = { [said]: said };
        const entry = { seq: 1, atMs: 5, kind, actionId: said, facts, failure: null, hash: 'x' };
        const line = csvLine(entryCells(entry));
        expect(formulasIn(line)).toEqual([]);
        expect(readCsvLine(line)).toEqual({
          kind: 'entry',
          entry: { ...entry, actionId: said === '' ? null : said },
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('of an incident holds no formula', () => {
    fc.assert(
      fc.property(nasty, (deskName) => {
        expect(formulasIn(reportCsv({ ...sampleReport(), deskName }))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a record that an earlier version exported', () => {
  it('still is what it was: only the start of a cell had a guard', () => {
    const line = `1,1970-01-01T00:00:00.005Z,5,'=kind,'-id,"{""said"":""x;=1""}",,x`;
    expect(readCsvLine(line)).toMatchObject({
      kind: 'entry',
      entry: { kind: '=kind', actionId: '-id', facts: { said: 'x;=1' } },
    });
  });
});
