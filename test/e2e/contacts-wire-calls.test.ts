// The calls that no command and no button makes yet, by the clients themselves: the strict services have to understand each of them.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createChektContacts } from '../../src/main/vendors/chekt/contacts-client';
import { createEmergency24 } from '../../src/main/vendors/emergency24/client';
import { ok } from '../../src/shared/core/failure';
import { createNodeHttpPort } from '../fakes/node-http-port';
import { StrictChektContacts } from './harness/strict-chekt-contacts';
import { ContactsBook } from './harness/strict-chekt-contacts-book';
import { StrictEmergency24 } from './harness/strict-emergency24';
import { signatureFor } from './harness/strict-emergency24-gate';
import { strictPersonAt } from './harness/strict-emergency24-people';

const vendor = new StrictEmergency24({ auth: 'bearer', key: 'k/+=' }, 20);
const chekt = new StrictChektContacts(
  'chekt-key',
  new ContactsBook(['s'], new Map([['a/1', 's']])),
);
const http = createNodeHttpPort();

beforeAll(() => Promise.all([vendor.start(), chekt.start()]));
afterAll(() => Promise.all([vendor.stop(), chekt.stop()]));
beforeEach(() => {
  vendor.book.spelling = 'external';
  vendor.casing = 'as-shown';
});

const client = () =>
  createEmergency24({
    http,
    baseUrl: () => vendor.url,
    credentials: () => Promise.resolve(ok({ auth: 'apiKey', apiKey: 'k/+=' })),
  });

it.each(['as-shown', 'camel', 'lower', 'upper'] as const)(
  'all five shapes of data are read when keys are written %s',
  async (casing) => {
    vendor.casing = casing;
    const emergency24 = client();
    const one = strictPersonAt(4);
    expect(await emergency24.ping()).toEqual(ok({ id: '10010', name: 'City Campus' }));
    expect(await emergency24.groups()).toMatchObject({
      value: [{ groupId: '10000' }, { groupId: '10010', count: 3 }, { groupId: '10070' }],
    });
    const members = await emergency24.members('10010');
    expect(members.ok && members.value.map(({ contactId }) => contactId)).toEqual(
      [0, 8, 16].map((number) => strictPersonAt(number).contactId),
    );
    const target = { by: 'external-id', id: one.externalId } as const;
    expect(one.externalId).toBe('00000004');
    expect(await emergency24.contact(target)).toMatchObject({
      value: { contactId: one.contactId, externalId: '00000004', departmentId: '04' },
    });
    for (const call of ['join-group', 'leave-group'] as const) {
      const request = emergency24.makeRequest({ write: call, groupId: '10000', target });
      if (!request.ok) throw new Error(request.failure.detail);
      expect(await emergency24.send(request.value)).toEqual({ kind: 'accepted', ref: null });
    }
    expect(vendor.complaints).toEqual([]);
  },
);

it('a person is asked for as the page misspells it where the right word is not there', async () => {
  vendor.book.spelling = 'exteranl';
  const { externalId: id, contactId } = strictPersonAt(5);
  const before = vendor.seen.length;
  expect(await client().contact({ by: 'external-id', id })).toMatchObject({ value: { contactId } });
  expect(vendor.seen.slice(before).map(({ path, answered }) => [path, answered])).toEqual([
    [`/contacts/external/${id}`, '404'],
    [`/contacts/exteranl/${id}`, '200'],
  ]);
});

it('the people of an account are listed by reference', async () => {
  chekt.book.put('s', { contact_id: 'c1', first_name: 'A', last_name: 'B', phone: '+1-555-0123' });
  const contacts = createChektContacts({
    http,
    baseUrl: () => chekt.url,
    apiKey: () => Promise.resolve(ok('chekt-key')),
  });
  expect(await contacts.listByReference('a/1')).toMatchObject({
    value: { contacts: [{ contactId: 'c1', phone: '+1-555-0123' }], totalCount: 1 },
  });
  expect(chekt.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /ref/v1/sites/a%2F1/contacts',
  ]);
  expect(chekt.complaints).toEqual([]);
});

it.each([
  ['plainsecret', 'upper', '5be65dd67db7ec902dec981fe5282f78'],
  ['s3cr3t+/=', 'upper', 'c28f954629a554fb47c57afb354bcf3d'],
  ['s3cr3t+/=', 'lower', '97a7bf52119a7276ee5b5652c0e0b2c8'],
] as const)(
  'this judge itself signs %s with %s escapes rightly',
  (tokenSecret, percentCase, digest) => {
    const rule = {
      auth: 'signed',
      accessToken: '',
      carriage: 'header',
      digestCase: 'lower',
    } as const;
    const nonce = '0f8fad5b-d9cb-469f-a165-70867728950e';
    expect(signatureFor({ ...rule, tokenSecret, percentCase }, '1502300000', nonce)).toBe(digest);
  },
);
