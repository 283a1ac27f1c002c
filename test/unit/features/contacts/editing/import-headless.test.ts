// Tables without headings: their first line is a person, who comes in like all others.
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { FIELD_NAMES } from '../../../../../src/main/features/contacts/editing/headings';
import type { ImportPreview } from '../../../../../src/shared/contacts/directory';
import type { ColumnNaming, ImportField } from '../../../../../src/shared/contacts/import-field';
import { importDesk } from './import-desk';

const CHEKT = { source: 'chekt', siteId: 's' } as const;
const columnsOf = ({ understood }: ImportPreview) =>
  understood.columns.map(({ heading, field }) => [heading, field]);
const naming = (...fields: readonly (ImportField | null)[]): ColumnNaming[] =>
  fields.map((field, index) => ({ index, field }));

describe('a table whose first line is a person', () => {
  it.each([
    ['an e-mail address', '7,Ana,ana@example.org\n8,Bo,bo@example.org'],
    ['a telephone number', '7,Ana,(312) 555-0101\n8,Bo,'],
    ['a word that heads columns elsewhere', '7,Ana,Active,3125550101\n8,Bo,Active,3125550102'],
    ['a number that is told to be text', '7,Ana,="3125550101"\n8,Bo,="3125550102"'],
    ['another sign between the cells', '7;Ana, Dr.;Ruiz, RN;3125550101\n8;Bo;Li, MD;3125550102'],
  ])('is known by %s', async (_what, text) => {
    const { rows, understood } = await importDesk().look(text);
    expect(understood.hasHeadings).toBe(false);
    expect(rows.map(({ line }) => line)).toEqual([1, 2]);
  });

  it.each([
    ['First name,Last name,Phone\nAna,Ruiz,3125550101'],
    ['Vorname,Nummer\nAna,3125550101'],
    ['Lincoln School,312-555-0100,\nFirst name,Last name,Phone\nAna,Ruiz,3125550101'],
  ])('is not %j', async (text) => {
    expect((await importDesk().look(text)).understood.hasHeadings).toBe(true);
  });

  it('has its columns named by their letters, and guessed only where no cell leaves a doubt', async () => {
    const text = [
      '7,Ana,ana@example.org,3125550101,3125550103,x@example.org',
      '8,Bo,bo@example.org; b@example.org,312.555.0102 x7,ask Bo,',
    ].join('\n');
    const preview = await importDesk().look(text);
    expect(columnsOf(preview)).toEqual([
      ['column A', null],
      ['column B', null],
      ['column C', 'emailAddresses'],
      ['column D', 'cellPhones'],
      ['column E', null],
      ['column F', 'emailAddresses'],
    ]);
    expect(preview.unknownColumns).toEqual(['column A', 'column B', 'column E']);
    expect(preview.problems).toEqual([
      'The first line is taken for a person: it names no columns. Say what each one is.',
      'No column is taken as “External ID”. Each row needs it.',
      'No column is taken as “First name”. Each row needs it.',
    ]);
    expect(preview.rows.map(({ problems }) => problems)).toEqual(
      Array(2).fill(['First name: is missing', 'External ID: is missing']),
    );
    const fields = columnsOf(await importDesk().look(text, CHEKT)).map(([, field]) => field);
    expect(fields).toEqual([null, null, 'email', 'phone', null, 'otherEmails']);
  });

  it('is taken in whole once its columns are named', async () => {
    const desk = importDesk();
    const text = '7,Ana,3125550101\n8,Bo,3125550102';
    const preview = await desk.look(text, { columns: naming('externalId', 'firstName') });
    expect(preview).toMatchObject({ add: 2, wrong: 0, problems: [], unknownColumns: [] });
    await desk.run(preview.id, 'window');
    expect(desk.writes()).toMatchObject([
      { fields: { externalId: '7', firstName: 'Ana', cellPhones: ['3125550101'] } },
      { fields: { externalId: '8', firstName: 'Bo', cellPhones: ['3125550102'] } },
    ]);
  });

  it('keeps what a person says, and makes room for it', async () => {
    const text = 'Ana Ruiz,3125550101,3125550102';
    const columns: ColumnNaming[] = [{ index: 2, field: 'phone' }];
    const preview = await importDesk().look(text, { ...CHEKT, columns });
    expect(columnsOf(preview).slice(1)).toEqual([
      ['column B', 'otherPhones'],
      ['column C', 'phone'],
    ]);
  });

  it('is so, or is not, as a person says', async () => {
    const asked = await importDesk().look('Ana,Ruiz\nBo,Li', { hasHeadings: false });
    expect(asked.rows.map(({ line }) => line)).toEqual([1, 2]);
    expect(asked.understood).toMatchObject({ hasHeadings: false });
    const other = await importDesk().look('ana@example.org,Ruiz\nBo,Li', { hasHeadings: true });
    expect(other.rows.map(({ line }) => line)).toEqual([2]);
    expect(columnsOf(other)[0]?.[0]).toBe('ana@example.org');
  });

  it('stays the sheet it is, whatever a person says of its first line', async () => {
    const table = (name: string, ...rows: string[][]) => ({ name, rows });
    const bytes = new Uint8Array(
      await writeXlsx({
        sheets: [
          table('Cover', ['Lincoln School']),
          table('Staff', ['Name', 'Phone'], ['Ana', '3125550101']),
          table('Old', ['Name', 'Phone'], ['Bo', '3125550102']),
        ],
      }),
    );
    for (const hasHeadings of [undefined, true, false]) {
      const named = hasHeadings === undefined ? {} : { hasHeadings };
      const { understood, rows } = await importDesk().look(bytes, named);
      expect(understood.sheet).toBe('Staff');
      expect(rows).toHaveLength(hasHeadings === false ? 2 : 1);
    }
  });
});

const cell = (letters: string) =>
  fc
    .string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 1, maxLength: 8 })
    .map((text) => `B${text}c`);
const person = fc.record({
  externalId: fc.integer({ min: 1, max: 99_999 }).map(String),
  firstName: cell('aeñ ,;"\'-'),
  lastName: cell('aeñ |\t,-'),
  phone: fc
    .integer({ min: 0, max: 9999 })
    .map((line) => `312-555-${String(line).padStart(4, '0')}`),
  email: cell('aeiou').map((name) => `${name}@example.org`),
  title: fc.constantFrom('', 'Nurse', 'Work', 'Active', 'Home, Cell', 'primary'),
});
type Told = keyof (typeof person extends fc.Arbitrary<infer P> ? P : never);

const FIELDS: Readonly<Record<'emergency24' | 'chekt', Readonly<Record<Told, ImportField>>>> = {
  emergency24: {
    ...{ externalId: 'externalId', firstName: 'firstName', lastName: 'lastName' },
    ...{ phone: 'cellPhones', email: 'emailAddresses', title: 'title' },
  },
  chekt: {
    ...{ externalId: 'externalId', firstName: 'firstName', lastName: 'lastName' },
    ...{ phone: 'phone', email: 'email', title: 'type' },
  },
};
const TOLD = Object.keys(FIELDS.chekt) as Told[];

describe.each(['emergency24', 'chekt'] as const)('any table for %s', (source) => {
  it('gives the same people without headings as with them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 6 }),
        fc.shuffledSubarray(TOLD, { minLength: TOLD.length }),
        fc.constantFrom(',', ';', '\t', '|', 'xlsx'),
        fc.boolean(),
        async (people, order, sign, says) => {
          const body = people.map((each) => order.map((told) => each[told]));
          const head = order.map((told) => FIELD_NAMES.en[FIELDS[source][told]]);
          const written = async (rows: string[][]) =>
            sign === 'xlsx'
              ? new Uint8Array(await writeXlsx({ sheets: [{ name: 'S', rows }] }))
              : stringify(rows, { delimiter: sign });
          const taken = async (rows: string[][], more: object) => {
            const desk = importDesk();
            const preview = await desk.look(await written(rows), { source, siteId: 's', ...more });
            await desk.run(preview.id, 'window');
            const verdicts = preview.rows.map(({ name, verdict }) => [name, verdict]);
            return { verdicts, writes: desk.writes(), delimiter: preview.understood.delimiter };
          };
          const columns = naming(...order.map((told) => FIELDS[source][told]));
          const without = await taken(body, { columns, ...(says ? { hasHeadings: false } : {}) });
          expect(without).toEqual(await taken([head, ...body], {}));
          expect(without.verdicts).toHaveLength(people.length);
        },
      ),
      { numRuns: 150 },
    );
  });
});
