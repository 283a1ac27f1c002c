// The services as sources of the directory: pages with a place to go on from, and no bad site hides the others.
import { describe, expect, it } from 'vitest';
import { chektSource } from '../../../../../src/main/features/contacts/editing/chekt-source';
import { emergency24Source } from '../../../../../src/main/features/contacts/editing/emergency24-source';
import type {
  SourcePage,
  SyncSource,
} from '../../../../../src/main/features/contacts/sync/sync-source';
import type { ChektContactList } from '../../../../../src/shared/contacts/chekt-contact';
import { failed, ok, type Failure, type Result } from '../../../../../src/shared/core/failure';
import { createEmergency24Desk } from '../../../../fakes/emergency24-desk';
import { chektContact, NOW, OFFLINE } from './desk';
import { recordWith } from './people';

async function all(source: SyncSource, from: string | null = null) {
  const pages: Result<SourcePage>[] = [];
  for await (const page of source.pages(from)) pages.push(page);
  return pages;
}
const idsOf = (pages: readonly Result<SourcePage>[]): string[] =>
  pages.flatMap((page) => (page.ok ? page.value.records.map(({ vendorId }) => vendorId) : []));

describe('Emergency24 as a source', () => {
  function source(count: number, pageSize: number) {
    const vendor = createEmergency24Desk();
    vendor.fill(count);
    const client = vendor.client({ options: () => ({ pageSize }) });
    return {
      vendor,
      source: emergency24Source({
        contactPages: (from) => client.contactPages(from),
        contact: (target, how) => client.contact(target, how),
        now: () => NOW,
      }),
    };
  }

  it('tells everybody page by page with the number of all', async () => {
    const pages = await all(source(5, 2).source);
    expect(idsOf(pages)).toEqual(['10001', '10002', '10003', '10004', '10005']);
    expect(pages.map((page) => page.ok && page.value.total)).toEqual([5, 5, 5]);
  });

  it('goes on from any page, with its size, after a restart', async () => {
    const pages = await all(source(5, 2).source);
    const cursor = pages[0]?.ok ? pages[0].value.cursor : '';
    expect(idsOf(await all(source(5, 500).source, cursor))).toEqual(['10003', '10004', '10005']);
    const last = pages[2]?.ok ? pages[2].value.cursor : '';
    expect(await all(source(5, 2).source, last)).toEqual([]);
  });

  it.each(['', 'nonsense', '{"page":0,"pageSize":2}'])(
    'begins anew from the cursor "%s"',
    async (from) => {
      expect(idsOf(await all(source(3, 2).source, from))).toHaveLength(3);
    },
  );

  it('tells a failure last', async () => {
    const { vendor, source: broken } = source(5, 2);
    vendor.service.answerNext({ kind: 'failed', code: 'ERR_INTERNET_DISCONNECTED', written: 'no' });
    expect(await all(broken)).toMatchObject([{ ok: false, failure: { kind: 'offline' } }]);
  });

  it('reads the whole of one person over what the list said', async () => {
    const { vendor, source: one } = source(1, 2);
    vendor.service.hold('10001', { FirstName: 'Ana', CellPhones: ['3125558888'] });
    const record = recordWith({
      vendorId: '10001',
      externalId: '000001',
      phones: [{ number: '3125558888', kind: 'cell' }],
    });
    expect(await one.details?.(record)).toMatchObject({
      value: { firstName: 'Ana', phones: [{ number: '+13125558888', kind: 'cell' }], asOfMs: NOW },
    });
    const gone = await one.details?.(recordWith({ vendorId: '9' }));
    expect(gone).toMatchObject({ failure: { reason: 'not-found' } });
  });
});

describe('CHeKT as a source', () => {
  const NO_SITE: Failure = { kind: 'rejected', reason: 'not-found', detail: 'no such site' };
  const listOf = (...ids: readonly string[]): ChektContactList => ({
    contacts: ids.map((contactId) => chektContact({ contactId, firstName: contactId })),
    totalCount: ids.length,
    unreadable: 0,
  });
  const source = (sites: Readonly<Record<string, ChektContactList | Failure>>) =>
    chektSource({
      siteIds: () => Object.keys(sites),
      list(siteId) {
        const list = sites[siteId] ?? NO_SITE;
        return Promise.resolve('kind' in list ? failed(list) : ok(list));
      },
      record: (key) => (key === 'chekt/a/a1' ? recordWith({ externalId: '0042' }) : null),
      now: () => NOW,
    });

  it('tells each site as a page, and keeps what lists leave out', async () => {
    const pages = await all(source({ a: listOf('a1'), b: listOf('b1', 'b2') }));
    expect(idsOf(pages)).toEqual(['a1', 'b1', 'b2']);
    expect(pages[0]).toMatchObject({
      value: { cursor: 'a', total: null, records: [{ siteId: 'a', externalId: '0042' }] },
    });
    expect((await all(source({ a: listOf('a1') })))[0]).toMatchObject({ value: { total: 1 } });
  });

  it('goes on after the last site, and begins anew when that site is no longer ours', async () => {
    const sites = source({ a: listOf('a1'), b: listOf('b1') });
    expect(idsOf(await all(sites, 'a'))).toEqual(['b1']);
    expect(idsOf(await all(sites, 'b'))).toEqual([]);
    expect(idsOf(await all(sites, 'gone'))).toEqual(['a1', 'b1']);
  });

  it('reads the other sites when one is refused, tells it last, and asks for it again', async () => {
    const pages = await all(source({ a: listOf('a1'), b: NO_SITE, c: listOf('c1') }));
    expect(idsOf(pages)).toEqual(['a1', 'c1']);
    expect(pages[1]).toMatchObject({ value: { cursor: 'a' } });
    expect(pages[2]).toMatchObject({
      failure: { reason: 'not-found', detail: expect.stringContaining('site b') as string },
    });
  });

  it('stops at once when nobody can be asked', async () => {
    const pages = await all(source({ a: listOf('a1'), b: OFFLINE, c: listOf('c1') }));
    expect(pages.map(({ ok: isOk }) => isOk)).toEqual([true, false]);
  });

  it('takes nobody for removed when a list is not whole', async () => {
    const pages = await all(source({ a: { ...listOf('a1'), totalCount: 3 } }));
    expect(pages).toMatchObject([
      { value: { cursor: '' } },
      { failure: { kind: 'bad-response', detail: 'site a: 1 of 3 contacts were listed' } },
    ]);
    const unreadable = { ...listOf('a1'), totalCount: 2, unreadable: 1 };
    expect(await all(source({ a: unreadable }))).toHaveLength(1);
  });
});
