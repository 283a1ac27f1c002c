// Finds people of a site by any part of their name, type, role or id.
import { comparable } from '../../../shared/core/plain-text';
import type { SiteContact } from '../../../shared/verification/verification';

/** Every typed word must be in it somewhere; capitals and accents do not matter. */
export function findPeople(
  contacts: readonly SiteContact[],
  typed: string,
): readonly SiteContact[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return contacts;
  return contacts.filter((contact) => {
    const text = plain(
      [contact.name, contact.type, contact.role, contact.contactId].filter(Boolean).join(' '),
    );
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return comparable(text).normalize('NFD').replace(/\p{M}/gu, '');
}
