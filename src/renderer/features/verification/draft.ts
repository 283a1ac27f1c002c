// The question while it is being written: what it starts with, what is missing, and what goes to main.
import type { Settings } from '../../../shared/settings/settings';
import {
  ALL_CONTACTS,
  VERIFICATION_CONTACTS_MAX,
  VendorRef,
  type AskedContact,
  type SiteContact,
  type VerificationMethod,
  type VerificationPriority,
} from '../../../shared/verification/verification';
import type { Input } from '../../../shared/ipc';
import { type AskPrefill, askedOf } from '../../kit/asking';

export interface AskDraft {
  readonly siteId: string;
  readonly eventId: string;
  /** Null until the operator has touched them: then the primary contacts stand for them. */
  readonly people: readonly AskedContact[] | null;
  readonly everyone: boolean;
  readonly method: VerificationMethod;
  readonly priority: VerificationPriority;
  /** Null while Tocsin words it. */
  readonly message: string | null;
  readonly subject: string | null;
}

/** The draft with everything that follows by itself filled in: what the operator sees. */
export interface ShownDraft extends AskDraft {
  readonly people: readonly AskedContact[];
  readonly message: string;
  readonly subject: string;
}

export function firstDraft(
  prefill: AskPrefill,
  { verification }: Pick<Settings, 'verification'>,
  sites: readonly string[],
): AskDraft {
  const given = prefill.contacts ?? [];
  const everyone = given.some(({ contactId }) => contactId === ALL_CONTACTS);
  return {
    siteId: prefill.siteId ?? sites[0] ?? '',
    eventId: prefill.eventId ?? '',
    people: given.length === 0 || everyone ? null : given,
    everyone,
    method: prefill.method ?? verification.method,
    priority: verification.priority,
    message: null,
    subject: null,
  };
}

/** A question from the command line names its people by their ids alone. */
export function named(
  people: readonly AskedContact[],
  contacts: readonly SiteContact[],
): readonly AskedContact[] {
  return people.map((person) => {
    if (person.name !== undefined) return person;
    const known = contacts.find(({ contactId }) => contactId === person.contactId);
    return known === undefined ? person : askedOf(known);
  });
}

/** Primary contacts first, as CHeKT advises. Source: SEED CHeKT Verifications API, "Contact Selection". */
export function primaryOf(contacts: readonly SiteContact[]): readonly AskedContact[] {
  return contacts
    .filter(({ type }) => type?.toLowerCase() === 'primary')
    .slice(0, VERIFICATION_CONTACTS_MAX)
    .map(askedOf);
}

/** An id typed by hand, if it could be one. */
export function idOf(typed: string): string | null {
  const parsed = VendorRef.safeParse(typed);
  return parsed.success ? parsed.data : null;
}

/** A subject belongs to an e-mail of the general kind: the event endpoint has no such field. */
export function hasSubject({ method, eventId }: AskDraft): boolean {
  return method === 'email' && eventId.trim() === '';
}

type MissingPart = 'site' | 'people' | 'many';

/** Why it cannot be asked yet; null when it can. */
export function missingIn({ siteId, everyone, people }: ShownDraft): MissingPart | null {
  if (siteId.trim() === '') return 'site';
  if (everyone) return null;
  if (people.length === 0) return 'people';
  return people.length > VERIFICATION_CONTACTS_MAX ? 'many' : null;
}

/** What main is asked: the message exactly as it stood on the screen. */
export function requestOf(draft: ShownDraft, prefill: AskPrefill): Input<'verify'> {
  const { method, priority } = draft;
  const eventId = draft.eventId.trim();
  const message = draft.message.trim();
  const subject = hasSubject(draft) ? draft.subject.trim() : '';
  return {
    siteId: draft.siteId.trim(),
    ...(eventId === '' ? {} : { eventId }),
    contacts: draft.everyone ? [{ contactId: ALL_CONTACTS }] : [...draft.people],
    method,
    priority,
    ...(message === '' ? {} : { message }),
    ...(subject === '' ? {} : { subject }),
    ...(prefill.followsUp === undefined ? {} : { followsUp: prefill.followsUp }),
    ...(prefill.aboutPress === undefined ? {} : { aboutPress: prefill.aboutPress }),
  };
}
