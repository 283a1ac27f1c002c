// What Tocsin last wrote to Emergency24 about each contact: it alone knows what reading never shows.
import type {
  Emergency24Contact,
  Emergency24Fields,
} from '../../../../shared/contacts/emergency24';
import { ok, type Result } from '../../../../shared/core/failure';

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
