// Begins the form of a contact: always from a fresh reading, so that nothing stale is written back.
import {
  ChektContactRole,
  ChektContactType,
  type ChektContact,
  type ChektContactFields,
} from '../../../../shared/contacts/chekt-contact';
import type { ContactForm } from '../../../../shared/contacts/directory';
import type {
  Emergency24Change,
  Emergency24Contact,
  Emergency24Fields,
  Emergency24Merge,
  Emergency24Target,
} from '../../../../shared/contacts/emergency24';
import { ok, type Result } from '../../../../shared/core/failure';
import { recordKeyParts } from './change-effects';

export interface ContactFormsDeps {
  readonly readEmergency24: (target: Emergency24Target) => Promise<Result<Emergency24Contact>>;
  readonly readChekt: (siteId: string, contactId: string) => Promise<Result<ChektContact>>;
  /** Joins master copy, reading and change: the client's own. */
  readonly merge: MergeForUpdate;
  readonly masters: MasterCopies;
}

export type MergeForUpdate = (
  master: Emergency24Fields | null,
  read: Emergency24Contact,
  change: Emergency24Change,
) => Emergency24Merge;

/** What the operator had before their eyes when they began. */
export interface BegunForm {
  readonly fields: Emergency24Fields;
  readonly read: Emergency24Contact;
}

export interface ContactForms {
  /** Fails with the service's own failure; `storage` when the master copy cannot be read. */
  begin(recordKey: string): Promise<Result<ContactForm>>;
  /** Of Emergency24, the last one begun for this record; null when none was lately. */
  begun(recordKey: string): BegunForm | null;
}

const REMEMBERED_MAX = 50;

export function createContactForms(deps: ContactFormsDeps): ContactForms {
  const begun = new Map<string, BegunForm>();

  async function beginEmergency24(recordKey: string, id: string): Promise<Result<ContactForm>> {
    const read = await deps.readEmergency24({ by: 'contact-id', id });
    if (!read.ok) return read;
    const master = await masterOf(deps.masters, read.value);
    if (!master.ok) return master;
    const { fields, losses } = deps.merge(master.value, read.value, {});
    begun.delete(recordKey);
    begun.set(recordKey, { fields, read: read.value });
    for (const oldest of [...begun.keys()].slice(0, -REMEMBERED_MAX)) begun.delete(oldest);
    return ok({ source: 'emergency24', recordKey, fields, losses });
  }

  return {
    begun: (recordKey) => begun.get(recordKey) ?? null,
    async begin(recordKey) {
      const name = recordKeyParts(recordKey);
      if (!name.ok) return name;
      const { source, siteId, vendorId } = name.value;
      if (source === 'emergency24') return beginEmergency24(recordKey, vendorId);
      const read = await deps.readChekt(siteId, vendorId);
      if (!read.ok) return read;
      const fields = chektFields(read.value);
      return ok({ source: 'chekt', recordKey, siteId, contactId: vendorId, fields });
    },
  };
}

/** A type or role in words that no form offers is left out, so that saving leaves it alone. */
function chektFields(shown: ChektContact): ChektContactFields {
  const { email, sms, push } = shown.preferences ?? { email: null, sms: null, push: null };
  const isWhole = email !== null && sms !== null && push !== null;
  return {
    firstName: shown.firstName ?? '',
    lastName: shown.lastName ?? '',
    email: shown.email,
    phone: shown.phone,
    type: ChektContactType.safeParse(shown.type).data ?? null,
    role: ChektContactRole.safeParse(shown.role).data ?? null,
    preferences: isWhole ? { email, sms, push } : null,
    externalId: shown.externalId,
  };
}

/** Kept for good and unreadable to others; a failure is never the same as "none". */
export interface MasterCopies {
  get(contactId: string): Promise<Result<Emergency24Fields | null>>;
  put(contactId: string, fields: Emergency24Fields): Promise<Result<null>>;
  delete(contactId: string): Promise<Result<null>>;
}

/** Where the copy of a new contact waits while only its external id is known. */
export function waitingName(externalId: string): string {
  return `external:${externalId.trim()}`;
}

/** Null when Tocsin never wrote this contact. */
export async function masterOf(
  masters: MasterCopies,
  { contactId, externalId }: Pick<Emergency24Contact, 'contactId' | 'externalId'>,
): Promise<Result<Emergency24Fields | null>> {
  const known = await masters.get(contactId);
  if (!known.ok || known.value !== null || externalId === '') return known;
  const waiting = await masters.get(waitingName(externalId));
  if (!waiting.ok || waiting.value === null) return waiting;
  const kept = await masters.put(contactId, waiting.value);
  if (kept.ok) await masters.delete(waitingName(externalId));
  return ok(waiting.value);
}
