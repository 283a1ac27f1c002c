// Which column of a table is which field: told before anything is sent, and corrected by whoever knows better.
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, fieldsOf } from '../../../../../src/main/features/contacts/editing/headings';
import { ImportRequest, type ImportPreview } from '../../../../../src/shared/contacts/directory';
import {
  IMPORT_FIELDS,
  type ColumnNaming,
  type ImportField,
} from '../../../../../src/shared/contacts/import-field';
import { importDesk } from './import-desk';

const CHEKT = { source: 'chekt', siteId: 's' } as const;
const problemsOf = ({ rows }: ImportPreview) => rows.flatMap(({ problems }) => problems);
const columnsOf = ({ understood }: ImportPreview) =>
  understood.columns.map(({ heading, field }) => [heading, field]);

describe('the columns of a table', () => {
  it('are all told, in the order of the file, with what stands in them and what they were taken for', async () => {
    const { understood } = await importDesk().look(
      'Locker,First name,Colour,Phone\n,Ana,,3125550101\n7,Bo,red,3125550102',
    );
    const told = { problem: null };
    expect(understood.columns).toEqual([
      { ...told, index: 0, heading: 'Locker', field: null, sample: '7' },
      { ...told, index: 1, heading: 'First name', field: 'firstName', sample: 'Ana' },
      { ...told, index: 2, heading: 'Colour', field: null, sample: 'red' },
      { ...told, index: 3, heading: 'Phone', field: 'cellPhones', sample: '3125550101' },
    ]);
  });

  it('are what somebody says they are, and the others what their headings say', async () => {
    const desk = importDesk();
    const text = 'Locker,First name,Colour,Phone\n7,Ana,red,3125550101';
    expect((await desk.look(text)).problems).toEqual([
      'No column is taken as “External ID”. Each row needs it.',
    ]);
    const columns: ColumnNaming[] = [
      { index: 0, field: 'externalId' },
      { index: 2, field: 'lastName' },
      { index: 3, field: 'workPhones' },
    ];
    const preview = await desk.look(text, { columns });
    expect(preview).toMatchObject({ add: 1, wrong: 0, problems: [], unknownColumns: [] });
    await desk.run(preview.id, 'window');
    expect(desk.writes()).toMatchObject([
      {
        fields: {
          externalId: '7',
          firstName: 'Ana',
          lastName: 'red',
          cellPhones: [],
          workPhones: ['3125550101'],
        },
      },
    ]);
  });

  it('are nothing when somebody says so, and are not counted among those nobody knows', async () => {
    const preview = await importDesk().look('External ID,Name,Phone,Shoe size\n1,Ana,call me,38', {
      columns: [
        { index: 2, field: null },
        { index: 3, field: null },
      ],
    });
    expect(preview.unknownColumns).toEqual([]);
    expect(problemsOf(preview)).toEqual(['Phone: a phone number or an e-mail address is needed']);
  });

  it('give way where a heading was only second best', async () => {
    const text = 'ID,Locker,Name,Phone\n1,B7,Ana,3125550101';
    expect(columnsOf(await importDesk().look(text))[0]).toEqual(['ID', 'externalId']);
    const named = await importDesk().look(text, { columns: [{ index: 1, field: 'externalId' }] });
    expect(columnsOf(named).slice(0, 2)).toEqual([
      ['ID', null],
      ['Locker', 'externalId'],
    ]);
    expect(named.add).toBe(1);
  });

  it('without a heading, or with one that stands twice, are named by their letter', async () => {
    const preview = await importDesk().look(
      'External ID,Name,Phone,Phone,,\n1,Ana,,call me,x,\n2,Bo,never,3125550101,,',
      { columns: [{ index: 4, field: 'emailAddresses' }] },
    );
    expect(columnsOf(preview).slice(2)).toEqual([
      ['Phone (column C)', 'cellPhones'],
      ['Phone (column D)', 'cellPhones'],
      ['column E', 'emailAddresses'],
    ]);
    expect(problemsOf(preview)).toEqual([
      'Phone (column D): "call me" is not a phone number',
      'column E: "x" is not an e-mail address',
      'Phone (column C): "never" is not a phone number',
    ]);
  });

  it('that nobody knows at all can still be named', async () => {
    const text = 'Kennung,Vorname,Rufnummer\n1,Ana,3125550101';
    const unknown = await importDesk().look(text);
    expect(unknown).toMatchObject({ add: 0, wrong: 1 });
    expect(unknown.problems).toEqual([
      'No heading in the first line is known. Say what each column is, or how the table is to be read.',
    ]);
    const columns = (['externalId', 'firstName', 'cellPhones'] as const).map((field, index) => ({
      index,
      field,
    }));
    expect(await importDesk().look(text, { columns })).toMatchObject({ add: 1, problems: [] });
  });

  it('that CHeKT needs and are not there are told once, in the language of the desk', async () => {
    const { problems } = await importDesk({ language: 'es' }).look('Nombre,Teléfono\nAna,1', CHEKT);
    expect(problems).toEqual([
      'Ninguna columna se toma como «Apellido». Cada fila lo necesita.',
      'Ninguna columna se toma como «Tipo». Cada fila lo necesita.',
    ]);
  });

  it('of an empty sheet are none, and it is passed over unless somebody chose it', async () => {
    const bytes = new Uint8Array(
      await writeXlsx({
        sheets: [
          { name: 'Cover', rows: [] },
          {
            name: 'Staff',
            rows: [
              ['External ID', 'Name', 'Phone'],
              ['1', 'Ana', '3125550101'],
            ],
          },
        ],
      }),
    );
    expect(await importDesk().look(bytes)).toMatchObject({
      add: 1,
      understood: { sheets: ['Cover', 'Staff'], sheet: 'Staff' },
    });
    expect(await importDesk().look(bytes, { sheet: 'Cover' })).toMatchObject({
      rows: [],
      problems: ['This sheet is empty. Choose another sheet, if there is one.'],
      understood: { sheets: ['Cover', 'Staff'], sheet: 'Cover', columns: [] },
    });
  });
});

describe('a table of very many columns', () => {
  it('is refused in words', async () => {
    const text = Array.from({ length: 501 }, (_, index) => `H${index}`).join(',');
    const answer = await importDesk().preview({ source: 'emergency24', text });
    expect(answer).toMatchObject({
      failure: { detail: 'The table has more than 500 columns.' },
    });
  });

  it('is taken where most of them are empty', async () => {
    const empty = ','.repeat(16_000);
    const text = `External ID,Name,Phone${empty}\n1,Ana,3125550101${empty}`;
    const preview = await importDesk().look(text);
    expect(preview.add).toBe(1);
    expect(preview.understood.columns).toHaveLength(3);
  });
});

describe('two columns for one field', () => {
  const TEXT = 'External ID,First name,Nickname,Phone\n1,Ana,Ana,3125550101\n2,Bo,,3125550102';

  it('that somebody chose hold every row back until one is left', async () => {
    const preview = await importDesk().look(TEXT, { columns: [{ index: 2, field: 'firstName' }] });
    const what = 'two columns are taken as “First name”: choose one';
    expect(preview).toMatchObject({ add: 0, wrong: 2 });
    expect(preview.problems).toEqual([`First name, Nickname: ${what}`]);
    expect(problemsOf(preview)).toEqual(Array(2).fill(`First name, Nickname: ${what}`));
    expect(preview.understood.columns.map(({ problem }) => problem)).toEqual([
      null,
      what,
      what,
      null,
    ]);
    const left = [
      { index: 2, field: 'firstName' },
      { index: 1, field: null },
    ] as const;
    const mended = await importDesk().look(TEXT, { columns: [...left] });
    expect(mended.rows.map(({ verdict }) => verdict)).toEqual(['add', 'wrong']);
    expect(mended.problems).toEqual([]);
  });

  it('that their headings name are told, and hold back the rows where they differ', async () => {
    const preview = await importDesk().look(
      'External ID,First name,Given name,Phone\n1,Ana,Ana,3125550101\n2,Bo,Bob,3125550102',
    );
    expect(preview.rows.map(({ verdict }) => verdict)).toEqual(['add', 'wrong']);
    expect(preview.understood.columns[1]?.problem).toBe(
      'two columns are “First name”: rows where they differ are held back',
    );
  });

  it('are no problem where a field takes several', async () => {
    const preview = await importDesk().look(
      'External ID,Name,Phone,X\n1,Ana,3125550101,3125550102',
      {
        columns: [{ index: 3, field: 'cellPhones' }],
      },
    );
    expect(preview).toMatchObject({ add: 1, problems: [] });
  });
});

describe('what a service refuses', () => {
  it('is told with its column, in the language of the desk', async () => {
    const desk = importDesk({ language: 'es' });
    desk.refuse();
    const preview = await desk.look('ID externo,Nombre,Teléfono\n1,Ana,3125550101');
    expect(problemsOf(preview)).toEqual(['ID externo: el servicio no lo acepta tal como está']);
  });
});

describe('what a service refuses only when it is to be taken', () => {
  it.each([
    ['en', 'Ana: the service no longer takes it as it stands. Check the table again.'],
    ['es', 'Ana: el servicio ya no lo acepta tal como está. Revise la tabla otra vez.'],
  ] as const)('is told in the language of the desk: %s', async (language, detail) => {
    const desk = importDesk({ language });
    const { id } = await desk.look('External ID,Name,Phone\n1,Ana,3125550101');
    desk.refuse();
    const taken = await desk.run(id, 'window');
    expect(taken).toMatchObject({ failure: { kind: 'invalid-input', detail } });
    expect(desk.accepted).toEqual([]);
  });
});

describe('the names of the fields', () => {
  it.each(['emergency24', 'chekt'] as const)('are headings that %s knows', (source) => {
    for (const names of Object.values(FIELD_NAMES)) {
      const fields = IMPORT_FIELDS[source];
      expect(fields.map((field) => fieldsOf(source, [names[field]])[0])).toEqual(fields);
      // Nobody can choose between two of one name.
      expect(new Set(fields.map((field) => names[field])).size).toBe(fields.length);
    }
  });
});

describe('a request', () => {
  it.each([
    ['a field of the other service', [{ index: 0, field: 'type' }]],
    ['no field at all', [{ index: 0, field: 'shoeSize' }]],
    [
      'one column as two fields',
      [
        { index: 0, field: 'firstName' },
        { index: 0, field: null },
      ],
    ],
    ['a column before the first', [{ index: -1, field: 'firstName' }]],
  ])('that names %s is none', (_what, columns) => {
    const request = { source: 'emergency24', text: 'x', columns };
    expect(ImportRequest.safeParse(request).success).toBe(false);
  });
});

/** One person of each service, by field; no list has two columns, for their order would count. */
const PEOPLE: Readonly<
  Record<'emergency24' | 'chekt', Readonly<Partial<Record<ImportField, string>>>>
> = {
  emergency24: {
    externalId: '0007',
    firstName: 'Ana',
    lastName: 'García',
    middleName: 'Q.',
    title: 'Nurse',
    description: 'Night shift',
    cellPhones: '312-555-0101',
    workPhones: '312-555-0102',
    emailAddresses: 'a@x.org',
    address1: '1 Main St',
    customValues: 'badge=7',
  },
  chekt: {
    externalId: '0007',
    name: 'García, Ana',
    phone: '312-555-0101',
    otherPhones: '312-555-0102',
    email: 'a@x.org',
    type: 'primary',
    role: 'owner',
    notifyBySms: 'yes',
  },
};

describe.each(['emergency24', 'chekt'] as const)('a table for %s', (source) => {
  const person = Object.entries(PEOPLE[source]) as [ImportField, string][];
  const writesOf = async (
    cells: readonly (readonly [string, string])[],
    columns: ColumnNaming[],
  ) => {
    const desk = importDesk();
    const text = stringify([cells.map(([heading]) => heading), cells.map(([, cell]) => cell)]);
    const request = { source, siteId: 's', delimiter: ',', columns } as const;
    const preview = await desk.look(text, request);
    expect(problemsOf(preview)).toEqual([]);
    await desk.run(preview.id, 'window');
    return desk.writes();
  };

  it('gives the same person in any order under any headings, once each column has been named', async () => {
    const usual = await writesOf(
      person.map(([field, cell]) => [FIELD_NAMES.en[field], cell]),
      [],
    );
    expect(usual).toHaveLength(1);
    const heading = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'B', 'ñ', ' ', '1', ',', '"', 'Æ'), maxLength: 6 }),
      fc.constantFrom(...Object.values(FIELD_NAMES.es), 'Phone 2', 'ID', 'Title', 'Status'),
    );
    const column = fc.record({ heading });
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...person, null], { minLength: person.length + 1 }),
        fc.array(column, { minLength: person.length + 1, maxLength: person.length + 1 }),
        async (order, names) => {
          const cells = order.map((each, index) => {
            // A line of empty cells only is no line; this column is never used.
            if (each === null) return ['Locker', 'red'] as const;
            return [names[index]?.heading ?? '', each[1]] as const;
          });
          const columns = order.map((each, index) => ({ index, field: each?.[0] ?? null }));
          expect(await writesOf(cells, columns)).toEqual(usual);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('any naming of any columns', () => {
  it('gives a verdict for each row and takes no more than there are', async () => {
    const cell = fc.constantFrom(
      '',
      'Ana',
      '312-555-0101',
      'a@x.org',
      'primary',
      'yes',
      'B7',
      'Work',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('emergency24', 'chekt'),
        fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(60), { minLength: 6, maxLength: 6 }),
        async (source, cells, picks) => {
          const fields = IMPORT_FIELDS[source];
          const columns = picks.map((pick, index) => ({ index, field: fields[pick] ?? null }));
          const text = stringify([['a', 'b', 'c', 'd', 'e', 'f'], ...cells]);
          const request = { source, siteId: 's', delimiter: ',', columns } as const;
          const { rows, add, wrong } = await importDesk().look(text, request);
          const filled = cells.filter((row) => row.some((each) => each !== ''));
          expect(rows).toHaveLength(filled.length);
          expect(add + wrong).toBe(rows.length);
          for (const { verdict, problems } of rows) {
            expect(verdict === 'wrong').toBe(problems.length > 0);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
