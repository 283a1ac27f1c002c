// What spreadsheets, people and other programs make of a table: taken as meant, or named row by row.
import { describe, expect, it } from 'vitest';
import type { ImportPreview } from '../../../../../src/shared/contacts/directory';
import { importDesk, type ImportParts } from './import-desk';
import { personOf, recordWith } from './people';

const HEAD = 'External ID,First name,Last name,Phone,E-mail';
const problemsOf = ({ rows }: ImportPreview) => rows.flatMap(({ problems }) => problems);
const notesOf = ({ rows }: ImportPreview) => rows.flatMap(({ notes }) => notes);

async function fieldsOf(text: string, parts: ImportParts = {}) {
  const desk = importDesk(parts);
  const preview = await desk.look(text);
  expect(problemsOf(preview)).toEqual([]);
  await desk.run(preview.id, 'window');
  const fields = desk.writes().map((write) => write.fields as Readonly<Record<string, unknown>>);
  return { fields, preview };
}

describe('cells as spreadsheets leave them', () => {
  it.each([
    ['quoted', '"=""00123""",Ana,Ruiz,"=""3125550101""",'],
    ['unquoted', '="00123",Ana,Ruiz,="3125550101",'],
    ['with a text mark', "'00123,Ana,Ruiz,'3125550101,"],
  ])('are what was meant: %s', async (_what, row) => {
    const { fields } = await fieldsOf(`${HEAD}\n${row}`);
    expect(fields).toMatchObject([{ externalId: '00123', cellPhones: ['3125550101'] }]);
  });

  it('lose the .0 that stands in all of a column', async () => {
    const { fields } = await fieldsOf(
      `${HEAD},Zip\n101.0,Ana,Ruiz,3125550101.0,,60601.0\n102.0,Bo,Li,3125550102.0,,`,
    );
    expect(fields).toMatchObject([
      { externalId: '101', cellPhones: ['3125550101'], zip: '60601' },
      { externalId: '102', cellPhones: ['3125550102'] },
    ]);
    const mixed = await importDesk().look(`${HEAD}\n101.0,Ana,,3125550101,\nA7,Bo,,3125550102,`);
    expect(mixed.rows.map(({ verdict }) => verdict)).toEqual(['wrong', 'add']);
  });

  it.each([
    ['#N/A,Ana,,3125550101,', 'External ID: "#N/A" is a spreadsheet’s word for an error'],
    ['1,#REF!,,3125550101,', 'First name: "#REF!" is a spreadsheet’s word for an error'],
    ['1,Ana,#¡VALOR!,3125550101,', 'Last name: "#¡VALOR!" is a spreadsheet’s word for an error'],
    ['1,Ana,NULL,3125550101,', 'Last name: "NULL" is a spreadsheet’s word for an error'],
    ['1,Ana,nan,3125550101,', 'Last name: "nan" is a spreadsheet’s word for an error'],
    ['1,Ana,,#####,', 'Phone: "#####" is a spreadsheet’s word for an error'],
    ['1,Ana,,2024-01-15,', 'Phone: "2024-01-15" is a date'],
    ['1,Ana,,1/15/2024,', 'Phone: "1/15/2024" is a date'],
    ['3-Mar,Ana,,3125550101,', 'External ID: "3-Mar" is a date'],
    ['15-ene-24,Ana,,3125550101,', 'External ID: "15-ene-24" is a date'],
    [
      '1.00123E+11,Ana,,3125550101,',
      'External ID: "1.00123E+11" was shortened by a spreadsheet: format the column as text',
    ],
    [
      '1234567890123456,Ana,,3125550101,',
      'External ID: "1234567890123456" has more than 15 digits: a spreadsheet loses some',
    ],
    [
      '1,Ana\uFFFD,,3125550101,',
      'First name: "Ana\uFFFD" has broken letters: choose another encoding',
    ],
    [
      '1,Ana,\u0019x,3125550101,',
      'Last name: "\u0019x" has broken letters: choose another encoding',
    ],
    ['1,?ukasz,,3125550101,', 'First name: "?ukasz" has broken letters: choose another encoding'],
    ['1,Ana,,000-000-0000,', 'Phone: "000-000-0000" is not a phone number'],
  ])('are named: %s', async (row, problem) => {
    expect(problemsOf(await importDesk().look(`${HEAD}\n${row}`))).toEqual([problem]);
  });

  it('are named in the language of the desk', async () => {
    const preview = await importDesk({ language: 'es' }).look(`${HEAD}\n1,Ana,,2024-01-15,`);
    expect(problemsOf(preview)).toEqual(['Phone: "2024-01-15" es una fecha']);
  });

  it.each(['Null', 'Mara Nan', 'Nana', 'May', 'June 3rd', 'E5', '12E3', '3-M'])(
    'that only look odd are taken: %s',
    async (text) => {
      const { fields } = await fieldsOf(`${HEAD}\n${text}x,${text},${text},3125550101,`);
      expect(fields).toMatchObject([{ lastName: text }]);
    },
  );

  it('say which line has the quotation mark without a partner', async () => {
    const preview = await importDesk().look(
      `${HEAD}\n1,"Ana,Ruiz,3125550101,\n2,Bo,Li,3125550102,`,
    );
    expect(preview.rows).toMatchObject([
      { line: 2, verdict: 'wrong', problems: ['a quotation mark in this line has no partner'] },
      { line: 3, verdict: 'add' },
    ]);
  });
});

describe('two numbers in one cell', () => {
  it('are two at Emergency24, each with its extension', async () => {
    const { fields } = await fieldsOf(
      `${HEAD}\n1,Ana,,"312-555-0101 x7 / 312-555-0102",\n2,Bo,,"312-555-0103 or\n+44 (0)20 7946 0958",`,
    );
    expect(fields).toMatchObject([
      { cellPhones: ['3125550101 x7', '3125550102'] },
      { cellPhones: ['3125550103', '+442079460958'] },
    ]);
  });

  it('are a problem at CHeKT that shows both', async () => {
    const preview = await importDesk().look(
      'First name,Last name,Type,Phone\nAna,Ruiz,primary,312-555-0101 & 312-555-0102',
      { source: 'chekt', siteId: 's' },
    );
    expect(problemsOf(preview)).toEqual([
      'Phone: only one number can be taken, and here are "+13125550101" and "+13125550102"',
    ]);
  });
});

describe('whole names', () => {
  it.each([
    ['Jane Doe', 'Jane', 'Doe', ''],
    ['Doe, Jane', 'Jane', 'Doe', ''],
    ['Doe, Jane, RN', 'Jane', 'Doe', 'RN'],
    ['Jane Doe, RN', 'Jane', 'Doe', 'RN'],
    ['Jane Doe, M.D.', 'Jane', 'Doe', 'M.D.'],
    ['Doe, Jane A., PhD, RN', 'Jane A.', 'Doe', 'PhD, RN'],
    ['Dr. Jane Doe', 'Jane', 'Doe', 'Dr.'],
    ['John Smith, Jr.', 'John', 'Smith Jr.', ''],
    ['Smith, Jr., John', 'John', 'Smith Jr.', ''],
    ['Smith, John, Jr.', 'John', 'Smith Jr.', ''],
    ['Smith Jr., John', 'John', 'Smith Jr.', ''],
    ['John Smith III', 'John', 'Smith III', ''],
    ['Jane Doe RN', 'Jane', 'Doe', 'RN'],
    ['Mary Ann van der Berg', 'Mary Ann', 'van der Berg', ''],
    ['García López, Ana María', 'Ana María', 'García López', ''],
    ['Doe, Jane (Front Desk)', 'Jane (Front Desk)', 'Doe', ''],
    ['O’Brien, Seán', 'Seán', "O'Brien", ''],
    ['Nguyen, Do', 'Do', 'Nguyen', ''],
    ['NGUYEN, DO', 'DO', 'NGUYEN', ''],
    ['Cher', 'Cher', '', ''],
    ['山田太郎', '山田太郎', '', ''],
  ])('%s', async (name, firstName, lastName, title) => {
    const { fields } = await fieldsOf(`External ID,Name,Phone\n1,"${name}",3125550101`);
    expect(fields).toMatchObject([{ firstName, lastName, title }]);
  });

  it('are shown as they were cut where that is not sure', async () => {
    const preview = await importDesk().look(
      'External ID,Name,Phone\n1,Ana María López,3125550101\n2,"A, B, C",3125550102\n3,Jo Li,3125550103',
    );
    expect(notesOf(preview)).toEqual([
      'Name: read as first name "Ana María", last name "López"',
      'Name: read as first name "B, C", last name "A"',
    ]);
  });

  it('without a first name are a problem', async () => {
    const preview = await importDesk().look('External ID,Name,Phone\n1,"Doe, ",3125550101');
    expect(problemsOf(preview)).toEqual(['First name: is missing']);
  });

  it('lose nothing, whatever their words are', async () => {
    const name = 'Dr. Ana-María "Nina" de la O, Jr., MSW, Front Desk';
    const { fields } = await fieldsOf(
      `External ID,Name,Phone\n1,"${name.replaceAll('"', '""')}",3125550101`,
    );
    const all = JSON.stringify(fields).replaceAll('\\"', '"');
    for (const word of name.split(/[ ,]+/)) expect(all).toContain(word);
  });

  it('keep degrees in the name at CHeKT, which has no title', async () => {
    const desk = importDesk();
    const preview = await desk.look('Name,Type,Phone\n"Dr. Jane Doe, RN",primary,3125550101', {
      source: 'chekt',
      siteId: 's',
    });
    await desk.run(preview.id, 'window');
    expect(desk.writes()).toMatchObject([
      { fields: { firstName: 'Dr. Jane', lastName: 'Doe, RN', phone: '+13125550101' } },
    ]);
  });
});

describe('exports of other programs', () => {
  it.each([
    [
      'Outlook',
      'External ID,Title,First Name,Middle Name,Last Name,Suffix,E-mail Address,E-mail 2 Address,Business Phone,Business Phone 2,Home Phone,Mobile Phone,Primary Phone,Job Title,Department,Business Street,Business City\n' +
        'E17,Ms.,Jane,Q.,Doe,Jr.,j@x.org,jd@x.net,312-555-0102,312-555-0103,312-555-0105,312-555-0104,,School nurse,Health,1 Main St,Chicago',
      {
        firstName: 'Jane Q.',
        lastName: 'Doe Jr.',
        title: 'School nurse',
        emailAddresses: ['j@x.org', 'jd@x.net'],
        workPhones: ['3125550102', '3125550103'],
        homePhones: ['3125550105'],
        cellPhones: ['3125550104'],
        address1: '1 Main St',
        city: 'Chicago',
      },
    ],
    [
      'Google',
      'External ID,First Name,Last Name,Organization Title,Organization Department,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n' +
        'E17,Jane,Doe,School nurse,Health,* Work,j@x.org,Mobile,+1 312-555-0104,Work,+1 312-555-0102 ::: +1 312-555-0103',
      {
        title: 'School nurse',
        department: 'Health',
        emailAddresses: ['j@x.org'],
        cellPhones: ['3125550104'],
        workPhones: ['3125550102', '3125550103'],
      },
    ],
    [
      'OneRoster',
      'sourcedId,status,enabledUser,role,givenName,familyName,middleName,email,sms,phone\nU9,active,true,teacher,Jane,Doe,,j@x.org,3125550104,3125550105',
      { externalId: 'U9', firstName: 'Jane', cellPhones: ['3125550104', '3125550105'] },
    ],
    [
      'PowerSchool',
      'Teachers.TeacherNumber,Teachers.First_Name,Teachers.Last_Name,Teachers.Email_Addr,Teachers.Home_Phone,Teachers.School_Phone,Teachers.Title\n77,Jane,Doe,j@x.org,312-555-0105,312-555-0102,Nurse',
      { externalId: '77', title: 'Nurse', homePhones: ['3125550105'], workPhones: ['3125550102'] },
    ],
    [
      'Infinite Campus',
      'personID,staffNumber,lastName,firstName,email,secondaryEmail,homePhone,workPhone,cellPhone\n5,S7,Doe,Jane,j@x.org,k@x.org,312-555-0105,,312-555-0104',
      { externalId: 'S7', backupEmailAddresses: ['k@x.org'], cellPhones: ['3125550104'] },
    ],
    [
      'Blackboard Connect',
      'ReferenceCode,FirstName,LastName,HomePhone,WorkPhone,MobilePhone,MobilePhoneAlt,SMSPhone,EmailAddress,EmailAddressAlt,Language,Terminate\nR1,Jane,Doe,,,3125550104,3125550106,,j@x.org,k@x.org,Spanish,N',
      {
        externalId: 'R1',
        cellPhones: ['3125550104'],
        alternateCellPhones: ['3125550106'],
        backupEmailAddresses: ['k@x.org'],
        language: 'Spanish',
      },
    ],
    [
      'Everbridge',
      'First Name,Last Name,External ID,Phone 1,Phone Country 1,SMS 1,Email Address 1,Email Address 2,Street Address 1,Apt/Suite 1,City 1,State/Province 1,Postal Code 1,END\nJane,Doe,X1,3125550102,US,3125550104,j@x.org,k@x.org,1 Main St,Apt 2,Chicago,IL,60601,END',
      {
        externalId: 'X1',
        cellPhones: ['3125550102', '3125550104'],
        emailAddresses: ['j@x.org', 'k@x.org'],
        address1: '1 Main St',
        address2: 'Apt 2',
        state: 'IL',
        zip: '60601',
      },
    ],
    [
      'Rave',
      'SIS ID,First Name,Last Name,Email 1,Mobile Phone 1,Landline 1\nZ9,Jane,Doe,j@x.org,3125550104,3125550105',
      { externalId: 'Z9', cellPhones: ['3125550104'], homePhones: ['3125550105'] },
    ],
  ])('are understood: %s', async (_what, text, expected) => {
    const { fields } = await fieldsOf(text);
    expect(fields).toMatchObject([expected]);
  });

  it.each([
    ['status', 'tobedeleted'],
    ['Employment Status', 'Terminated 2023'],
    ['Enabled User', 'false'],
    ['Terminate', 'Y'],
    ['Active', 'No'],
    ['Inactive', 'yes'],
    ['Termination Date', '2024-05-31'],
  ])('tell of who is gone: %s says %s', async (heading, cell) => {
    const preview = await importDesk().look(`${HEAD},${heading}\n1,Ana,Ruiz,3125550101,,${cell}`);
    expect(problemsOf(preview)).toEqual([
      `${heading}: "${cell}" says that this person is no longer there`,
    ]);
  });

  it('leave out a form of address, and say so', async () => {
    const { fields, preview } = await fieldsOf(`${HEAD},Title\n1,Ana,Ruiz,3125550101,,Ms.`);
    expect(fields).toMatchObject([{ title: '' }]);
    expect(notesOf(preview)).toEqual(['Title: "Ms." is a form of address and is left out']);
  });

  it('give CHeKT the number it takes first, and say what stands back', async () => {
    const desk = importDesk();
    const preview = await desk.look(
      'First name,Last name,Type,Business Phone,Mobile Phone,E-mail Address,E-mail 2 Address\nAna,Ruiz,primary,312-555-0102,312-555-0104,a@x.org,b@x.org',
      { source: 'chekt', siteId: 's' },
    );
    expect(problemsOf(preview)).toEqual([]);
    expect(notesOf(preview)).toEqual([
      'Business Phone: left out: "+13125550102"',
      'E-mail 2 Address: left out: "b@x.org"',
    ]);
    await desk.run(preview.id, 'window');
    expect(desk.writes()).toMatchObject([{ fields: { phone: '+13125550104', email: 'a@x.org' } }]);
  });
});

describe('one person in two spellings', () => {
  it.each([
    ['an unseen sign', 'Ana\u200b', 'Ana'],
    ['a mark of direction', '\u202eAna', 'Ana'],
    ['a soft hyphen', 'A\u00adna', 'Ana'],
    ['decomposed accents', 'Jose\u0301', 'José'],
    ['another apostrophe', 'D’Arcy', "D'Arcy"],
    ['another case', 'ANA', 'Ana'],
  ])('with %s is one', async (_what, there, here) => {
    const people = [personOf(recordWith({ externalId: null, firstName: there, lastName: 'Ruiz' }))];
    const preview = await importDesk({ people }).look(
      `${HEAD}\n1,${here},Ruiz,3125550101,\n2,${there},Ruiz,3125550102,`,
    );
    expect(preview.rows.map(({ verdict }) => verdict)).toEqual(['known', 'wrong']);
  });

  it('goes out without unseen signs, in composed letters', async () => {
    const { fields } = await fieldsOf(`${HEAD}\n1,\u202aJose\u0301\u200b,O’Brien,3125550101,`);
    expect(fields).toMatchObject([{ firstName: 'José', lastName: "O'Brien" }]);
  });
});
