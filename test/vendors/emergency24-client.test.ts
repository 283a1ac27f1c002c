// The Emergency24 client against a strict service: every call, both proofs, and all contacts page by page.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Emergency24Write } from '../../src/shared/contacts/emergency24';
import { failed, ok } from '../../src/shared/core/failure';
import {
  ADD,
  createEmergency24Desk,
  perform,
  requestOf,
  SIGNED,
  valueOf,
  type Emergency24Desk,
} from '../fakes/emergency24-desk';
import { LONG_ANSWER } from '../../src/main/core/lib/vendor-port';
import { API_KEY, failure, respond } from '../fakes/emergency24-in-memory';
import { ADD_FIELDS } from '../fakes/emergency24-samples';

const BY_EXTERNAL = { by: 'external-id', id: '5556' } as const;

let desk: Emergency24Desk;
beforeEach(() => {
  desk = createEmergency24Desk();
});

async function allOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

describe('every call', () => {
  it('travels to the address of the page with the key', async () => {
    const emergency24 = desk.client();
    expect(valueOf(await emergency24.ping())).toEqual({ id: '10010', name: 'City Campus' });
    const added = await perform(emergency24, ADD);
    expect(added).toEqual({ kind: 'accepted', ref: '10046010' });
    const byId = { by: 'contact-id', id: '10046010' } as const;
    const update: Emergency24Write = {
      write: 'update',
      target: byId,
      fields: { ...ADD_FIELDS, title: 'Principal' },
    };
    expect((await perform(emergency24, update)).kind).toBe('accepted');
    expect(valueOf(await emergency24.contact(byId)).title).toBe('Principal');
    expect(valueOf(await emergency24.contact(BY_EXTERNAL)).contactId).toBe('10046010');
    const join: Emergency24Write = { write: 'join-group', groupId: '10000', target: BY_EXTERNAL };
    expect((await perform(emergency24, join)).kind).toBe('accepted');
    const groupsOf = async () =>
      valueOf(await emergency24.contact(byId)).groups?.map(({ groupId }) => groupId);
    expect(await groupsOf()).toEqual(['10010', '10070', '10000']);
    const leave: Emergency24Write = { write: 'leave-group', groupId: '10010', target: byId };
    expect((await perform(emergency24, leave)).kind).toBe('accepted');
    expect(await groupsOf()).toEqual(['10070', '10000']);
    expect(valueOf(await emergency24.groups())).toEqual([]);
    expect(valueOf(await emergency24.members('10000'))).toEqual([]);
    expect(await perform(emergency24, { write: 'delete', target: BY_EXTERNAL })).toEqual({
      kind: 'accepted',
      ref: '10046010',
    });
    expect(desk.service.held.size).toBe(0);
    expect(desk.asked()).toEqual([
      'GET /ping',
      'POST /contacts/addContact',
      'PUT /contacts/10046010',
      'GET /contacts/10046010',
      'GET /contacts/external/5556',
      'PUT /contacts/group/10000/external/5556',
      'GET /contacts/10046010',
      'DELETE /contacts/group/10010/contact/10046010',
      'GET /contacts/10046010',
      'GET /groups/all',
      'GET /groups/10000',
      'DELETE /contacts/external/5556',
    ]);
    for (const { method, headers, body, answer } of desk.service.requests) {
      // A page may be long and slow; what became of a change is told by its status.
      expect(answer).toEqual(method === 'GET' ? LONG_ANSWER : undefined);
      expect(headers).toEqual({
        Authorization: `Bearer ${API_KEY}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      });
      if (method === 'GET' || method === 'DELETE') expect(body).toBeUndefined();
    }
  });

  it('sends the stored bytes again and again, each time with a fresh signature', async () => {
    const emergency24 = desk.signed();
    const request = requestOf(emergency24, ADD);
    desk.service.answerNext(respond(503, ''), respond(500, failure(500)));
    expect((await emergency24.send(request)).kind).toBe('unsure');
    expect((await emergency24.send(request)).kind).toBe('unsure');
    expect(new Set(desk.service.requests.map(({ body }) => body))).toEqual(new Set([request.body]));
    expect(new Set(desk.service.requests.map(({ headers }) => headers.Nonce)).size).toBe(2);
  });

  it('is signed in the query where that is set, with the signature in no header', async () => {
    desk.fill(3);
    const emergency24 = desk.signed({
      options: () => ({ signatureCarriage: 'query', pageSize: 2 }),
    });
    const pages = await allOf(emergency24.contactPages());
    expect(pages.map((page) => valueOf(page).contacts.length)).toEqual([2, 1]);
    const [first] = desk.service.requests;
    expect(first?.headers).toEqual({});
    expect(first?.url).toMatch(
      /\/contacts\/all\?page_size=2&page=1&AccessToken=\w+&Nonce=[\w-]+&Timestamp=\d+&AuthSignature=[0-9a-f]{32}$/,
    );
  });

  it('tells when it was written, once', async () => {
    const emergency24 = desk.client();
    const written: number[] = [];
    await emergency24.send(requestOf(emergency24, ADD), { onWritten: (at) => written.push(at) });
    expect(written).toEqual([desk.service.clockMs]);
  });

  it('sends nothing without credentials', async () => {
    const locked = failed({ kind: 'storage', reason: 'keyring-locked', detail: '' });
    for (const credentials of [
      () => Promise.resolve(locked),
      () => Promise.resolve(ok({ ...SIGNED, tokenSecret: '' })),
      () => Promise.reject(new Error('broken')),
    ]) {
      const emergency24 = desk.client({ credentials });
      expect((await emergency24.ping()).ok).toBe(false);
      expect((await perform(emergency24, ADD)).kind).toBe('notSent');
    }
    expect(desk.service.requests).toEqual([]);
  });
});

describe('all contacts', () => {
  it('come page by page with their counts, and go on where they were interrupted', async () => {
    desk.fill(12);
    const emergency24 = desk.client({ options: () => ({ pageSize: 5 }) });
    const seen: string[] = [];
    let next = 1;
    for await (const page of emergency24.contactPages()) {
      const { contacts, totalPages, totalCount, pageSize } = valueOf(page);
      expect([totalPages, totalCount, pageSize]).toEqual([3, 12, 5]);
      seen.push(...contacts.map(({ contactId }) => contactId));
      next += 1;
      if (next === 2) break;
    }
    desk.service.answerNext(respond(429, failure(429)));
    const interrupted = await allOf(emergency24.contactPages({ page: next, pageSize: 5 }));
    expect(interrupted).toMatchObject([
      { ok: false, failure: { kind: 'rate-limited', retryAfterMs: 1000 } },
    ]);
    for await (const page of emergency24.contactPages({ page: next, pageSize: 5 })) {
      seen.push(...valueOf(page).contacts.map(({ contactId }) => contactId));
    }
    expect(seen).toEqual([...desk.service.held.keys()]);
  });

  it('end well when there are none, or fewer than before', async () => {
    const emergency24 = desk.client();
    expect(await allOf(emergency24.contactPages())).toMatchObject([
      { ok: true, value: { contacts: [], totalCount: 0 } },
    ]);
    desk.fill(3);
    expect(await allOf(emergency24.contactPages({ page: 7, pageSize: 5 }))).toEqual([]);
  });

  it('end also where a service names no number of pages, and repeats the last one for ever', async () => {
    const [one, two] = ['[{"ContactID":1}]', '[{"ContactID":2}]'].map((list) =>
      respond(200, `{"Success":true,"Code":200,"Data":${list}}`),
    );
    if (!one || !two) throw new Error('no answers');
    desk.service.answerNext(one, two, two);
    const pages = await allOf(desk.client().contactPages());
    expect(pages.map((page) => valueOf(page).contacts[0]?.contactId)).toEqual(['1', '2']);
  });

  it('never ask more than four at once, and fewer after a complaint', async () => {
    desk.fill(40);
    desk.service.maxAtOnce = 3;
    const emergency24 = desk.client();
    const ids = [...desk.service.held.keys()];
    const ask = (id: string) => emergency24.contact({ by: 'contact-id', id });
    const first = await Promise.all(ids.map(ask));
    expect(desk.service.mostAtOnce()).toBe(4);
    // The first four and whoever was let in before the complaint was read; nobody after that.
    expect(first.findLastIndex((answer) => !answer.ok)).toBeLessThan(8);
    expect(first.find((answer) => !answer.ok)).toMatchObject({
      failure: { kind: 'rate-limited', retryAfterMs: expect.any(Number) as number },
    });
  });
});

describe('somebody who waits', () => {
  it('does not wait behind a long reading', async () => {
    desk.fill(30);
    const emergency24 = desk.client();
    const reading = [...desk.service.held.keys()].map((id) =>
      emergency24.contact({ by: 'contact-id', id }, { urgent: false }),
    );
    await new Promise((resolve) => setImmediate(resolve));
    const added = perform(emergency24, ADD);
    await Promise.all([...reading, added]);
    const place = desk.service.requests.findIndex(({ method }) => method === 'POST');
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(12);
  });
});
