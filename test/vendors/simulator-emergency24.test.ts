// The practice Emergency24's answers: the shapes of every example of the vendor's page, and its rules for contacts.
import { afterEach, describe, expect, it } from 'vitest';
import {
  ask,
  contact,
  keysIn,
  send,
  startPractice,
  stopAll,
} from './simulator-emergency24-practice';

afterEach(stopAll);

const LISTED = [
  ...['ContactID', 'ExternalID', 'Status', 'Name', 'FirstName', 'LastName', 'Description', 'Title'],
  ...['DepartmentID', 'Department', 'Date'],
];
const WHOLE = [
  ...LISTED.slice(0, -1),
  ...['Address1', 'Address2', 'City', 'State', 'Zip', 'CreatedDate'],
  ...['Phones', 'Phones[].PID', 'Phones[].PhoneNumber', 'Phones[].Text', 'Phones[].Voice'],
  ...['EmailAddresses', 'EmailAddresses[].EID', 'EmailAddresses[].EmailAddress'],
  ...['EmailAddresses[].Status', 'Groups', 'Groups[].GroupID', 'Groups[].Name'],
  'Groups[].CreatedDate',
];
const PLAIN_TIME = /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/;
const TWELVE_HOUR_TIME = /^\d{1,2}\/\d{1,2}\/\d{4} \d{1,2}:\d\d:\d\d (AM|PM)$/;
const FIRST = 10_045_220;

interface Page {
  readonly PageNumber: number;
  readonly pageSize: number;
  readonly TotalPages: number;
  readonly TotalCount: number;
  readonly List: Record<string, unknown>[];
}

async function page(base: string, query = ''): Promise<Page> {
  return (await ask(base, `/contacts/all${query}`)).Data as Page;
}

describe('an example of the page', () => {
  it('ping', async () => {
    const { base } = await startPractice();
    const said = await ask(base, '/ping');
    expect(said).toEqual({
      status: 200,
      ...{ Success: true, Code: 200, Message: '', RefId: 10_000_450 },
      Data: { ID: 10_010, Campus: expect.any(String) as string },
    });
    expect(Object.keys(said).slice(1)).toEqual(['Success', 'Code', 'Message', 'RefId', 'Data']);
  });

  it('Get All Contacts: nothing but these keys, one of them beginning small', async () => {
    const { base } = await startPractice();
    const data = await page(base);
    expect(keysIn(data)).toEqual([
      ...['.PageNumber', '.pageSize', '.TotalPages', '.TotalCount', '.List'],
      ...LISTED.map((key) => `.List[].${key}`),
    ]);
    expect({ ...data, List: data.List.length }).toEqual({
      ...{ PageNumber: 1, pageSize: 500, TotalPages: 1, TotalCount: 60, List: 60 },
    });
    expect(data.List.every((each) => PLAIN_TIME.test(String(each.Date)))).toBe(true);
  });

  it('Get All Contacts: external ids are numbers, have leading zeros, or are empty', async () => {
    const { base } = await startPractice();
    const ids = (await page(base)).List.map(({ ExternalID }) => ExternalID);
    expect(ids.some((id) => typeof id === 'number')).toBe(true);
    expect(ids.some((id) => typeof id === 'string' && id.startsWith('00'))).toBe(true);
    expect(ids).toContain('');
  });

  it('Get Contact by ID: a list of one, with its own words and two forms of time', async () => {
    const { base } = await startPractice();
    const said = await ask(base, `/contacts/${FIRST}`);
    expect(said).toMatchObject({ Message: 'Get all contacts.', Data: [{ ContactID: FIRST }] });
    expect(keysIn((said.Data as unknown[])[0])).toEqual(WHOLE.map((key) => `.${key}`));
    const whole = await contact(base, String(FIRST));
    expect(whole.CreatedDate).toMatch(PLAIN_TIME);
    const groups = whole.Groups as Record<string, unknown>[];
    expect(groups.every((group) => TWELVE_HOUR_TIME.test(String(group.CreatedDate)))).toBe(true);
    expect(whole.Phones).toContainEqual({
      ...{ PID: 100_452_200, PhoneNumber: '+15550130', Text: 1, Voice: 1 },
    });
  });

  it('Get Contact by ID: some have a name, and neither first nor last name', async () => {
    const { base } = await startPractice();
    expect(await contact(base, String(FIRST + 70))).toMatchObject({
      ...{ FirstName: null, LastName: null, Name: expect.stringMatching(/\S \S/) as string },
    });
  });

  it('Get All Groups and Get contacts of a group: plain lists', async () => {
    const { base } = await startPractice();
    const groups = await ask(base, '/groups/all');
    expect(groups).toMatchObject({ Message: 'Get all groups.' });
    expect(groups.Data).toContainEqual({
      ...{ GroupID: 10_000, Name: 'Incident Command Group', Count: 20 },
      Date: '03/24/2015 16:23:54',
    });
    const members = await ask(base, '/groups/10000');
    expect(members).toMatchObject({ Message: 'Get group members.' });
    expect(members.Data).toHaveLength(20);
    expect(keysIn(members.Data)).toEqual([
      ...['[].ContactID', '[].ExternalID', '[].Name', '[].Date'],
    ]);
  });

  it('the same moment of one group stands there in both forms', async () => {
    const { base } = await startPractice();
    const { Data } = await ask(base, '/groups/all');
    expect(Data).toContainEqual(expect.objectContaining({ Date: '03/24/2015 16:24:32' }));
    const { Groups } = await contact(base, String(FIRST));
    expect(Groups).toContainEqual({
      ...{ GroupID: 10_010, Name: 'Newsletter Test Group', CreatedDate: '3/24/2015 4:24:32 PM' },
    });
  });

  it('Delete a Contact: both ids, and no trace', async () => {
    const { base } = await startPractice();
    const said = await ask(base, `/contacts/${FIRST}`, { method: 'DELETE' });
    expect(said).toEqual({
      ...{ status: 200, Success: true, Code: 200, Message: '', RefId: 0 },
      Data: { ContactID: FIRST, ExternalID: '000000' },
    });
    expect(await ask(base, `/contacts/${FIRST}`)).toMatchObject({
      ...{ status: 404, Success: false, Code: 404, Data: null },
    });
  });

  it('Add contact to Group and Delete contact from Group: null, by both ids', async () => {
    const { base } = await startPractice();
    for (const target of [`contact/${FIRST + 10}`, 'external/11000001']) {
      const path = `/contacts/group/10000/${target}`;
      expect(await ask(base, path, { method: 'PUT' })).toEqual({
        ...{ status: 200, Success: true, Code: 200, Message: 'Contact add into group success.' },
        ...{ RefId: 10_000_970, Data: null },
      });
      expect(JSON.stringify((await ask(base, '/groups/10000')).Data)).toContain('11000001');
      expect(await ask(base, path, { method: 'DELETE' })).toMatchObject({
        ...{ Message: 'Contact delete from group success.', Data: null },
      });
      expect(JSON.stringify((await ask(base, '/groups/10000')).Data)).not.toContain('11000001');
    }
  });
});

describe('the pages of all contacts', () => {
  it('hold everybody once, from page 1 to TotalPages', async () => {
    const { base } = await startPractice({ size: 1234 });
    const ids: unknown[] = [];
    for (let number = 1; number <= 3; number += 1) {
      const { List, TotalPages, TotalCount } = await page(base, `?page_size=500&page=${number}`);
      expect([TotalPages, TotalCount]).toEqual([3, 1234]);
      ids.push(...List.map(({ ContactID }) => ContactID));
    }
    expect([ids.length, new Set(ids).size]).toEqual([1234, 1234]);
    expect((await page(base, '?page=9')).List).toEqual([]);
  });

  it.each(['?page=0', '?page=x', '?page_size=0', '?page_size=-5', '?page=1.5'])(
    'are refused with %s',
    async (query) => {
      const { base } = await startPractice();
      expect((await ask(base, `/contacts/all${query}`)).status).toBe(400);
    },
  );

  it('list a query that nobody knows', async () => {
    const { simulator, base } = await startPractice();
    await page(base, '?pageSize=5&page=1');
    expect(simulator.requests()[0]?.verdict.unknownKeys).toEqual(['pageSize']);
  });

  it('may be those of a hundred thousand', async () => {
    const { base } = await startPractice({ size: 100_000 });
    const { TotalCount, List } = await page(base, '?page_size=500&page=200');
    expect([TotalCount, List.length]).toEqual([100_000, 500]);
  });
});

describe('a path', () => {
  it.each([
    ['GET', '/contacts/all/', 404],
    ['POST', '/contacts/all', 404],
    ['POST', '/contacts/addcontact', 404],
    ['PATCH', '/ping', 404],
    ['GET', '/contacts/external', 404],
    ['GET', '/contacts/all1', 404],
    ['PUT', '/contacts/group/10000', 404],
    ['PUT', '/groups/10000', 404],
    ['GET', '/groups/1', 404],
    ['PUT', '/contacts/group/1/contact/10045220', 404],
    ['PUT', '/contacts/group/10000/contact/7', 404],
    ['DELETE', '/contacts/%zz', 404],
  ] as const)('%s %s answers %i', async (method, path, status) => {
    const { base } = await startPractice();
    const change = { method: method as 'GET', ...(method === 'POST' ? { body: {} } : {}) };
    expect(await ask(base, path, change)).toMatchObject({ status, Success: false, Code: status });
  });

  it.each([
    ['both', 200, 200],
    ['external', 200, 404],
    ['exteranl', 404, 200],
  ] as const)('by external id has the spelling %s', async (spelling, external, exteranl) => {
    const { base } = await startPractice({ spelling });
    expect((await ask(base, '/contacts/external/000002')).status).toBe(external);
    expect((await ask(base, '/contacts/exteranl/000002')).status).toBe(exteranl);
    expect((await ask(base, '/contacts/exteranl/000002', { method: 'DELETE' })).status).toBe(404);
    expect((await ask(base, '/contacts/external/000002', { method: 'DELETE' })).status).toBe(200);
  });

  it('answers nobody outside its base', async () => {
    const { url } = await startPractice();
    expect(await send(url, '/api/stage/iccs/v1/ping')).toMatchObject({ status: 404 });
  });
});
