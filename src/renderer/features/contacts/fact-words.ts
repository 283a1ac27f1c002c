// What a service says of a person, in the reader's words where they are known.
import type { TFunction } from 'i18next';
import { rulesOf, specOf, type FactField } from '../../../shared/contacts/fields';
import { kindsOf } from '../../kit/person-words';

/** @param reader a language such as `es` */
export function factWords(t: TFunction, reader: string, field: FactField, value: string): string {
  if (specOf(field).kind === 'word') return kindsOf(t, { [field]: value });
  return rulesOf(field)?.inWords(value, reader) ?? value;
}
