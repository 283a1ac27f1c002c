// Tocsin's Emergency24 client against the practice Emergency24, over real connections: two sides that share no code.
import { afterEach, describe, expect, it } from 'vitest';
import type { Emergency24Change } from '../../src/main/practice/emergency24/configuration';
import type { Emergency24Credentials } from '../../src/main/vendors/emergency24/authentication';
import { createEmergency24, type Emergency24 } from '../../src/main/vendors/emergency24/client';
import type { Emergency24Options } from '../../src/main/vendors/emergency24/call';
import type { Outcome } from '../../src/main/core/lib/vendor-port';
import type { Emergency24Fields, Emergency24Write } from '../../src/shared/contacts/emergency24';
import { ok } from '../../src/shared/core/failure';
import { createNodeHttpPort } from '../fakes/node-http-port';
import { KEYS, startPractice, stopAll } from './simulator-emergency24-practice';

afterEach(stopAll);

const BY_KEY: Emergency24Credentials = { auth: 'apiKey', apiKey: KEYS.apiKey };
const SIGNED: Emergency24Credentials = {
  auth: 'signed',
  accessToken: KEYS.accessToken,
  tokenSecret: KEYS.tokenSecret,
};

function client(
  base: string,
  credentials: Emergency24Credentials = BY_KEY,
  options: Partial<Emergency24Options> = {},
): Emergency24 {
  return createEmergency24({
    http: createNodeHttpPort(),
    baseUrl: () => base,
    credentials: () => Promise.resolve(ok(credentials)),
    options: () => options,
  });
}

async function write(emergency24: Emergency24, change: Emergency24Write): Promise<Outcome> {
  const request = emergency24.makeRequest(change);
  if (!request.ok) throw new Error(request.failure.detail);
  return emergency24.send(request.value);
}

const ANN: Emergency24Fields = {
  ...{ externalId: '0077', firstName: 'Ann', lastName: 'Lee', description: 'Nurse', title: '' },
  ...{ department: '', departmentId: '', address1: '', address2: '', city: '', state: '', zip: '' },
  ...{ language: 'English', emailAddresses: ['ann@example.com'], backupEmailAddresses: [] },
  ...{ cellPhones: ['3125558888'], alternateCellPhones: [], workPhones: ['3125555555'] },
  ...{ alternateWorkPhones: [], homePhones: [], alternateHomePhones: [], groupIds: ['10010'] },
  customValues: [{ property: 'badge', value: '7' }],
};

describe('the client and the practice service agree', () => {
  it.each([
    ['by key', { auth: 'api-key' }, BY_KEY, {}],
    ['signed in headers', { auth: 'signed', carriage: 'header' }, SIGNED, {}],
    [
      'signed in the query, with small escapes',
      { auth: 'signed', carriage: 'query', percentCase: 'lower' },
      SIGNED,
      { signatureCarriage: 'query', percentCase: 'lower' },
    ],
  ] as [string, Emergency24Change, Emergency24Credentials, Partial<Emergency24Options>][])(
    'on who may come in: %s',
    async (_name, change, credentials, options) => {
      const { base } = await startPractice(change);
      expect(await client(base, credentials, options).ping()).toMatchObject({
        value: { id: '10010', name: 'Practice Campus' },
      });
    },
  );

  it('on the pages of five thousand', async () => {
    const { base, simulator } = await startPractice({ size: 5000 });
    const ids = new Set<string>();
    for await (const page of client(base).contactPages()) {
      if (!page.ok) throw new Error(page.failure.detail);
      expect([page.value.totalCount, page.value.unreadable]).toEqual([5000, 0]);
      for (const { contactId } of page.value.contacts) ids.add(contactId);
    }
    expect(ids.size).toBe(5000);
    expect(simulator.requests().flatMap(({ verdict }) => verdict.unknownKeys)).toEqual([]);
  });

  it.each(['external', 'exteranl'] as const)('on the spelling %s', async (spelling) => {
    const { base } = await startPractice({ spelling });
    const target = { by: 'external-id', id: '000002' } as const;
    expect(await client(base).contact(target)).toMatchObject({ value: { externalId: '000002' } });
  });

  it('on adding, showing, replacing, grouping and deleting', async () => {
    const { base, simulator } = await startPractice();
    const emergency24 = client(base);
    const added = await write(emergency24, { write: 'add', fields: ANN });
    if (added.kind !== 'accepted' || added.ref === null) throw new Error('not added');
    const target = { by: 'external-id', id: '0077' } as const;
    expect(await emergency24.contact(target)).toMatchObject({
      value: {
        ...{ contactId: added.ref, externalId: '0077', firstName: 'Ann' },
        phones: [{ number: '+13125558888' }, { number: '+13125555555' }],
        groups: [{ groupId: '10010' }],
      },
    });
    const again = { ...ANN, externalId: '0078' };
    expect(await write(emergency24, { write: 'add', fields: again })).toMatchObject({
      failure: { reason: 'duplicate-person' },
    });
    expect(
      await write(emergency24, { write: 'add', fields: { ...ANN, firstName: 'B' } }),
    ).toMatchObject({ failure: { reason: 'duplicate-external-id' } });
    const group = { groupId: '10040', target } as const;
    expect((await write(emergency24, { write: 'join-group', ...group })).kind).toBe('accepted');
    expect(JSON.stringify(await emergency24.members('10040'))).toContain('"0077"');
    expect((await write(emergency24, { write: 'leave-group', ...group })).kind).toBe('accepted');
    const fields = { ...ANN, workPhones: [] };
    expect((await write(emergency24, { write: 'update', target, fields })).kind).toBe('accepted');
    expect(await emergency24.contact(target)).toMatchObject({ value: { phones: [{}] } });
    expect((await write(emergency24, { write: 'delete', target })).kind).toBe('accepted');
    expect(await emergency24.contact(target)).toMatchObject({ failure: { reason: 'not-found' } });
    expect(simulator.requests().flatMap(({ verdict }) => verdict.unknownKeys)).toEqual([]);
  });

  it('on how many may ask at once', async () => {
    const { base, simulator } = await startPractice({ answerMs: 20 });
    const emergency24 = client(base);
    const all = await Promise.all(Array.from({ length: 20 }, () => emergency24.groups()));
    expect(all.every((each) => each.ok)).toBe(true);
    expect(simulator.emergency24.show()).toMatchObject({ tooMany: 0 });
  });

  it.each([
    ['broken-json', 'bad-response', undefined],
    ['false-success', 'rejected', undefined],
    ['html', 'bad-response', undefined],
    ['not-whitelisted', 'unauthorized', 'address-not-allowed'],
    ['too-many', 'rate-limited', undefined],
    ['server-error', 'unavailable', 'server-error'],
  ] as const)('on the fault %s', async (fault, kind, reason) => {
    const { base } = await startPractice({ fault });
    const answer = await client(base).groups();
    expect(answer).toMatchObject({ ok: false, failure: { kind } });
    if (reason !== undefined) expect(answer).toMatchObject({ failure: { reason } });
  });

  it('on the time, once a signature was refused for it', async () => {
    const { base } = await startPractice({ auth: 'signed', clockOffsetMs: 20 * 60_000 });
    const emergency24 = client(base, SIGNED);
    expect(await emergency24.ping()).toMatchObject({ ok: true });
    expect(emergency24.clockSkew()).toMatchObject({ warn: true });
  });
});
