// What of a record may show that it is the same person as another one.
import type { SourceRecord } from '../../../../shared/contacts/contact';
import { phoneKey } from '../../../core/lib/phone';
import { foldText, wordsOf } from '../search/fold';

/** A number, address or id that more people than this share says nothing about any of them. */
export const SHARED_BY_PEOPLE_MAX = 3;
/** The same for records, whatever their names: one person may be a contact of many sites. */
export const SHARED_BY_RECORDS_MAX = 128;

export type EvidenceKind = 'external-id' | 'email' | 'phone';

/** `place`: the service, and the site at CHeKT. `clues` are `kind:value`, none twice. */
export interface LinkItem {
  readonly key: string;
  readonly place: string;
  readonly name: string;
  readonly clues: readonly string[];
}

export function linkItem(key: string, record: SourceRecord): LinkItem {
  const clues = new Set<string>();
  const externalId = (record.externalId ?? '').trim();
  if (externalId !== '') clues.add(`external-id:${externalId}`);
  for (const email of record.emails) {
    const folded = emailKey(email);
    if (folded !== null) clues.add(`email:${folded}`);
  }
  for (const { number } of record.phones) {
    const digits = phoneKey(number);
    if (digits !== null) clues.add(`phone:${digits}`);
  }
  return {
    key,
    place: `${record.source}/${record.siteId}`,
    name: nameKey(`${record.firstName} ${record.lastName}`),
    clues: [...clues],
  };
}

/** Null for what is no address. */
export function emailKey(email: string): string | null {
  const trimmed = email.trim();
  const folded = (
    /^[\x21-\x7e]*$/.test(trimmed) ? trimmed : trimmed.normalize('NFKC')
  ).toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(folded) ? folded : null;
}

export function kindOf(clue: string): EvidenceKind {
  if (clue.startsWith('external-id:')) return 'external-id';
  return clue.startsWith('email:') ? 'email' : 'phone';
}

/** Two words at least: enough to ask whether it is the same person. */
export function isTellingName(name: string): boolean {
  return name.includes(' ');
}

/** Equal for `José  García` and `GARCIA, Jose`; empty when there is no word in it. */
function nameKey(name: string): string {
  // Most names, and every one of a million is folded when the directory opens.
  if (/^[A-Za-z ]*$/.test(name)) {
    return name.toLowerCase().split(' ').filter(Boolean).sort().join(' ');
  }
  return nameWords(name).toSorted().join(' ');
}

export function nameWords(name: string): readonly string[] {
  return wordsOf(foldText(name));
}
