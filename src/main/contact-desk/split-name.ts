// A whole name in its two parts, where a table has only one column for it.
import { oneSpaced } from './one-spaced';

export interface NameParts {
  readonly firstName: string;
  readonly lastName: string;
}

/** `Ana García` and `García, Ana`; a single word is a first name. Null for nothing. */
export function splitName(name: string): NameParts | null {
  const text = oneSpaced(name);
  if (text === '') return null;
  const [last = '', first] = text.split(/\s*,\s*/, 2);
  if (first !== undefined) return { firstName: first, lastName: last };
  const at = text.lastIndexOf(' ');
  return at === -1
    ? { firstName: text, lastName: '' }
    : { firstName: text.slice(0, at), lastName: text.slice(at + 1) };
}
