// A table of contacts: looked at first, every mistake named, then taken as a whole or not at all.
import { describe, expect, it } from 'vitest';
import { importDesk } from './import-desk';
import { personOf, recordWith } from './people';

const HEAD = 'External ID,First name,Last name,Phone,E-mail';
const problemsOf = (preview: {
  readonly rows: readonly { readonly problems: readonly string[] }[];
}) => preview.rows.flatMap(({ problems }) => problems);

describe('the preview of a table', () => {
  it('judges each row by its line, and takes nothing', async () => {
    const desk = importDesk();
    const preview = await desk.look(`${HEAD}\n1,Ana,García,3125558888,a@x.org\n,Bo,,,b@x.org\n`);
    expect(preview).toMatchObject({
      add: 1,
      wrong: 1,
      unknownColumns: [],
      rows: [
        { line: 2, name: 'Ana García', verdict: 'add', problems: [] },
        { line: 3, name: 'Bo', verdict: 'wrong', problems: ['External ID: is missing'] },
      ],
    });
    expect(desk.accepted).toEqual([]);
  });

  it.each([
    ['the service’s own names', 'ExternalID,FirstName,LastName,CellPhones,EmailAddresses'],
    ['English', 'External ID,First Name,Surname,Mobile phone,E-mail'],
    ['Spanish', 'ID externo,Nombre,Apellidos,Teléfono móvil,Correo electrónico'],
    ['another order of words and letters', 'EXTERNAL-ID, first_name ,LAST NAME,Cell Phones,EMAIL'],
  ])('understands headings in %s', async (_what, head) => {
    const desk = importDesk();
    const preview = await desk.look(`${head}\n007,Ana,García,3125558888,a@x.org`);
    expect(preview).toMatchObject({ add: 1, unknownColumns: [] });
    await desk.run(preview.id, 'window');
    expect(desk.writes()).toMatchObject([
      {
        fields: {
          externalId: '007',
          firstName: 'Ana',
          lastName: 'García',
          cellPhones: ['3125558888'],
          emailAddresses: ['a@x.org'],
        },
      },
    ]);
  });

  it('takes columns in any order, several of one kind, and several values in a cell', async () => {
    const desk = importDesk({ groups: [{ groupId: '0070', name: 'City Staff' }] });
    const preview = await desk.look(
      'Groups;Work phone;Phone 1;Phone 2;Name;External ID;Group IDs;Custom values\n' +
        'city staff;3125551111 | +44 20 7946 0958;3125552222;3125553333;García, Ana;1;10010;badge=7|car=',
    );
    expect(problemsOf(preview)).toEqual([]);
    await desk.run(preview.id, 'window');
    expect(desk.writes()).toMatchObject([
      {
        write: 'add',
        fields: {
          firstName: 'Ana',
          lastName: 'García',
          workPhones: ['3125551111', '+442079460958'],
          cellPhones: ['3125552222', '3125553333'],
          groupIds: ['10010', '0070'],
          customValues: [
            { property: 'badge', value: '7' },
            { property: 'car', value: '' },
          ],
        },
      },
    ]);
  });

  it('whose groups cannot be read now holds back who is in one, and nobody else', async () => {
    const groupsFailure = { kind: 'offline', detail: 'no network' } as const;
    const desk = importDesk({ groupsFailure });
    const preview = await desk.look(
      'External ID,Name,Phone,Groups\n1,Ana,3125550101,Staff\n2,Bo,3125550102,\n3,Cy,3125550103,a|b',
    );
    expect(preview).toMatchObject({ add: 1, wrong: 2 });
    const problem =
      'Groups: the groups of the service cannot be read now: check the table again later';
    expect(preview.rows.map(({ problems }) => problems)).toEqual([[problem], [], [problem]]);
    await desk.run(preview.id, 'window');
    expect(desk.writes()).toMatchObject([{ fields: { externalId: '2', groupIds: [] } }]);
  });

  it('asks for the groups only when the table names some', async () => {
    const desk = importDesk();
    await desk.look(`${HEAD}\n1,Ana,,,`);
    expect(desk.groupsAsked()).toBe(0);
    const preview = await desk.look(`${HEAD},Groups\n1,Ana,,,,Nobody's`);
    expect(desk.groupsAsked()).toBe(1);
    expect(problemsOf(preview)).toEqual(['Groups: there is no group "Nobody\'s"']);
  });

  it.each([
    ['1,Ana,,call me,', 'Phone: "call me" is not a phone number'],
    ['1,Ana,,911,', 'Phone: "911" is not a phone number'],
    ['1,Ana,,555-0123,', 'Phone: "555-0123" is not a phone number'],
    [
      '1,Ana,,3.12556E+09,',
      'Phone: "3.12556E+09" was shortened by a spreadsheet: format the column as text',
    ],
    ['1,Ana,,,ana at home', 'E-mail: "ana at home" is not an e-mail address'],
    ['1,,García,3125558888,', 'First name: is missing'],
    [`1,Ana,${'x'.repeat(1001)},,`, 'Last name: is longer than 1000 characters'],
    ['1,"Ana\nMaria",,,', 'First name: must be one line of plain text'],
    ['1,Ana,,,', 'Phone: a phone number or an e-mail address is needed'],
    ['1,Ana,,,,more', 'column F: the row has more cells than the 5 headings'],
  ])('names the column of what is wrong in %j', async (row, problem) => {
    expect(problemsOf(await importDesk().look(`${HEAD}\n${row}`))).toEqual([problem]);
  });

  it('says it in Spanish to whoever reads Spanish', async () => {
    const preview = await importDesk({ language: 'es' }).look('Apellido\nGarcía');
    expect(problemsOf(preview)).toEqual(['Nombre: falta', 'ID externo: falta']);
  });

  it('names columns nobody understands, but not those of its own export', async () => {
    const preview = await importDesk().look(
      `${HEAD},Shoe size,Source,As of,\n1,Ana,,,a@x.org,44,x,y,`,
    );
    expect(preview).toMatchObject({ add: 1, unknownColumns: ['Shoe size'] });
  });

  it('finds the same person twice in the table, by id and by name', async () => {
    const preview = await importDesk().look(
      `${HEAD}\n1,Ana,García,,a@x.org\n1,Bo,Li,,\n3,ana,garcía ,,\n4,Ana,Gómez,,b@x.org`,
    );
    expect(preview.rows.map(({ verdict }) => verdict)).toEqual(['add', 'wrong', 'wrong', 'add']);
    expect(problemsOf(preview)).toEqual([
      'External ID: the same stands in line 2',
      'First name: the same stands in line 2',
    ]);
  });

  it('finds people who are there already', async () => {
    const phones = [{ number: '+13125558888', kind: null }];
    const ana = personOf(recordWith({ externalId: '1', phones, emails: ['A@x.org'] }));
    const bo = personOf(recordWith({ vendorId: '11', firstName: 'Bo', lastName: 'Li' }));
    const preview = await importDesk({ people: [ana, bo] }).look(
      `${HEAD}\n1,Ana,García,(312) 555-8888,a@x.org\n2,Bo,Li,,\n3,Cy,Ng,,c@x.org`,
    );
    expect(preview.rows.map(({ verdict }) => verdict)).toEqual(['same', 'known', 'add']);
    expect(preview).toMatchObject({ add: 1, wrong: 0 });
  });

  it('takes namesakes at Emergency24 for two people when their descriptions differ', async () => {
    const people = [personOf(recordWith({ externalId: '1', description: 'Nurse' }))];
    const preview = await importDesk({ people }).look(
      'External ID,First name,Last name,Description,E-mail\n2,Ana,García,Driver,a@x.org\n3,Ana,García,nurse,',
    );
    expect(preview.rows.map(({ verdict }) => verdict)).toEqual(['add', 'known']);
  });

  it('does not confuse the services: who is at CHeKT alone is new at Emergency24', async () => {
    const people = [personOf(recordWith({ source: 'chekt', siteId: 's', externalId: '1' }))];
    expect((await importDesk({ people }).look(`${HEAD}\n1,Ana,García,,a@x.org`)).add).toBe(1);
  });

  it.each([
    ['en', 'The file is empty.'],
    ['es', 'El archivo está vacío.'],
  ] as const)(
    'refuses what is no table, in the language of the desk: %s',
    async (language, detail) => {
      const answer = await importDesk({ language }).preview({ source: 'emergency24', text: ' \n' });
      expect(answer).toMatchObject({ failure: { kind: 'invalid-input', field: 'text', detail } });
    },
  );

  it('lets others have their turn while it reads', async () => {
    const rows = Array.from({ length: 4_000 }, (_, index) => `${index},N${index},,,a@x.org`).join(
      '\n',
    );
    let turns = 0;
    let looking = true;
    const count = (): void => {
      turns += 1;
      if (looking) setImmediate(count);
    };
    setImmediate(count);
    expect((await importDesk().look(`${HEAD}\n${rows}`)).add).toBe(4_000);
    looking = false;
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  it('refuses more than 50,000 rows', async () => {
    const text = `${HEAD}\n${'1,Ana,,,\n'.repeat(50_001)}`;
    const answer = await importDesk().preview({ source: 'emergency24', text });
    expect(answer).toMatchObject({ failure: { kind: 'invalid-input', field: 'text' } });
    expect(answer.ok ? '' : answer.failure.detail).toContain('50000');
  });
});

describe('the preview for a site of CHeKT', () => {
  const look = (text: string, people = [personOf()]) =>
    importDesk({ people }).look(text, { source: 'chekt', siteId: 'site_1' });

  it('needs the site', async () => {
    const answer = await importDesk().preview({ source: 'chekt', text: 'Nombre\nAna' });
    expect(answer).toMatchObject({ failure: { kind: 'invalid-input', field: 'siteId' } });
  });

  it('reads types, roles and preferences in both languages', async () => {
    const desk = importDesk();
    const preview = await desk.look(
      'Nombre\tApellido\tTeléfono\tTipo\tRol\tAvisos por SMS\tAvisos por correo\n' +
        'Ana\tGarcía\t+1-312-555-0123\tPrincipal\tdueño\tsí\tno',
      { source: 'chekt', siteId: 'site_1' },
    );
    expect(problemsOf(preview)).toEqual([]);
    await desk.run(preview.id, 'window');
    expect(desk.writes()).toEqual([
      {
        write: 'add',
        siteId: 'site_1',
        fields: {
          firstName: 'Ana',
          lastName: 'García',
          email: null,
          phone: '+13125550123',
          type: 'primary',
          role: 'owner',
          preferences: { email: false, sms: true, push: false },
          externalId: null,
        },
      },
    ]);
  });

  it('takes a number as CHeKT’s own samples write it', async () => {
    const preview = await look('Name,Phone,Type\nBo Li,+1-555-0123,primary');
    expect(preview.rows[0]?.verdict).toBe('add');
  });

  it('names what CHeKT needs and would not take', async () => {
    const preview = await look(
      'First name,Last name,Type,Notify by SMS\nAna,García,friend,perhaps',
    );
    expect(problemsOf(preview)).toEqual([
      'Phone: a phone number or an e-mail address is needed',
      'Type: "friend" is not one of primary, emergency, secondary, technician, billing',
      'Notify by SMS: "perhaps" is neither yes nor no',
    ]);
    const missing = await look('Name,Phone\nAna García,3125558888');
    expect(problemsOf(missing)).toEqual(['Type: is missing']);
  });

  it('knows people of this site only', async () => {
    const phones = [{ number: '3125558888', kind: null }];
    const text = 'Name,Phone,Type\nAna García,3125558888,primary';
    const at = (siteId: string) => [
      personOf(recordWith({ source: 'chekt', siteId, phones, type: 'primary' })),
    ];
    expect((await look(text, at('site_1'))).rows[0]?.verdict).toBe('same');
    expect((await look(text, at('site_2'))).rows[0]?.verdict).toBe('add');
  });
});

describe('the import itself', () => {
  it('hands over every good row in one go, once', async () => {
    const desk = importDesk();
    const { id } = await desk.look(`${HEAD}\n1,Ana,,,a@x.org\n,Bo,,,\n3,Cy,,,c@x.org`);
    expect(await desk.run(id, 'window')).toEqual({ ok: true, value: { taken: 2 } });
    expect(desk.accepted.map((drafts) => drafts.length)).toEqual([2]);
    expect(desk.accepted[0]?.[1]).toMatchObject({
      vendor: 'emergency24',
      action: { recordKey: null, name: 'Cy', origin: 'window' },
      request: { method: 'POST', path: '/contacts/addContact' },
      countdownMs: 0,
    });
    expect(await desk.run(id, 'window')).toMatchObject({ failure: { field: 'id' } });
    expect(desk.accepted).toHaveLength(1);
  });

  it('takes nothing when one of them cannot be put into words any more', async () => {
    const desk = importDesk();
    const { id } = await desk.look(`${HEAD}\n1,Ana,,,a@x.org\n3,Cy,,,c@x.org`);
    desk.refuse();
    expect(await desk.run(id, 'window')).toMatchObject({ failure: { kind: 'invalid-input' } });
    expect(desk.accepted).toEqual([]);
  });

  it('can be tried again when the disk refused', async () => {
    const desk = importDesk();
    const { id } = await desk.look(`${HEAD}\n1,Ana,,,a@x.org`);
    desk.breakDisk({ kind: 'storage', detail: 'full' });
    expect(await desk.run(id, 'window')).toMatchObject({ failure: { kind: 'storage' } });
    desk.breakDisk(null);
    expect(await desk.run(id, 'window')).toMatchObject({ value: { taken: 1 } });
  });

  it('forgets a preview after half an hour', async () => {
    const desk = importDesk();
    const { id } = await desk.look(`${HEAD}\n1,Ana,,,a@x.org`);
    desk.pass(30 * 60_000);
    expect(await desk.run(id, 'window')).toMatchObject({ failure: { kind: 'invalid-input' } });
  });
});
