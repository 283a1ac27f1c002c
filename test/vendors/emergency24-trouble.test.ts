// The Emergency24 client in trouble: odd spellings, duplicates, a wrong clock, lost answers, leaking ones.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Emergency24Write } from '../../src/shared/contacts/emergency24';
import {
  ADD,
  createEmergency24Desk,
  perform,
  requestOf,
  valueOf,
  type Emergency24Desk,
} from '../fakes/emergency24-desk';
import {
  ACCESS_TOKEN,
  API_KEY,
  failure,
  respond,
  success,
  TOKEN_SECRET,
} from '../fakes/emergency24-in-memory';
import { ADD_FIELDS, JOINED, ONE_CONTACT } from '../fakes/emergency24-samples';
import { createNodeHttpPort } from '../fakes/node-http-port';

let desk: Emergency24Desk;
beforeEach(() => {
  desk = createEmergency24Desk();
});
const open: { close: () => unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

describe('an external id', () => {
  beforeEach(() => desk.fill(3));
  const target = { by: 'external-id', id: '000002' } as const;

  it('is asked for as external first, then as the page misspells it, and then always so', async () => {
    desk.service.spelling = 'exteranl';
    const emergency24 = desk.client();
    expect(valueOf(await emergency24.contact(target)).contactId).toBe('10002');
    expect(valueOf(await emergency24.contact(target)).externalId).toBe('000002');
    expect(desk.asked()).toEqual([
      'GET /contacts/external/000002',
      'GET /contacts/exteranl/000002',
      'GET /contacts/exteranl/000002',
    ]);
  });

  it('is missing when no spelling knows it, and asked once where one is proven', async () => {
    const emergency24 = desk.client();
    const nobody = { by: 'external-id', id: 'nobody' } as const;
    expect(await emergency24.contact(nobody)).toMatchObject({
      failure: { kind: 'rejected', reason: 'not-found' },
    });
    expect(desk.service.requests).toHaveLength(2);
    await emergency24.contact(target);
    await emergency24.contact(nobody);
    expect(desk.service.requests).toHaveLength(4);
  });

  it('is not asked a second time after any other failure', async () => {
    desk.service.answerNext(respond(500, failure(500)));
    expect((await desk.client().contact(target)).ok).toBe(false);
    expect(desk.service.requests).toHaveLength(1);
  });
});

describe('an add', () => {
  it('is refused for the same person and for the same external id, told apart', async () => {
    const emergency24 = desk.client();
    await perform(emergency24, ADD);
    expect(await perform(emergency24, ADD)).toMatchObject({
      kind: 'refused',
      failure: { kind: 'rejected', reason: 'duplicate-external-id', httpStatus: 409 },
    });
    const other: Emergency24Write = { write: 'add', fields: { ...ADD_FIELDS, externalId: '5557' } };
    expect(await perform(emergency24, other)).toMatchObject({
      kind: 'refused',
      failure: { kind: 'rejected', reason: 'duplicate-person', httpStatus: 400 },
    });
  });

  it('of unsure end is settled by reading back', async () => {
    const emergency24 = desk.client();
    const request = requestOf(emergency24, ADD);
    expect((await emergency24.settleAdd(request)).kind).toBe('notSent');
    await emergency24.send(request);
    expect(await emergency24.settleAdd(request)).toEqual({ kind: 'accepted', ref: '10046010' });
    const fields = { ...ADD_FIELDS, firstName: 'Somebody', lastName: 'Else' };
    const taken = requestOf(emergency24, { write: 'add', fields });
    expect(await emergency24.settleAdd(taken)).toMatchObject({
      kind: 'refused',
      failure: { reason: 'duplicate-external-id', contactIds: ['10046010'] },
    });
    desk.service.answerNext(respond(500, ''));
    expect((await emergency24.settleAdd(request)).kind).toBe('unsure');
  });
});

describe('a wrong clock', () => {
  it('is measured, told, and forgiven once the vendor has refused it', async () => {
    const lateMs = 20 * 60_000;
    const told: number[] = [];
    const emergency24 = desk.signed({
      now: () => desk.service.clockMs - lateMs,
      onClockSkew: ({ skewMs }) => told.push(skewMs),
    });
    expect((await emergency24.ping()).ok).toBe(true);
    expect((await emergency24.ping()).ok).toBe(true);
    expect(desk.service.requests).toHaveLength(3);
    expect(emergency24.clockSkew()).toMatchObject({ warn: true });
    expect(told).toEqual([lateMs, lateMs, lateMs]);
  });

  it('is a failure of its own when the vendor does not tell its time', async () => {
    const skewed = respond(400, failure(400, 'Request time is too skewed from server time'));
    desk.service.answerNext(skewed);
    const emergency24 = desk.signed();
    expect(await perform(emergency24, ADD)).toMatchObject({
      kind: 'refused',
      failure: { kind: 'unauthorized', reason: 'clock-skew' },
    });
    expect(emergency24.clockSkew()).toBeNull();
    expect(desk.service.requests).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('never holds a secret, whatever the vendor repeats', async () => {
    const repeated = `bad ${API_KEY} ${ACCESS_TOKEN} ${TOKEN_SECRET}`;
    for (const status of [200, 400, 401, 409, 500]) {
      for (const emergency24 of [desk.client(), desk.signed()]) {
        desk.service.answerNext(respond(status, failure(400, repeated)));
        const outcome = JSON.stringify(await perform(emergency24, ADD));
        expect(outcome).not.toContain('bad');
      }
    }
  });

  it('of the port itself is a bug and not a throw', async () => {
    const emergency24 = desk.client({ http: { send: () => Promise.reject(new Error('broken')) } });
    expect(await perform(emergency24, ADD)).toMatchObject({
      kind: 'unsure',
      failure: { kind: 'bug' },
    });
  });

  it('is unsure when the whole answer was never read', async () => {
    desk.service.answerNext(respond(200, ONE_CONTACT.slice(0, 300)));
    expect(await desk.client().contact({ by: 'contact-id', id: '10000230' })).toMatchObject({
      failure: { kind: 'bad-response' },
    });
  });
});

describe('over a real connection', () => {
  it('puts the exact request on the wire', async () => {
    const came: string[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString('utf8');
        came.push(`${request.method ?? ''} ${request.url ?? ''} ${body.length}`);
        response.end(request.method === 'PUT' ? JOINED : JSON.stringify(success(null)));
      });
    });
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const emergency24 = desk.client({
      http: createNodeHttpPort(),
      baseUrl: () => `http://127.0.0.1:${port}/api/iccs/v1/`,
      now: Date.now,
    });
    const target = { by: 'external-id', id: 'A/1' } as const;
    await perform(emergency24, { write: 'join-group', groupId: '10000', target });
    await perform(emergency24, { write: 'delete', target });
    const add = requestOf(emergency24, ADD);
    await emergency24.send(add);
    expect(came).toEqual([
      'PUT /api/iccs/v1/contacts/group/10000/external/A%2F1 0',
      'DELETE /api/iccs/v1/contacts/external/A%2F1 0',
      `POST /api/iccs/v1/contacts/addContact ${Buffer.byteLength(add.body)}`,
    ]);
  });
});

describe('words that a network stack says twice by itself', () => {
  const used = () => respond(401, failure(401, 'Nonce was used before'));

  it('change nothing twice: every change has a connection of its own, readings do not', async () => {
    const once = createEmergency24Desk();
    const emergency24 = desk.client({ once: once.service });
    await perform(emergency24, ADD);
    await emergency24.groups();
    expect(once.asked()).toEqual(['POST /contacts/addContact']);
    expect(desk.asked()).toEqual(['GET /groups/all']);
  });

  it('are said once more with a new nonce when a signed reading is refused, but no change is', async () => {
    const emergency24 = desk.signed();
    desk.service.answerNext(used());
    expect((await emergency24.ping()).ok).toBe(true);
    desk.service.answerNext(used(), used());
    expect(await emergency24.ping()).toMatchObject({ failure: { kind: 'unauthorized' } });
    desk.service.answerNext(used());
    expect(await perform(emergency24, ADD)).toMatchObject({ kind: 'refused' });
    expect(desk.asked()).toHaveLength(5);
    const nonces = desk.service.requests.map(({ headers }) => headers.Nonce);
    expect(new Set(nonces).size).toBe(5);
  });
});
