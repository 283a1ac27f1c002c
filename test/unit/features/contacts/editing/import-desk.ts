// An import desk with a clock that stands still and a disk that can refuse.
import type { ContactChangeDraft } from '../../../../../src/main/features/contacts/editing/draft-change';
import { createImportDesk } from '../../../../../src/main/features/contacts/editing/import';
import { readXlsxSheet } from '../../../../../src/main/features/contacts/editing/xlsx-table';
import { toContactRequest } from '../../../../../src/main/vendors/chekt/contacts-request';
import { toStoredRequest } from '../../../../../src/main/vendors/emergency24/write-request';
import type { ContactChange } from '../../../../../src/shared/contacts/contact-change';
import type { Delivery } from '../../../../../src/shared/delivery';
import type { ImportPreview, ImportRequest } from '../../../../../src/shared/contacts/directory';
import { failed, ok, type Failure, type Result } from '../../../../../src/shared/core/failure';
import type { Person } from '../../../../../src/shared/contacts/person';
import type { Language } from '../../../../../src/shared/core/language';
import { valueOf } from '../../../../fakes/emergency24-desk';

export interface ImportParts {
  readonly people?: readonly Person[];
  readonly language?: Language;
  readonly groups?: readonly { readonly groupId: string; readonly name: string }[];
  readonly groupsFailure?: Failure;
  /** On their way in the outbox. */
  readonly pending?: readonly ContactChange[];
  /** Taken, and not in the outbox yet; a failure ends it. */
  readonly unmoved?: readonly Result<Delivery>[];
}

async function* unmoved(all: readonly Result<Delivery>[]): AsyncGenerator<Result<Delivery>> {
  yield* all;
  await Promise.resolve();
}

export function importDesk(parts: ImportParts = {}) {
  const accepted: ContactChangeDraft[][] = [];
  let nowMs = 1_767_225_600_000;
  let ids = 0;
  let disk: Failure | null = null;
  let refuses = false;
  let groupsAsked = 0;
  const desk = createImportDesk({
    newId: () => `id-${(ids += 1)}`,
    now: () => nowMs,
    makeEmergency24Request: (write) =>
      refuses
        ? failed({ kind: 'invalid-input', detail: 'no longer', field: 'externalId' })
        : toStoredRequest(write),
    makeChektRequest: toContactRequest,
    readXlsx: readXlsxSheet,
    language: () => parts.language ?? 'en',
    people: () => parts.people ?? [],
    opened: () => Promise.resolve(),
    pending: () => parts.pending ?? [],
    unmoved: () => unmoved(parts.unmoved ?? []),
    groupName: () => null,
    groups: () => {
      groupsAsked += 1;
      if (parts.groupsFailure !== undefined) return Promise.resolve(failed(parts.groupsFailure));
      const groups = (parts.groups ?? []).map((group) => ({ ...group, count: 1, createdAt: null }));
      return Promise.resolve(ok(groups));
    },
    acceptAll(drafts) {
      if (disk !== null) return Promise.resolve(failed(disk));
      accepted.push([...drafts]);
      return Promise.resolve(ok(null));
    },
  });
  return {
    ...desk,
    accepted,
    groupsAsked: () => groupsAsked,
    pass: (ms: number) => void (nowMs += ms),
    breakDisk: (failure: Failure | null) => void (disk = failure),
    refuse: () => void (refuses = true),
    look: async (
      table: string | Uint8Array<ArrayBuffer>,
      request: Partial<ImportRequest> = {},
    ): Promise<ImportPreview> => {
      const data = typeof table === 'string' ? { text: table } : { bytes: table };
      return valueOf(await desk.preview({ source: 'emergency24', ...data, ...request }));
    },
    /** The stored actions of the only run. */
    writes: () =>
      accepted.flat().map(({ action }) => action.change.write as Readonly<Record<string, unknown>>),
  };
}
