// What the board says in words: people, answers and moments, never more than is known.
import type { TFunction } from 'i18next';
import type { World } from '../../../shared/core/vendor';
import {
  ALL_CONTACTS,
  type ContactAnswer,
  type Verification,
  type VerificationContact,
} from '../../../shared/verification/verification';

/** What the place is called; its id where nobody gave it a name. */
export function siteOf({ ask }: Pick<Verification, 'ask'>): string {
  return ask.siteName || ask.siteId;
}

/** Who is asked in this world. */
export function chektName(t: TFunction, world: World): string {
  return t(world === 'practice' ? 'vendor.practice' : 'vendor.chekt');
}

interface Named {
  readonly contactId: string;
  readonly name?: string | null | undefined;
}

/** Stands in a row where CHeKT named nobody. */
const UNNAMED_CONTACT = '?';

export function nameOf(t: TFunction, { contactId, name }: Named): string {
  if (name) return name;
  if (contactId === ALL_CONTACTS) return t('verify.everyone');
  return contactId === UNNAMED_CONTACT ? t('verify.someone') : contactId;
}

/** The names of contacts by id: of the board, else as they were asked, else the bare id. */
export function namesById(
  t: TFunction,
  { contacts, ask }: Verification,
  ids: readonly string[],
): readonly string[] {
  return ids.map((contactId) => {
    const same = (one: Named) => one.contactId === contactId;
    return nameOf(t, contacts.find(same) ?? ask.contacts.find(same) ?? { contactId });
  });
}

/** `A, B and C`. */
export function listOf(t: TFunction, names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  return t('verify.names.two', { first: names.slice(0, -1).join(', '), last });
}

/** Short enough for a button: names of up to two, else how many. */
export function shortListOf(t: TFunction, names: readonly string[]): string {
  return names.length > 2 ? t('verify.names.people', { count: names.length }) : listOf(t, names);
}

/** An unknown word is quoted, never taken for a yes or a no. */
export function answerWords(t: TFunction, { answer, said }: ContactAnswer): string {
  return t(`verify.answer.${answer}`, { said });
}

const BARE_WORD = /^(confirm(ed)?|yes|y|cancell?ed|cancel|no|n|help)$/i;

/** What was said word for word, where Tocsin understood more than a bare word of it; else null. */
export function literallyOf(t: TFunction, { answer, said }: ContactAnswer): string | null {
  return answer === 'other' || BARE_WORD.test(said) ? null : t('verify.answer.literally', { said });
}

const TYPES = ['primary', 'emergency', 'secondary', 'technician', 'billing'] as const;
const ROLES = ['owner', 'manager', 'employee', 'resident', 'technician'] as const;

/** `Primary · owner`; a word Tocsin does not know stays as the vendor wrote it. */
export function standingOf(
  t: TFunction,
  { type, role }: Pick<VerificationContact, 'type' | 'role'>,
): string {
  const knownType = TYPES.find((known) => known === type?.toLowerCase());
  const knownRole = ROLES.find((known) => known === role?.toLowerCase());
  return [
    knownType === undefined ? type : t(`verify.type.${knownType}`),
    knownRole === undefined ? role : t(`verify.role.${knownRole}`),
  ]
    .filter((word) => word !== null && word !== '')
    .join(' · ');
}
