// Tables as programs of schools and offices write them, with what they put around and beside the names.
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../../../src/main/features/contacts/editing/headings';
import type { ImportPreview } from '../../../../../src/shared/contacts/directory';
import { importDesk } from './import-desk';

const HEAD = 'External ID,First name,Last name,Phone';
const problemsOf = ({ rows }: ImportPreview) => rows.flatMap(({ problems }) => problems);

async function takenFrom(table: string | Uint8Array<ArrayBuffer>) {
  const desk = importDesk();
  const preview = await desk.look(table);
  await desk.run(preview.id, 'window');
  const fields = desk.writes().map((write) => write.fields as Readonly<Record<string, unknown>>);
  return { fields, preview };
}

describe('headings', () => {
  it.each([
    ['Legal First Name', 'firstName'],
    ['Email Address [Required]', 'emailAddresses'],
    ['Phone (optional)', 'cellPhones'],
    ['Work Email Address', 'emailAddresses'],
    ['Teacher_email', 'emailAddresses'],
    ['Email (Personal)', 'backupEmailAddresses'],
    ['Mobile Phone Number', 'cellPhones'],
    ['Work Phone #', 'workPhones'],
    ['Phone (Home)', 'homePhones'],
    ['Employee #', 'externalId'],
    ['No. de empleado', 'externalId'],
    ['Lastname, Firstname', 'name'],
    ['MI', 'middleName'],
    ['Apellido paterno', 'lastName'],
    ['sn', 'lastName'],
    ['Government ID Number', null],
  ])('%s is %s', (heading, field) => expect(fieldsOf('emergency24', [heading])).toEqual([field]));

  it.each([
    [
      ['sourcedId', 'identifier'],
      ['externalId', null],
    ],
    [
      ['identifier', 'sourcedId'],
      [null, 'externalId'],
    ],
    [
      ['ID', 'Staff ID'],
      [null, 'externalId'],
    ],
    [
      ['Home Street', 'Business Street'],
      [null, 'address1'],
    ],
    [
      ['Home Street', 'Home City'],
      ['address1', 'city'],
    ],
    [
      ['Phone Type', 'Phone Number', 'Mobile Phone'],
      ['phoneLabel', 'labelledPhone', 'cellPhones'],
    ],
  ])('of %j are %j', (headings, fields) =>
    expect(fieldsOf('emergency24', headings)).toEqual(fields),
  );

  it.each([
    ['Phone Type,Phone Number,Phone Type 2,Phone Number 2', 'Cell,3125550101,Work,3125550102'],
    ['Phone Number,Phone Type,Phone Number 2,Phone Type 2', '3125550101,C,3125550102,W'],
  ])('tell the kind of a number beside it: %s', async (headings, cells) => {
    const { fields } = await takenFrom(
      `Employee ID,First name,Last name,${headings}\n7,Ana,Ruiz,${cells}`,
    );
    expect(fields).toMatchObject([{ cellPhones: ['3125550101'], workPhones: ['3125550102'] }]);
  });

  it('give both last names of Spanish forms', async () => {
    const { fields } = await takenFrom(
      'ID,Nombre,Apellido paterno,Apellido materno,Celular\n7,Ana,Ruiz,López,3125550101',
    );
    expect(fields).toMatchObject([{ firstName: 'Ana', lastName: 'Ruiz López' }]);
  });

  it('stand below the title of a report, in any delimiter', async () => {
    for (const sign of [',', ';', '\t', '|']) {
      const rows = [
        ['Lincoln School', '', '', ''],
        ['Staff list', 'Printed', '3/2/2026', ''],
        ['', '', '', ''],
        HEAD.split(','),
        ['1', 'Ana', 'Ruiz', '3125550101'],
      ];
      const text = rows.map((cells) => cells.join(sign)).join('\n');
      const { fields, preview } = await takenFrom(text);
      expect(preview.rows).toMatchObject([{ line: 5, verdict: 'add' }]);
      expect(fields).toMatchObject([{ externalId: '1', cellPhones: ['3125550101'] }]);
      const bytes = await writeXlsx({ sheets: [{ name: 'S', rows }] });
      expect((await takenFrom(bytes as Uint8Array<ArrayBuffer>)).fields).toHaveLength(1);
    }
  });

  it('stand below a title that is a heading elsewhere', async () => {
    const { fields } = await takenFrom(`Active,,,\n${HEAD}\n1,Ana,Ruiz,3125550101`);
    expect(fields).toMatchObject([{ externalId: '1' }]);
  });

  it('are no row of data that has their words in it', async () => {
    const preview = await importDesk().look('Vorname,Art,Nummer\nHome,Work,x\n');
    expect(preview.understood.columns.map(({ heading }) => heading)).toEqual([
      ...['Vorname', 'Art', 'Nummer'],
    ]);
    expect(preview.rows).toMatchObject([{ line: 2, verdict: 'wrong' }]);
  });
});

describe('cells', () => {
  it('of an address or a note may have lines', async () => {
    const { fields } = await takenFrom(
      `${HEAD},Notes,Street\n1,Ana,Ruiz,3125550101,"one\ntwo","1 Main St\nApt 2"`,
    );
    expect(fields).toMatchObject([{ description: 'one two', address1: '1 Main St, Apt 2' }]);
  });

  it.each([
    '<a@x.org>',
    'mailto:a@x.org',
    'Ana Ruiz <a@x.org>',
    '"a@x.org"',
    'a@x.org.',
    'a@x.org,',
  ])('with signs around an address hold that address: %s', async (cell) => {
    const { fields } = await takenFrom(
      `External ID,First name,Email\n1,Ana,"${cell.replaceAll('"', '""')}"`,
    );
    expect(fields).toMatchObject([{ emailAddresses: ['a@x.org'] }]);
  });

  it.each(['a@x.org ::: b@x.org', 'a@x.org; b@x.org', 'a@x.org, Bo <b@x.org>'])(
    'with two addresses are a problem at CHeKT that shows both: %s',
    async (cell) => {
      const preview = await importDesk().look(
        `First name,Last name,Type,Email\nAna,Ruiz,primary,"${cell}"`,
        { source: 'chekt', siteId: 's' },
      );
      expect(problemsOf(preview)).toEqual([
        'Email: only one address can be taken, and here are "a@x.org" and "b@x.org"',
      ]);
    },
  );

  it.each(['a@x', 'a@x..org', 'a@@x.org', 'a(at)x.org', 'a@x.org b@x.org', 'none'])(
    'that are no address are named: %s',
    async (cell) => {
      const preview = await importDesk().look(`External ID,First name,Email\n1,Ana,${cell}`);
      expect(problemsOf(preview)).toEqual([`Email: "${cell}" is not an e-mail address`]);
    },
  );

  it.each(['Deceased', 'Deactivated', 'Not active', 'Dropped', 'Ex-employee', 'Fallecida'])(
    'tell of who is gone: %s',
    async (status) => {
      const preview = await importDesk().look(`${HEAD},Status\n1,Ana,Ruiz,3125550101,${status}`);
      expect(preview.rows).toMatchObject([{ verdict: 'wrong' }]);
    },
  );

  it('end where DOS ended a file', async () => {
    const { preview } = await takenFrom(`${HEAD}\r\n1,Ana,Ruiz,3125550101\r\n\u001a`);
    expect(preview.rows).toMatchObject([{ verdict: 'add' }]);
  });

  it('of a workbook with a cover are those of the first sheet with headings', async () => {
    const staff = { name: 'Staff', rows: [HEAD.split(','), ['1', 'Ana', 'Ruiz', '3125550101']] };
    for (const rows of [[], [['Please fill in the next sheet'], ['Thank you']]]) {
      const book = await writeXlsx({ sheets: [{ name: 'Cover', rows }, staff] });
      const { preview } = await takenFrom(book as Uint8Array<ArrayBuffer>);
      expect(preview).toMatchObject({ rows: [{ verdict: 'add' }], understood: { sheet: 'Staff' } });
    }
  });

  it.each(['JosÃ©', 'Bâ€™rien', 'N£¤ez', 'Nu‡ez', 'Jos‚', 'Å‚ukasz', 'Nuï¿½ez', 'Jos&eacute;'])(
    'that were read in the wrong letters are named: %s',
    async (name) => {
      expect(problemsOf(await importDesk().look(`${HEAD}\n1,${name},Ruiz,3125550101`))).toEqual([
        `First name: "${name}" has broken letters: choose another encoding`,
      ]);
    },
  );

  it.each(['GUIMARÃES', 'Tomáš', 'Nhã Ca', 'Þór', "D'Angelo", 'Mª José', 'Anne-Marie', 'Łukasz'])(
    'in rarer letters are taken: %s',
    async (name) => {
      const { fields } = await takenFrom(`${HEAD}\n1,${name},Ruiz,3125550101`);
      expect(fields).toMatchObject([{ firstName: name }]);
    },
  );

  it.each(['null', 'None', '(null)', 'TBD', '-', '?', 'TRUE', '#WERT!', '#NOM?'])(
    'that say there is no id are none: %s',
    async (id) => {
      const [problem] = problemsOf(await importDesk().look(`${HEAD}\n${id},Ana,,3125550101`));
      expect(problem).toContain(`External ID: "${id}"`);
    },
  );
});

describe('whole names', () => {
  const noteOf = async (name: string) => {
    const { fields, preview } = await takenFrom(
      `External ID,Name,Phone\n1,"${name.replaceAll('"', '""')}",3125550101`,
    );
    const [{ firstName, lastName, title } = { firstName: '', lastName: '', title: '' }] = fields;
    const isAsked = preview.rows[0]?.notes.some((note) => note.includes('read as')) ?? false;
    return [firstName, lastName, title, isAsked];
  };

  it.each([
    ['Jane Doe, Principal', 'Jane', 'Doe', 'Principal', false],
    ['Jane Doe, Assistant Principal', 'Jane', 'Doe', 'Assistant Principal', false],
    ['Doe, Jane RN, BSN', 'Jane', 'Doe', 'BSN, RN', false],
    ['Smith, John Jr', 'John', 'Smith Jr', '', false],
    ['ANN LEE, MA', 'MA', 'ANN LEE', '', true],
    ['Smith, John & Mary', 'John & Mary', 'Smith', '', true],
    ['田中 太郎', '田中', '太郎', '', true],
    ['de Silva', 'de', 'Silva', '', true],
    ['Robert III', 'Robert', 'III', '', true],
  ])('%s', async (name, ...expected) => expect(await noteOf(name)).toEqual(expected));
});
