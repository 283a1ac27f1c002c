// What makes two ways of writing a value of a contact one fact.
import { specOf, type ContactField } from '../../../../shared/contacts/fields';
import { phoneKey } from '../../../core/lib/phone';
import { emailKey } from './evidence';

/** Null for a text that says nothing. */
export function factKey(field: ContactField, text: string): string | null {
  const { kind, values } = specOf(field);
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (values !== undefined) return values.keyOf(trimmed);
  if (kind === 'phones') return phoneKey(text) ?? trimmed;
  return kind === 'emails' ? (emailKey(text) ?? trimmed) : trimmed;
}
