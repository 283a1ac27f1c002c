// The directory joined: how old details may get, and what a search answers that nobody carried out.
import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readXlsxSheet } from '../../../../src/main/features/contacts/editing/xlsx-table';
import {
  createDirectoryDesk,
  type DirectoryDesk,
} from '../../../../src/main/features/contacts/directory-desk';
import { createChektContacts } from '../../../../src/main/vendors/chekt/contacts-client';
import { failed, ok } from '../../../../src/shared/core/failure';
import { createManualClock } from '../../../fakes/clock';
import { makeFolder } from '../../../fakes/desk-folder';
import { createEmergency24Desk, valueOf } from '../../../fakes/emergency24-desk';
import { createFakeThread } from '../../../fakes/search-threads';

const DAY_MS = 24 * 60 * 60_000;

async function openDesk() {
  const clock = createManualClock();
  const emergency24 = createEmergency24Desk();
  const thread = createFakeThread();
  const key = randomBytes(32);
  const http = {
    send: () =>
      Promise.resolve({ kind: 'failed', code: 'ERR_CONNECTION_REFUSED', written: 'no' } as const),
  };
  const desk = createDirectoryDesk({
    environment: 'live',
    folder: makeFolder(),
    clock,
    newId: () => 'id',
    language: () => 'en',
    dataKey: () => Promise.resolve(ok(key)),
    startThread: () => thread,
    readXlsx: readXlsxSheet,
    clients: {
      emergency24: emergency24.client(),
      chekt: createChektContacts({
        http,
        baseUrl: () => 'https://chekt.test',
        apiKey: () => Promise.resolve(ok('key')),
      }),
    },
    siteIds: () => [],
    sources: () => Promise.resolve({ sources: ['emergency24'], unreadable: null }),
    outbox: {
      accept: () => {
        throw new Error('nothing is sent here');
      },
      deliveries: () => [],
      closeCard: () => ok(null),
    },
    batches: {
      take: () => Promise.resolve(ok(null)),
      waiting: () => 0,
      async *unmoved() {
        // Nobody is on the way.
      },
    },
    activity: { record: () => failed({ kind: 'storage', detail: 'no record is kept here' }) },
    log: () => undefined,
    onChange: () => undefined,
  });
  onTestFinished(() => desk.close());
  await desk.start();
  const fill = (count: number): void => emergency24.fill(count);
  return { desk, clock, thread, service: emergency24.service, fill };
}

async function readAll(desk: DirectoryDesk): Promise<void> {
  for (const sync of valueOf(await desk.sync(undefined))) valueOf(await sync.run());
}

describe('a phone that changed at Emergency24, whose list shows none', () => {
  it('is noticed once what is known of the person is a week old', async () => {
    const { desk, clock, service, fill } = await openDesk();
    fill(3);
    await readAll(desk);
    const change = { FirstName: 'First 2', LastName: 'Last', CellPhones: ['3125550177'] };
    service.hold('10002', { ...service.held.get('10002'), ...change });
    const numbers = () =>
      valueOf(desk.person('emergency24//10002')).phones.map(({ value }) => value.number);
    clock.jump(6 * DAY_MS);
    await readAll(desk);
    expect(numbers()).toEqual([]);
    clock.jump(2 * DAY_MS);
    await readAll(desk);
    expect(numbers()).toEqual(['+13125550177']);
  });
});

describe('a search', () => {
  it('that a newer one of the window has overtaken says so, and never that nobody was found', async () => {
    const { desk, thread, fill } = await openDesk();
    fill(3);
    await readAll(desk);
    const release = thread.hold();
    const asked = ['first', 'first 2', 'last'].map((query) => desk.search({ query, limit: 5 }));
    release();
    const [first, second, newest] = await Promise.all(asked);
    const overtaken = { ok: false, failure: { kind: 'unavailable', reason: 'overtaken' } };
    expect(first).toMatchObject(overtaken);
    expect(second).toMatchObject(overtaken);
    expect(newest).toMatchObject({ ok: true, value: { length: 3 } });
  });

  it('of the command line is always carried out, whoever asks meanwhile', async () => {
    const { desk, thread, fill } = await openDesk();
    fill(3);
    await readAll(desk);
    const release = thread.hold();
    const asked = ['first', 'first 2', 'last'].map((query) =>
      desk.search({ query, limit: 5 }, 'command-line'),
    );
    release();
    const found = (await Promise.all(asked)).map((answer) => valueOf(answer).length);
    expect(found.every((count) => count > 0)).toBe(true);
  });
});
