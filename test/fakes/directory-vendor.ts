// A service with contacts in pages, as Emergency24 shows them or whole; it can change, refuse and pause.
import type { SyncSource } from '../../src/main/features/contacts/sync/sync-source';
import { recordKey, type SourceRecord } from '../../src/shared/contacts/contact';
import { failed, ok, type Failure, type Result } from '../../src/shared/core/failure';

export interface DirectoryService extends SyncSource {
  readonly records: Map<string, SourceRecord>;
  /** The answer to the next call instead of the true one; a call that fails is not counted. */
  readonly troubles: Failure[];
  readonly calls: { pages: number; details: number; detailsAtOnce: number };
  /** Runs before every call is answered. */
  beforeCall: () => Promise<void> | void;
}

export interface ServiceShape {
  readonly pageSize: number;
  /** The list leaves out phones, e-mails and groups. */
  readonly isPartial: boolean;
  readonly showsTotal?: boolean;
  readonly now?: () => number;
}

export function createDirectoryService(
  records: readonly SourceRecord[],
  { pageSize, isPartial, showsTotal = true, now = () => 0 }: ServiceShape,
): DirectoryService {
  const held = new Map(records.map((record) => [recordKey(record), record]));
  const troubles: Failure[] = [];
  const calls = { pages: 0, details: 0, detailsAtOnce: 0 };
  let detailsNow = 0;

  async function answer<T>(kind: 'pages' | 'details', make: () => Result<T>): Promise<Result<T>> {
    await service.beforeCall();
    const trouble = troubles.shift();
    if (trouble) return failed(trouble);
    calls[kind] += 1;
    return make();
  }

  const service: DirectoryService = {
    source: 'emergency24',
    records: held,
    troubles,
    calls,
    beforeCall: () => Promise.resolve(),
    async *pages(from) {
      for (let page = Number(from ?? 0); ; page += 1) {
        const start = page * pageSize;
        const read = await answer('pages', () => {
          const all = [...held.values()].map((record) => ({ ...record, asOfMs: now() }));
          const shown = all.slice(start, start + pageSize);
          const cut = shown.map((record) => ({ ...record, phones: [], emails: [], groups: [] }));
          const total = showsTotal ? all.length : null;
          return ok({ records: isPartial ? cut : shown, cursor: `${page + 1}`, total });
        });
        if (read.ok && read.value.records.length === 0 && page > 0) return;
        yield read;
        if (!read.ok || start + pageSize >= held.size) return;
      }
    },
    ...(isPartial &&
      ({
        async details(record) {
          detailsNow += 1;
          calls.detailsAtOnce = Math.max(calls.detailsAtOnce, detailsNow);
          const read = await answer('details', (): Result<SourceRecord> => {
            const found = held.get(recordKey(record));
            if (found) return ok({ ...found, asOfMs: now() });
            return failed({ kind: 'rejected', reason: 'not-found', detail: 'HTTP 404' });
          });
          detailsNow -= 1;
          return read;
        },
      } satisfies Partial<DirectoryService>)),
  };
  return service;
}
