// Every call about contacts to CHeKT as an independent CHeKT reads it off the wire; updates are partial, a deletion has no body, nobody is added or texted twice.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  ChektContactFields,
  ChektContactWrite,
} from '../../src/shared/contacts/chekt-contact';
import type { Screen } from './harness/screen';
import {
  ACCOUNT,
  changeAndWait,
  StrictContactsDesk,
  OTHER_SITE,
  SITE,
} from './harness/strict-emergency24-desk';
import type { ChektPerson } from './harness/strict-chekt-contacts-book';

let made: StrictContactsDesk;
let screen: Screen;

const JOHN: ChektPerson = {
  contact_id: 'contact_789ghi',
  ...{ first_name: 'Séraphine', last_name: "M'Bow-Ruiz", email: 'seraphine@strict.example' },
  ...{ phone: '+1-555-0123', type: 'primary', role: 'owner', external_contact_id: '0007' },
  notification_preferences: { email: true, sms: true, push: false },
  ...{ created_at: '2025-01-15T10:30:00Z', updated_at: '2025-01-15T10:30:00Z' },
};
const JANE: ChektPerson = {
  ...JOHN,
  ...{ contact_id: 'contact/ü 2', first_name: 'Jane', last_name: 'Smith-Okoye' },
  ...{ email: 'jane@strict.example', phone: '+1-555-0456', type: 'emergency', role: 'manager' },
  external_contact_id: 'x/1',
};
const ELSEWHERE: ChektPerson = {
  ...JANE,
  ...{ contact_id: 'contact_elsewhere', first_name: 'Bryndís', external_contact_id: '9' },
  ...{ email: 'bryndis@strict.example', phone: '+354 555 0199' },
};

beforeAll(async () => {
  made = await StrictContactsDesk.make({ size: 1, siteIds: [SITE, OTHER_SITE] });
  for (const person of [JOHN, JANE]) made.chekt.book.put(SITE, person);
  made.chekt.book.put(OTHER_SITE, ELSEWHERE);
  screen = await made.start();
  await screen.until('both services are read', ({ directory }) => {
    const ends = directory.sync.map(({ completedAtMs }) => completedAtMs);
    return ends.length === 2 && ends.every((end) => end !== null) && directory.searchReady;
  });
});
afterAll(() => made.close());
beforeEach(() => {
  made.chekt.mishap = () => null;
});

const site = (id = SITE) => made.chekt.book.sites.get(id) ?? new Map<string, ChektPerson>();
const keyOf = (contactId: string, siteId = SITE) =>
  ['chekt', siteId, contactId].map(encodeURIComponent).join('/');
const change = (write: ChektContactWrite, recordKey: string | null, name = 'Somebody') =>
  changeAndWait(screen, { change: { source: 'chekt', write }, recordKey, name });
const NEW: ChektContactFields = {
  ...{ firstName: 'Ngaire', lastName: 'Te Whata', email: null, phone: '+64 21 555 019' },
  ...{ type: 'emergency', role: null, preferences: null, externalId: null },
};

describe('reading', () => {
  it('lists every site once, each id safely encoded, and finds everybody', async () => {
    expect(made.chekt.of('list').map(({ method, path, body }) => [method, path, body])).toEqual([
      ['GET', `/ext/v1/sites/${SITE}/contacts`, ''],
      ['GET', `/ext/v1/sites/${encodeURIComponent(OTHER_SITE)}/contacts`, ''],
    ]);
    for (const [query, name] of [
      ['seraphine mbow', "Séraphine M'Bow-Ruiz"],
      ['5550456', 'Jane Smith-Okoye'],
      ['bryndis', 'Bryndís Smith-Okoye'],
      ['okoeye', 'Jane Smith-Okoye'],
    ] as const) {
      const hits = await screen.call('searchContacts', { query, limit: 5 });
      expect(hits.map((hit) => hit.name)).toContain(name);
    }
  });

  it('asks for one person before a form, because lists leave out how they are told', async () => {
    const form = await screen.call('contactForm', { recordKey: keyOf(JANE.contact_id) });
    expect(made.chekt.of('get').map(({ path }) => path)).toEqual([
      `/ext/v1/sites/${SITE}/contacts/${encodeURIComponent(JANE.contact_id)}`,
    ]);
    expect(form).toMatchObject({ source: 'chekt', fields: { preferences: { push: false } } });
  });
});

describe('changing', () => {
  it('adds with what there is and no more', async () => {
    expect(await change({ write: 'add', siteId: SITE, fields: NEW }, null)).toMatchObject({
      state: 'accepted',
    });
    const [request] = made.chekt.of('create');
    expect(JSON.parse(request?.body ?? '')).toEqual({
      ...{
        first_name: 'Ngaire',
        last_name: 'Te Whata',
        phone: '+64 21 555 019',
        type: 'emergency',
      },
    });
    const [hit] = await screen.call('searchContacts', { query: 'te whata', limit: 1 });
    expect(hit?.key).toBe(keyOf('contact_new1'));
  });

  it('sends only what changes, and nothing else changes', async () => {
    const write = {
      write: 'update',
      ...{ siteId: SITE, contactId: JOHN.contact_id },
      change: { phone: '+1-555-9999', preferences: { email: true, sms: true, push: true } },
    } as const;
    expect(await change(write, keyOf(JOHN.contact_id))).toMatchObject({ state: 'accepted' });
    expect(made.chekt.of('update').map(({ body }) => body)).toEqual([
      '{"phone":"+1-555-9999","notification_preferences":{"email":true,"sms":true,"push":true}}',
    ]);
    expect(site().get(JOHN.contact_id)).toEqual({
      ...JOHN,
      phone: '+1-555-9999',
      notification_preferences: { email: true, sms: true, push: true },
      updated_at: '2025-01-15T11:00:00Z',
    });
    const person = await screen.call('person', { key: keyOf(JOHN.contact_id) });
    // The answer to an update leaves the role out; that says nothing.
    expect(person.records[0]).toMatchObject({ role: 'owner', type: 'primary', externalId: null });
  });

  it('asks CHeKT to check a number, with one message', async () => {
    const write = {
      write: 'validate',
      method: 'sms',
      ...{ siteId: SITE, contactId: JOHN.contact_id },
      message: 'Please verify your phone number for CHeKT alerts.',
    } as const;
    expect(await change(write, keyOf(JOHN.contact_id))).toMatchObject({ state: 'accepted' });
    expect(made.chekt.of('validate').map(({ path, body }) => [path, body])).toEqual([
      [
        `/ext/v1/sites/${SITE}/contacts/${JOHN.contact_id}/validation`,
        '{"method":"sms","message":"Please verify your phone number for CHeKT alerts."}',
      ],
    ]);
  });

  it('adds by the account, and removes by it and by id: a 204 has no byte', async () => {
    const fields = { ...NEW, firstName: 'Ref', externalId: 'own/9' };
    const account = { accountReferenceId: ACCOUNT };
    const added = await change({ write: 'add-by-reference', ...account, fields }, null);
    expect(added).toMatchObject({ state: 'accepted' });
    const removal = {
      write: 'remove-by-reference',
      externalContactId: 'own/9',
      ...account,
    } as const;
    const other = { write: 'remove', siteId: SITE, contactId: JANE.contact_id } as const;
    // Both can be undone for the same seconds.
    for (const ended of await Promise.all([
      change(removal, null),
      change(other, keyOf(JANE.contact_id)),
    ])) {
      expect(ended).toMatchObject({ state: 'accepted' });
    }
    const base = `/ref/v1/sites/${encodeURIComponent(ACCOUNT)}/contacts`;
    const calls = made.chekt.of('create by reference', 'delete by reference', 'delete');
    expect(calls.map(({ path, answered }) => [path, answered]).sort()).toEqual(
      [
        [base, '201'],
        [`${base}/own%2F9`, '204'],
        [`/ext/v1/sites/${SITE}/contacts/${encodeURIComponent(JANE.contact_id)}`, '204'],
      ].sort(),
    );
    expect([...site().values()].some(({ first_name }) => first_name === 'Ref')).toBe(false);
    expect(await screen.call('searchContacts', { query: 'jane@strict', limit: 1 })).toEqual([]);
  });

  it('says which field was refused, in CHeKT’s own words', async () => {
    made.chekt.mishap = () => ({
      status: 422,
      body: { error: { code: 'invalid_phone', message: 'not a number', field: 'phone' } },
    });
    const ended = await change({ write: 'add', siteId: SITE, fields: NEW }, null);
    expect(ended).toMatchObject({ state: 'failed', failure: { kind: 'rejected', field: 'phone' } });
  });
});

describe('an answer that is lost on the way', () => {
  it('adds nobody twice', async () => {
    let lost = 0;
    made.chekt.mishap = ({ call }) => (call === 'create' && lost++ === 0 ? 'lose' : null);
    const before = made.chekt.of('create').length;
    const fields = { ...NEW, firstName: 'Once', phone: '+1-555-0777' };
    expect(await change({ write: 'add', siteId: SITE, fields }, null)).toMatchObject({
      state: 'accepted',
    });
    expect(
      made.chekt
        .of('create')
        .slice(before)
        .map(({ answered }) => answered),
    ).toEqual(['lose']);
    expect([...site().values()].filter(({ first_name }) => first_name === 'Once')).toHaveLength(1);
  });

  it('sends nobody a second message', async () => {
    made.chekt.mishap = ({ call }) => (call === 'validate' ? 'lose' : null);
    const before = made.chekt.of('validate').length;
    const answer = await screen.call('changeContact', {
      change: {
        source: 'chekt',
        write: {
          write: 'validate',
          method: 'sms',
          ...{ siteId: SITE, contactId: JOHN.contact_id },
          message: 'Is this your number?',
        },
      },
      recordKey: keyOf(JOHN.contact_id),
      name: 'Once',
    });
    if (answer.kind !== 'taken') throw new Error('not taken');
    await screen.until('it is unsure', ({ directory }) =>
      directory.changes.some(({ id, delivery }) => id === answer.id && delivery.state === 'unsure'),
    );
    expect(made.chekt.of('validate')).toHaveLength(before + 1);
  });
});

it('has broken no rule of the pages on the whole way', () => {
  expect(made.complaints).toEqual([]);
});
