// How the practice Emergency24 adds and replaces contacts: strictly, and emptying whatever is left out.
import { afterEach, describe, expect, it } from 'vitest';
import { ask, contact, startPractice, stopAll } from './simulator-emergency24-practice';

afterEach(stopAll);

/** "Example Contact Add Object", value for value. */
const ADDED = {
  ExternalID: '5556',
  FirstName: 'Test',
  LastName: 'Test',
  Description: 'Test',
  Title: '',
  Department: '',
  DepartmentID: '',
  Address1: '',
  Address2: '',
  City: '',
  State: '',
  Zip: '',
  Language: 'English',
  EmailAddresses: ['test@gmail.com', 'test@emergency24.com'],
  BackupEmailAddresses: ['test2@gmail.com', 'test2@emergency24.com'],
  CellPhones: ['3125558888'],
  AlternateCellPhones: [],
  WorkPhones: ['3125555555'],
  AlternateWorkPhones: [],
  HomePhones: ['3125556666'],
  AlternateHomePhones: [],
  GroupIDs: ['10010', '10070'],
  CustomValues: [{ property: 'website', value: 'http://em24.com' }],
};
/** The object of "Update Contact", value for value. */
const REPLACED = {
  FirstName: 'Test',
  LastName: '',
  Description: 'Site Manager',
  ...{ Title: '', DepartmentID: '', Department: '', Language: '' },
  ...{ Address1: '', Address2: '', City: '', State: '', Zip: '' },
  ...{ CellPhones: [], AlternateCellPhones: [], WorkPhones: [], AlternateWorkPhones: [] },
  ...{ HomePhones: [], AlternateHomePhones: [], EmailAddresses: [], BackupEmailAddresses: [] },
  GroupIDs: [],
};

function add(base: string, body: unknown): ReturnType<typeof ask> {
  return ask(base, '/contacts/addContact', { method: 'POST', body });
}

async function added(base: string): Promise<string> {
  const { Data } = await add(base, ADDED);
  return String((Data as { ContactID: number }).ContactID);
}

describe('adding', () => {
  it('takes the example of the page; kinds of phones and what is never shown are lost to sight', async () => {
    const { simulator, base } = await startPractice();
    const whole = await contact(base, await added(base));
    expect(whole).toMatchObject({
      ...{ ExternalID: '5556', Name: 'Test Test', FirstName: 'Test', Description: 'Test' },
      Phones: [
        { PhoneNumber: '+13125558888', Text: 1 },
        { PhoneNumber: '+13125555555', Text: 0 },
        { PhoneNumber: '+13125556666', Text: 0 },
      ],
      EmailAddresses: [
        { EmailAddress: 'test@gmail.com', Status: 0 },
        { EmailAddress: 'test@emergency24.com', Status: 1 },
      ],
      Groups: [{ GroupID: 10_010 }, { GroupID: 10_070 }],
    });
    for (const lost of ['test2@gmail.com', 'English', 'em24', 'Cell', 'Work']) {
      expect(JSON.stringify(whole)).not.toContain(lost);
    }
    expect(simulator.requests()[0]?.verdict.unknownKeys).toEqual([]);
    expect(simulator.emergency24.show().size).toBe(61);
  });

  it('refuses the same person with 400, and the same external id with 409', async () => {
    const { base } = await startPractice();
    await added(base);
    expect(await add(base, { ...ADDED, ExternalID: '5557' })).toMatchObject({
      ...{ status: 400, Success: false, Code: 400, Data: null },
    });
    expect(await add(base, { ...ADDED, FirstName: 'Best' })).toMatchObject({
      ...{ status: 409, Success: false, Code: 409 },
    });
    expect(await add(base, { ...ADDED, ExternalID: '5557', Description: '' })).toMatchObject({
      status: 200,
    });
  });

  it('needs an external id and a first name, and nothing else', async () => {
    const { base } = await startPractice();
    const least = { ExternalID: '007', FirstName: 'Ann' };
    expect((await add(base, least)).status).toBe(200);
    expect(await ask(base, '/contacts/external/007')).toMatchObject({
      Data: [{ Name: 'Ann', ExternalID: '007', Phones: [], EmailAddresses: [], Groups: [] }],
    });
  });

  it.each([
    [{ ExternalID: '' }, 'ExternalID'],
    [{ ExternalID: 5556 }, 'ExternalID'],
    [{ FirstName: '' }, 'FirstName'],
    [{ FirstName: null }, 'FirstName'],
    [{ LastName: null }, 'LastName'],
    [{ CellPhones: '3125558888' }, 'CellPhones'],
    [{ EmailAddresses: [7] }, 'EmailAddresses'],
    [{ GroupIDs: [10010] }, 'GroupIDs'],
    [{ GroupIDs: ['999'] }, '999'],
    [{ CustomValues: { website: 'x' } }, 'CustomValues'],
  ])('refuses %j and names %s', async (change, name) => {
    const { simulator, base } = await startPractice();
    const said = await add(base, { ...ADDED, ...change });
    expect(said).toMatchObject({ status: 400, Success: false });
    expect(said.Message).toContain(name);
    expect(simulator.emergency24.show().size).toBe(60);
  });

  it('refuses what is no JSON object', async () => {
    const { base } = await startPractice();
    for (const body of ['{', '[]', '']) expect((await add(base, body)).status).toBe(400);
    const plain = {
      method: 'POST',
      body: ADDED,
      headers: { 'content-type': 'text/plain' },
    } as const;
    expect((await ask(base, '/contacts/addContact', plain)).status).toBe(400);
  });
});

describe('replacing', () => {
  it.each(['id', 'external id'])(
    'by %s takes the example and really empties everything',
    async (by) => {
      const { base } = await startPractice();
      const id = await added(base);
      const path = by === 'id' ? `/contacts/${id}` : '/contacts/external/5556';
      expect((await ask(base, path, { method: 'PUT', body: REPLACED })).status).toBe(200);
      expect(await contact(base, id)).toMatchObject({
        ...{ Name: 'Test', LastName: '', Description: 'Site Manager', ExternalID: '5556' },
        ...{ Phones: [], EmailAddresses: [], Groups: [] },
      });
    },
  );

  it('empties what is left out', async () => {
    const { base } = await startPractice();
    const { Data } = await add(base, {
      ...ADDED,
      Title: 'Lead',
      City: 'Springfield',
      Zip: '60601',
    });
    const id = String((Data as { ContactID: number }).ContactID);
    const body = { FirstName: 'Tess', CellPhones: ['3125551111'] };
    await ask(base, `/contacts/${id}`, { method: 'PUT', body });
    expect(await contact(base, id)).toMatchObject({
      ...{ Name: 'Tess', LastName: '', Description: '', EmailAddresses: [], Groups: [] },
      ...{ Title: '', City: '', Zip: '', Address1: '', Department: '', DepartmentID: '' },
      Phones: [{ PhoneNumber: '+13125551111' }],
    });
    expect(JSON.stringify((await ask(base, '/groups/10010')).Data)).not.toContain(id);
  });

  it('is refused without a first name, for nobody, and with somebody else’s external id', async () => {
    const { base } = await startPractice();
    const id = await added(base);
    const put = (path: string, body: unknown) => ask(base, path, { method: 'PUT', body });
    expect((await put(`/contacts/${id}`, {})).status).toBe(400);
    expect((await put('/contacts/7', REPLACED)).status).toBe(404);
    const taken = { ...REPLACED, ExternalID: '000002' };
    expect((await put(`/contacts/${id}`, taken)).status).toBe(409);
    expect(await contact(base, id)).toMatchObject({ LastName: 'Test', ExternalID: '5556' });
  });
});

describe('a scenario', () => {
  it.each([
    ['happy', 200, true],
    ['slow', 200, true],
    ['outage', 503, false],
    ['refused-key', 401, false],
    ['rate-limit', 429, false],
    ['lost-reply', 'ERR_CONNECTION_RESET', true],
  ] as const)('%s answers %s, and adds only where it took it in', async (name, status, isIn) => {
    const { simulator, base } = await startPractice();
    simulator.setScenario(name);
    expect((await add(base, ADDED)).status).toBe(status);
    simulator.setScenario('happy');
    expect((await ask(base, '/contacts/external/5556')).status).toBe(isIn ? 200 : 404);
    expect(simulator.requests()[0]).toMatchObject({ vendor: 'emergency24', received: isIn });
  });
});
