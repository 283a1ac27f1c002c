// A contact desk over a strict Emergency24 in memory: forms, drafts, sending and what follows from them.
import { createApplyAccepted } from '../../../../../src/main/features/contacts/editing/accepted-change';
import {
  createContactForms,
  type MasterCopies,
} from '../../../../../src/main/features/contacts/editing/contact-form';
import {
  draftChange,
  type ContactChangeDraft,
  type DraftAnswer,
} from '../../../../../src/main/features/contacts/editing/draft-change';
import {
  createSendChange,
  type ChangeClient,
} from '../../../../../src/main/features/contacts/editing/send-change';
import { mergeForUpdate } from '../../../../../src/main/vendors/emergency24/merge';
import { toContactRequest } from '../../../../../src/main/vendors/chekt/contacts-request';
import type { Outcome } from '../../../../../src/main/core/lib/vendor-port';
import type { ChektContact } from '../../../../../src/shared/contacts/chekt-contact';
import { recordKey, type SourceRecord } from '../../../../../src/shared/contacts/contact';
import type {
  ContactChange,
  ContactChangeRequest,
} from '../../../../../src/shared/contacts/contact-change';
import type { Emergency24Fields } from '../../../../../src/shared/contacts/emergency24';
import { failed, ok, type Failure, type Result } from '../../../../../src/shared/core/failure';
import { createEmergency24Desk, valueOf } from '../../../../fakes/emergency24-desk';

export const NOW = 1_767_225_600_000;
export const OFFLINE: Failure = { kind: 'offline', detail: 'no network' };

export const keyOf = (vendorId: string): string =>
  recordKey({ source: 'emergency24', siteId: '', vendorId });

function memoryMasters(): MasterCopies & {
  readonly kept: Map<string, Emergency24Fields>;
  broken: Failure | null;
} {
  const kept = new Map<string, Emergency24Fields>();
  const masters = {
    kept,
    broken: null as Failure | null,
    unless<T>(value: () => T): Promise<Result<T>> {
      return Promise.resolve(masters.broken === null ? ok(value()) : failed(masters.broken));
    },
    get: (id: string) => masters.unless(() => kept.get(id) ?? null),
    put: (id: string, fields: Emergency24Fields) =>
      masters.unless(() => {
        kept.set(id, fields);
        return null;
      }),
    delete: (id: string) =>
      masters.unless(() => {
        kept.delete(id);
        return null;
      }),
  };
  return masters;
}

/** Nobody there; what is sent is taken. */
function silentClient(): ChangeClient {
  const nothing: Outcome = { kind: 'accepted', ref: null };
  return { send: () => Promise.resolve(nothing), settleAdd: () => Promise.resolve(nothing) };
}

export function createDesk(parts: { readonly chekt?: Partial<ChektContact> } = {}) {
  const vendor = createEmergency24Desk();
  const emergency24 = vendor.client();
  const masters = memoryMasters();
  const records = new Map<string, SourceRecord>();
  const pending: ContactChange[] = [];
  const troubles: Failure[] = [];
  const readAgain: string[] = [];
  let line = true;
  let ids = 0;
  const readEmergency24: typeof emergency24.contact = (target) =>
    line ? emergency24.contact(target) : Promise.resolve(failed(OFFLINE));
  const forms = createContactForms({
    readEmergency24,
    readChekt: (siteId, contactId) =>
      Promise.resolve(
        parts.chekt === undefined
          ? failed({ kind: 'rejected', reason: 'not-found', detail: `${siteId} ${contactId}` })
          : ok({ ...NOBODY, contactId, ...parts.chekt }),
      ),
    merge: mergeForUpdate,
    masters,
  });
  const applyAccepted = createApplyAccepted({
    directory: {
      record: (key) => records.get(key) ?? null,
      upsert(news) {
        for (const record of news) records.set(recordKey(record), record);
        return Promise.resolve(ok(null));
      },
      remove(keys) {
        for (const key of keys) records.delete(key);
        return Promise.resolve(ok(null));
      },
    },
    masters,
    readEmergency24,
    groupName: (groupId) => (groupId === '10010' ? 'Newsletter' : null),
    readAgain: (source) => void readAgain.push(source),
    now: () => NOW,
    onTrouble: (failure) => void troubles.push(failure),
  });
  const send = createSendChange({
    clients: {
      emergency24: {
        send: (request, _id, hooks) => emergency24.send(request, hooks),
        settleAdd: (request) => emergency24.settleAdd(request),
      },
      chekt: silentClient(),
    },
    applyAccepted,
  });
  const draft = (request: ContactChangeRequest): Promise<Result<DraftAnswer>> =>
    draftChange(
      {
        newId: () => `id-${(ids += 1)}`,
        now: () => NOW,
        makeEmergency24Request: (write) => emergency24.makeRequest(write),
        makeChektRequest: toContactRequest,
        readEmergency24,
        merge: mergeForUpdate,
        masters,
        begun: (key) => forms.begun(key),
        pending: () => pending,
      },
      request,
      'window',
    );
  return {
    vendor,
    emergency24,
    masters,
    records,
    pending,
    troubles,
    readAgain,
    forms,
    applyAccepted,
    draft,
    cutLine: () => void (line = false),
    send: (made: ContactChangeDraft) => send({ ...made, mayHaveReached: false }),
    /** Drafts, sends and applies, as the outbox would. */
    async perform(request: ContactChangeRequest): Promise<Outcome> {
      return send({ ...draftOf(valueOf(await draft(request))), mayHaveReached: false });
    },
  };
}

export function draftOf(answer: DraftAnswer): ContactChangeDraft {
  if (answer.kind === 'draft') return answer.draft;
  throw new Error(`needs consent: ${JSON.stringify(answer.losses)}`);
}

const NOBODY: ChektContact = {
  contactId: '',
  externalId: null,
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  type: null,
  role: null,
  preferences: null,
  slotNumber: null,
  smsValidation: null,
  createdAtMs: null,
  updatedAtMs: null,
};
export const chektContact = (fields: Partial<ChektContact>): ChektContact => ({
  ...NOBODY,
  ...fields,
});
