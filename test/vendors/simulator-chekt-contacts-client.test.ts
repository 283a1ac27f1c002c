// Tocsin's client of CHeKT's contacts against the practice CHeKT, over real connections.
import { afterEach, expect, it } from 'vitest';
import {
  createChektContacts,
  type ChektContacts,
} from '../../src/main/vendors/chekt/contacts-client';
import type { Outcome } from '../../src/main/core/lib/vendor-port';
import { ok } from '../../src/shared/core/failure';
import type { ChektContactWrite } from '../../src/shared/contacts/chekt-contact';
import { createNodeHttpPort } from '../fakes/node-http-port';
import { JOHN } from './chekt-contacts-samples';
import { KEY, startPractice, stopAll } from './simulator-chekt-practice';

afterEach(stopAll);

const SITE = 'practice_site';

function client(url: string): ChektContacts {
  return createChektContacts({
    http: createNodeHttpPort(),
    baseUrl: () => url,
    apiKey: () => Promise.resolve(ok(KEY)),
  });
}

let actions = 0;
async function write(contacts: ChektContacts, change: ChektContactWrite): Promise<Outcome> {
  const request = contacts.makeRequest(change);
  if (!request.ok) throw new Error(request.failure.detail);
  return contacts.send(request.value, `action-${(actions += 1)}`);
}

it.each(['seed', 'observed'] as const)(
  'adds, shows, changes, validates and removes in the shape %s',
  async (contactShape) => {
    const { simulator, url } = await startPractice();
    simulator.chekt.change({ contactShape });
    const contacts = client(url);
    const added = await write(contacts, { write: 'add', siteId: SITE, fields: JOHN });
    if (added.kind !== 'accepted' || added.ref === null) throw new Error('not added');
    const place = { siteId: SITE, contactId: added.ref };

    const change = { phone: '+1-555-9999', role: null };
    expect(await write(contacts, { write: 'update', ...place, change })).toEqual(added);
    expect(await contacts.one(SITE, added.ref)).toMatchObject({
      value: { firstName: 'John', email: 'john.doe@example.com', role: null },
    });
    const validation = { write: 'validate', ...place, method: 'sms', message: 'Hello' } as const;
    expect(await write(contacts, validation)).toMatchObject({
      kind: 'accepted',
      ref: expect.stringMatching(/^val_/) as string,
    });
    const list = await contacts.list(SITE);
    expect(list.ok && list.value.contacts.map(({ contactId }) => contactId)).toContain(added.ref);
    expect(await write(contacts, { write: 'remove', ...place })).toEqual({
      kind: 'accepted',
      ref: null,
    });
    expect(await contacts.one(SITE, added.ref)).toMatchObject({ failure: { reason: 'not-found' } });
    expect(simulator.requests().flatMap(({ verdict }) => verdict.unknownKeys)).toEqual([]);
  },
);

it('adds, lists and removes by reference', async () => {
  const { url, simulator } = await startPractice();
  const contacts = client(url);
  const accountReferenceId = simulator.chekt.accountReferenceId;
  const fields = { ...JOHN, externalId: '0042' };
  await write(contacts, { write: 'add-by-reference', accountReferenceId, fields });
  const list = await contacts.listByReference(accountReferenceId);
  expect(list.ok && list.value.contacts.at(-1)).toMatchObject({ externalId: '0042' });
  expect(await write(contacts, { write: 'add', siteId: SITE, fields })).toMatchObject({
    kind: 'refused',
    failure: { httpStatus: 409, field: 'externalId' },
  });
  const gone = { write: 'remove-by-reference', accountReferenceId, externalContactId: '0042' };
  expect(await write(contacts, gone as ChektContactWrite)).toMatchObject({ kind: 'accepted' });
});

it('finds out whether an add arrived whose answer was lost', async () => {
  const { simulator, url } = await startPractice();
  const contacts = client(url);
  const request = contacts.makeRequest({ write: 'add', siteId: SITE, fields: JOHN });
  if (!request.ok) throw new Error(request.failure.detail);
  expect(await contacts.settleAdd(request.value)).toMatchObject({ kind: 'notSent' });
  simulator.setScenario('lost-reply');
  expect(await contacts.send(request.value, 'action-lost')).toMatchObject({ kind: 'unsure' });
  simulator.setScenario('happy');
  expect(await contacts.settleAdd(request.value)).toMatchObject({ kind: 'accepted' });
});

it('reads a site of a hundred thousand, each contact once', async () => {
  const { simulator, url } = await startPractice();
  simulator.chekt.change({ contacts: 100_000 });
  const list = await client(url).list(SITE);
  expect(list).toMatchObject({ value: { totalCount: 100_000, unreadable: 0 } });
  expect(list.ok && list.value.contacts.length).toBe(100_000);
});
