// CHeKT as a source of the directory: one list for each site of this desk.
import type { ChektContactList } from '../../../../shared/contacts/chekt-contact';
import { recordKey, type SourceRecord } from '../../../../shared/contacts/contact';
import {
  failed,
  ok,
  type Failure,
  type FailureKind,
  type Result,
} from '../../../../shared/core/failure';
import type { SyncSource } from '../sync/sync-source';
import { chektRecord } from './to-record';

export interface ChektSourceDeps {
  readonly siteIds: () => readonly string[];
  readonly list: (siteId: string) => Promise<Result<ChektContactList>>;
  /** What the directory holds already: lists leave some fields out. */
  readonly record: (key: string) => SourceRecord | null;
  readonly now: () => number;
}

/** The fault of one site alone: the others can be read all the same. */
const OF_ONE_SITE: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'rejected',
  'bad-response',
  'invalid-input',
]);

/** The cursor is the last site of an unbroken row of good ones, so that a bad one is asked again. */
export function chektSource(deps: ChektSourceDeps): SyncSource {
  return {
    source: 'chekt',
    async *pages(from) {
      const siteIds = [...new Set(deps.siteIds())];
      const begin = from === null ? 0 : siteIds.indexOf(from) + 1;
      let cursor = begin === 0 ? '' : (from ?? '');
      let failure: Failure | null = null;
      for (const siteId of siteIds.slice(begin)) {
        const list = await deps.list(siteId);
        if (!list.ok) {
          failure ??= ofSite(list.failure, siteId);
          if (OF_ONE_SITE.has(list.failure.kind)) continue;
          yield list;
          return;
        }
        failure ??= lackOf(list.value, siteId);
        if (failure === null) cursor = siteId;
        yield ok({
          records: recordsOf(deps, siteId, list.value),
          cursor,
          total: siteIds.length === 1 ? list.value.totalCount : null,
        });
      }
      // Told last: without a complete reading nobody is taken for removed.
      if (failure !== null) yield failed(failure);
    },
  };
}

function recordsOf(
  { record, now }: ChektSourceDeps,
  siteId: string,
  { contacts }: ChektContactList,
): SourceRecord[] {
  const asOfMs = now();
  return contacts.map((contact) => {
    const key = recordKey({ source: 'chekt', siteId, vendorId: contact.contactId });
    return chektRecord(contact, siteId, record(key), asOfMs);
  });
}

/** Entries without an id are counted by CHeKT and can be shown by nobody. */
function lackOf(
  { contacts, totalCount, unreadable }: ChektContactList,
  siteId: string,
): Failure | null {
  if (totalCount === null || totalCount <= contacts.length + unreadable) return null;
  const detail = `${contacts.length} of ${totalCount} contacts were listed`;
  return ofSite({ kind: 'bad-response', detail }, siteId);
}

function ofSite(failure: Failure, siteId: string): Failure {
  return { ...failure, detail: `site ${siteId}: ${failure.detail}`.slice(0, 500) };
}
