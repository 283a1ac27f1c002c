// A postal address in one line, as people read and look for it.
import { oneSpaced } from './one-spaced';

interface AddressParts {
  readonly address1: string | null;
  readonly address2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly zip: string | null;
}

const MAX_LENGTH = 1000;

/** Undefined when nothing is said of it; null when it is said that there is none. */
export function addressLine(parts: AddressParts): string | null | undefined {
  const { address1, address2, city, state, zip } = parts;
  const all = [address1, address2, city, state, zip];
  if (all.every((part) => part === null)) return undefined;
  const line = [address1, address2, city, `${state ?? ''} ${zip ?? ''}`]
    .map((part) => oneSpaced(part ?? ''))
    .filter((part) => part !== '')
    .join(', ');
  return line.slice(0, MAX_LENGTH) || null;
}
