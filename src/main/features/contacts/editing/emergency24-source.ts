// Emergency24 as a source of the directory: pages of the short form, then each person's whole record.
import { z } from 'zod';
import type {
  Emergency24Contact,
  Emergency24ContactPage,
  Emergency24Target,
} from '../../../../shared/contacts/emergency24';
import { ok, type Result } from '../../../../shared/core/failure';
import type { SyncSource } from '../sync/sync-source';
import { emergency24Record } from './to-record';

export interface Emergency24SourceDeps {
  readonly contactPages: (from: {
    readonly page?: number;
    readonly pageSize?: number;
  }) => AsyncIterable<Result<Emergency24ContactPage>>;
  /** Without `urgent`: nobody has to wait behind a long reading. */
  readonly contact: (
    target: Emergency24Target,
    how: { readonly urgent: false },
  ) => Promise<Result<Emergency24Contact>>;
  readonly now: () => number;
}

/** A page number only means something together with the size of the pages. */
const Cursor = z.object({
  page: z.number().int().positive(),
  pageSize: z.number().int().positive(),
});

export function emergency24Source(deps: Emergency24SourceDeps): SyncSource {
  return {
    source: 'emergency24',
    async *pages(from) {
      for await (const page of deps.contactPages(startOf(from))) {
        if (!page.ok) {
          yield page;
          return;
        }
        const { contacts, pageSize, totalCount } = page.value;
        const asOfMs = deps.now();
        yield ok({
          records: contacts.map((contact) => emergency24Record(contact, null, asOfMs)),
          cursor: JSON.stringify({ page: page.value.page + 1, pageSize }),
          total: totalCount,
        });
      }
    },
    async details(record) {
      const target = { by: 'contact-id', id: record.vendorId } as const;
      const read = await deps.contact(target, { urgent: false });
      return read.ok ? ok(emergency24Record(read.value, record, deps.now())) : read;
    },
  };
}

/** A cursor nobody understands any more begins anew. */
function startOf(cursor: string | null): { readonly page?: number; readonly pageSize?: number } {
  if (cursor === null) return {};
  try {
    return Cursor.safeParse(JSON.parse(cursor)).data ?? {};
  } catch {
    return {};
  }
}
