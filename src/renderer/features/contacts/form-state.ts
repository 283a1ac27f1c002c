// One form, for somebody new or for a record: what is typed, what is wrong, and how far it has gone.
import type { ContactSource } from '../../../shared/contacts/contact';
import type { ContactWrite } from '../../../shared/contacts/contact-change';
import type { Emergency24Loss } from '../../../shared/contacts/emergency24';
import type { Failure } from '../../../shared/core/failure';
import {
  CHEKT_TYPED_FIELDS,
  chektChangeOf,
  chektFieldsOf,
  chektProblems,
  isChektTouched,
  type ChektTyping,
} from './chekt-typing';
import {
  EMERGENCY24_TYPED_FIELDS,
  emergency24FieldsOf,
  emergency24Problems,
  isEmergency24Touched,
  type Emergency24Typing,
} from './emergency24-typing';
import type { Problems } from './problems';

interface RecordRef {
  readonly key: string;
  readonly vendorId: string;
}

export interface ContactDraft {
  /** Tells one opening of the form from the next. */
  readonly id: number;
  readonly source: ContactSource;
  /** Null: somebody new. */
  readonly record: RecordRef | null;
  /** Whose record it is. */
  readonly name: string;
  /** `unread`: the service did not tell what it has. `sent`: taken by main, under `changeId`. */
  readonly phase: 'reading' | 'unread' | 'typing' | 'asking' | 'sent';
  readonly emergency24: Emergency24Typing;
  readonly chekt: ChektTyping;
  /** What saving would drop unless it is typed in again. */
  readonly losses: readonly Emergency24Loss[];
  /** The operator must agree to lose these before anything is sent. */
  readonly consent: readonly Emergency24Loss[] | null;
  readonly problems: Problems;
  readonly unchanged: boolean;
  /** Another form was asked for: this one must be finished first. */
  readonly inTheWay: boolean;
  /** Why main did not tell, or did not take it. */
  readonly failure: Failure | null;
  readonly changeId: string | null;
}

/** Something would be lost if the form were closed. */
export function isTouched({ source, phase, emergency24, chekt }: ContactDraft): boolean {
  if (phase === 'reading' || phase === 'unread') return false;
  return source === 'emergency24' ? isEmergency24Touched(emergency24) : isChektTouched(chekt);
}

/** What the shared schemas and the service's own rules say; empty when it can be sent. */
export function problemsOf({ source, record, emergency24, chekt }: ContactDraft): Problems {
  return source === 'emergency24'
    ? emergency24Problems(emergency24, record === null)
    : chektProblems(chekt);
}

export function typedFields({ source }: ContactDraft): readonly string[] {
  return source === 'emergency24' ? EMERGENCY24_TYPED_FIELDS : [...CHEKT_TYPED_FIELDS, 'siteId'];
}

/** What is asked of the service; null when nothing was changed. */
export function writeOf(draft: ContactDraft): ContactWrite | null {
  const { source, record, emergency24, chekt } = draft;
  if (record !== null && !isTouched(draft)) return null;
  if (source === 'emergency24') {
    const fields = emergency24FieldsOf(emergency24);
    if (record === null) return { source, write: { write: 'add', fields } };
    const target = { by: 'contact-id', id: record.vendorId } as const;
    return { source, write: { write: 'update', target, fields } };
  }
  const { siteId, base } = chekt;
  if (record === null || base === null) {
    return { source, write: { write: 'add', siteId, fields: chektFieldsOf(chekt) } };
  }
  const change = chektChangeOf(base, chekt);
  if (Object.keys(change).length === 0) return null;
  return { source, write: { write: 'update', siteId, contactId: record.vendorId, change } };
}

/** Whom it is about, for the screen and the record of this desk. */
export function typedName({ source, name, emergency24, chekt }: ContactDraft): string {
  const { firstName, lastName } = source === 'emergency24' ? emergency24.text : chekt.text;
  return [firstName.trim(), lastName.trim()].filter(Boolean).join(' ') || name;
}
