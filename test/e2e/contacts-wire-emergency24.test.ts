// Every call to Emergency24 as an independent Emergency24 reads it off the wire: from the command line with and without the app, and from the window.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactChangeRequest } from '../../src/shared/contacts/contact-change';
import type {
  Emergency24Fields,
  Emergency24Target,
  Emergency24Write,
} from '../../src/shared/contacts/emergency24';
import type { Screen } from './harness/screen';
import { changeAndWait, StrictContactsDesk } from './harness/strict-emergency24-desk';
import { strictPersonAt, whole, type HeldPerson } from './harness/strict-emergency24-people';

const SIZE = 1234;
let made: StrictContactsDesk;
let screen: Screen;

/** Names of other scripts and other habits, as text of the test alone. */
const ELSEWHERE = [
  ['王', '小明'],
  ['Александра', 'Щукина'],
  ['محمد', 'العلي'],
  ['Ελένη', 'Παπαδοπούλου'],
  ['Nguyễn Thị', 'Hương Giang'],
  ['Bo', 'Å'],
  ['Jean-Luc', "d'Oyly-Carte"],
  ['İpek', 'Işıldak'],
] as const;

beforeAll(async () => {
  made = await StrictContactsDesk.make({ size: SIZE - ELSEWHERE.length, siteIds: [] });
  for (const [number, [FirstName, LastName]] of ELSEWHERE.entries()) {
    const CellPhones = [`90655501${String(number).padStart(2, '0')}`];
    made.emergency24.book.put({
      contactId: String(5_000_001 + number),
      externalId: `0${number}-x`,
      fields: whole({ FirstName, LastName, CellPhones }),
    });
  }
});
afterAll(() => made.close());

const keyOf = (contactId: string) => `emergency24//${contactId}`;
const about = (
  write: Emergency24Write,
  name: string,
  contactId: string | null,
): ContactChangeRequest => ({
  change: { source: 'emergency24', write },
  recordKey: contactId === null ? null : keyOf(contactId),
  name,
});
const NEW: Emergency24Fields = {
  ...{ externalId: '00712', firstName: 'Ráhel', lastName: 'Ødegård', description: 'Night nurse' },
  ...{
    title: 'RN',
    department: 'Wards',
    departmentId: '07',
    address1: '1 Fjord Way',
    address2: '',
  },
  ...{ city: 'Decorah', state: 'IA', zip: '01101', language: 'English' },
  emailAddresses: ['rahel@strict.example'],
  backupEmailAddresses: ['rahel.home@strict.example'],
  cellPhones: ['3125558888'],
  alternateCellPhones: [],
  workPhones: ['(312) 555-5555'],
  alternateWorkPhones: [],
  homePhones: ['+1 312 555 6666'],
  alternateHomePhones: [],
  groupIds: ['10010', '10070'],
  customValues: [{ property: 'website', value: 'http://em24.com' }],
};

function numbered(number: number): string {
  const { FirstName, LastName } = strictPersonAt(number).fields;
  return `${String(FirstName)} ${String(LastName)}`;
}

it('the doctor asks whether the service answers and takes the key, by a ping and nothing else', async () => {
  const { stdout } = await made.desk.command(['doctor']);
  expect(stdout).toContain('ok       Emergency24 answers and takes the key: City Campus');
  expect(made.emergency24.seen.map(({ path }) => path)).toEqual(['/ping']);
  expect(made.complaints).toEqual([]);
});

describe('reading everybody', () => {
  it('walks all pages once, then everybody once, without the app running before', async () => {
    const { code, line, stderr } = await made.sync();
    expect(stderr).toContain('was not running');
    expect(code).toBe(0);
    expect(line).toMatchObject({
      result: 'complete',
      sources: [{ source: 'emergency24', skipped: 0, durable: true }],
    });
    const pages = made.emergency24.of('all contacts');
    expect(pages.map(({ path, query }) => [path, query])).toEqual(
      ['1', '2', '3'].map((page) => [
        '/contacts/all',
        [
          ['page_size', '500'],
          ['page', page],
        ],
      ]),
    );
    const asked = made.emergency24.of('by id').map(({ path }) => path);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked).toHaveLength(SIZE);
    expect(made.emergency24.peak).toBeLessThanOrEqual(4);
    expect(made.complaints).toEqual([]);
  });

  it('reads it again through the running app', async () => {
    const late = strictPersonAt(SIZE + 1);
    made.emergency24.book.put(late);
    const { code, stderr } = await made.sync();
    expect({ code, stderr: stderr.includes('was not running') }).toEqual({
      code: 0,
      stderr: false,
    });
    const [hit] = await made.search(`p${SIZE + 1}@strict.example`);
    expect(hit?.key).toBe(keyOf(late.contactId));
  });

  it('finds somebody by name on the command line, with what it takes to reach them', async () => {
    const [hit] = await made.search('xiomara quispe', 1);
    expect(hit).toMatchObject({
      key: keyOf(strictPersonAt(0).contactId),
      name: 'Xiomara Quispe',
      sources: ['emergency24'],
      phones: expect.arrayContaining([
        { number: '+12012000000', kind: null, sources: ['emergency24'] },
      ]) as unknown,
      emails: [{ address: 'p0@strict.example', sources: ['emergency24'] }],
    });
  });
});

describe('finding and changing somebody', () => {
  beforeAll(async () => {
    await made.desk.stop();
    screen = await made.start();
    await screen.until('the search is ready', ({ directory }) => directory.searchReady);
  });

  it.each([
    ['a Chinese name', '王小明', '王'],
    ['a part of a Chinese name', '小明', '小明'],
    ['a Russian name', 'щукин', 'Щукина'],
    ['an Arabic name', 'محمد', 'محمد'],
    ['a Greek name without its accents', 'ελενη παπαδ', 'Ελένη'],
    ['a Vietnamese name without its marks', 'nguyen thi huong', 'Nguyễn Thị Hương Giang'],
    ['a name of hyphens and apostrophes', 'jean luc doyly', 'Jean-Luc'],
    ['a Turkish name in plain letters', 'ipek isildak', 'İpek Işıldak'],
    ['a name with its accents left out', 'hakon sigurdsson', 'Håkon Sigurðsson'],
    ['the same name the other way round', 'sigurdsson hakon', 'Håkon Sigurðsson'],
    ['a name with one letter left out', 'Llewelyn', 'Llewellyn'],
    ['a name with two letters swapped', 'Szczepnaski', 'Szczepański'],
    ['a number as somebody says it', '(210) 200-0009', numbered(9)],
    ['a number with the country before it', '+1 210-200-0009', numbered(9)],
    ['the last seven digits', '2001171', numbered(1171)],
    ['an external id with its zeros', '00000004', numbered(4)],
    ['an external id in letters', 'Bx-35', numbered(35)],
    ['the id of the service', '10045070', numbered(7)],
    ['an address of somebody', 'p77@strict', numbered(77)],
  ])('finds %s', async (_what, query, name) => {
    const hits = await screen.call('searchContacts', { query, limit: 5 });
    expect(hits[0]?.name).toContain(name);
  });

  it('adds a whole person with every key of the example, each of its type', async () => {
    expect(
      await changeAndWait(screen, about({ write: 'add', fields: NEW }, 'Ráhel Ødegård', null)),
    ).toMatchObject({
      state: 'accepted',
    });
    const [request, ...more] = made.emergency24.of('add');
    expect(more).toEqual([]);
    expect(JSON.parse(request?.body ?? '')).toEqual({
      ...{
        ExternalID: '00712',
        FirstName: 'Ráhel',
        LastName: 'Ødegård',
        Description: 'Night nurse',
      },
      ...{ Title: 'RN', Department: 'Wards', DepartmentID: '07', Address1: '1 Fjord Way' },
      ...{ Address2: '', City: 'Decorah', State: 'IA', Zip: '01101', Language: 'English' },
      EmailAddresses: ['rahel@strict.example'],
      BackupEmailAddresses: ['rahel.home@strict.example'],
      CellPhones: ['3125558888'],
      AlternateCellPhones: [],
      WorkPhones: ['3125555555'],
      AlternateWorkPhones: [],
      HomePhones: ['3125556666'],
      AlternateHomePhones: [],
      GroupIDs: ['10010', '10070'],
      CustomValues: [{ property: 'website', value: 'http://em24.com' }],
    });
    const held = made.emergency24.book.byExternalId('00712');
    const [hit] = await screen.call('searchContacts', { query: 'rahel odegard', limit: 1 });
    expect(hit?.key).toBe(keyOf(held?.contactId ?? ''));
  });

  it.each([
    ['the same name', { externalId: '00713' }, 'duplicate-person', /duplicate/i],
    ['the same external id', { firstName: 'Other' }, 'duplicate-external-id', /409/],
  ])('tells %s apart from any other refusal', async (_what, change, reason, words) => {
    const fields = { ...NEW, ...change };
    const ended = await changeAndWait(screen, about({ write: 'add', fields }, 'Again', null));
    expect(ended).toMatchObject({ state: 'failed', failure: { kind: 'rejected', reason } });
    expect((ended.failure as { detail: string }).detail).toMatch(words);
  });

  it('joins and leaves groups by either id, without a body', async () => {
    const { contactId, externalId } = strictPersonAt(1);
    const target = { by: 'contact-id', id: contactId } as const;
    const byExternal = { by: 'external-id', id: externalId } as const;
    for (const write of [
      { write: 'join-group', groupId: '10000', target },
      { write: 'join-group', groupId: '10070', target: byExternal },
      { write: 'leave-group', groupId: '10000', target: byExternal },
    ] as const) {
      expect(await changeAndWait(screen, about(write, 'One', contactId))).toMatchObject({
        state: 'accepted',
      });
    }
    expect(
      made.emergency24.of('join', 'leave').map(({ method, path }) => `${method} ${path}`),
    ).toEqual([
      `PUT /contacts/group/10000/contact/${contactId}`,
      `PUT /contacts/group/10070/external/${externalId}`,
      `DELETE /contacts/group/10000/external/${externalId}`,
    ]);
    expect(made.emergency24.book.people.get(contactId)?.fields.GroupIDs).toEqual(['10070']);
  });

  it('lists the groups', async () => {
    const groups = await screen.call('contactGroups', undefined);
    expect(groups.map(({ groupId, name }) => [groupId, name])).toEqual([
      ...made.emergency24.book.groups,
    ]);
  });

  it('deletes by either id, and the person is found no more', async () => {
    const [one, other] = [strictPersonAt(2), strictPersonAt(3)];
    const removal = (person: HeldPerson, target: Emergency24Target) =>
      changeAndWait(screen, about({ write: 'delete', target }, 'Gone', person.contactId));
    // Both can be undone for the same seconds.
    const ends = await Promise.all([
      removal(one, { by: 'contact-id', id: one.contactId }),
      removal(other, { by: 'external-id', id: other.externalId }),
    ]);
    expect(ends.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
    const sent = made.emergency24.of('delete', 'delete by external id').map(({ path }) => path);
    expect([...sent].sort()).toEqual(
      [`/contacts/${one.contactId}`, `/contacts/external/${other.externalId}`].sort(),
    );
    for (const { contactId, fields } of [one, other]) {
      expect(made.emergency24.book.people.has(contactId)).toBe(false);
      const [query = ''] = fields.EmailAddresses as readonly string[];
      expect(await screen.call('searchContacts', { query, limit: 1 })).toEqual([]);
    }
  });

  it('has broken no rule of the page on the whole way', () => {
    expect(made.complaints).toEqual([]);
  });
});
