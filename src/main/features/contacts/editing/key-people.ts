// Who is on the paper when nobody was picked: those a site calls first.
import type { Person } from '../../../../shared/contacts/person';
import { breathe, BREATH_EVERY } from '../../../core/lib/breathe';

const TYPES_IN_ORDER = ['primary', 'emergency', 'secondary'] as const;
/** More than a stapled sheet holds. */
const PAPER_MAX = 200;

/**
 * Primary and emergency contacts before secondary ones, then by name; where no service names a type, everybody
 * by name. At most 200; `of` is how many there were.
 */
export async function keyPeople(
  all: Iterable<Person>,
): Promise<{ readonly people: readonly Person[]; readonly of: number }> {
  const { compare } = new Intl.Collator(undefined, { sensitivity: 'base' });
  const byName = (a: Person, b: Person): number => compare(a.name, b.name);
  const key: Person[] = [];
  let others: Person[] = [];
  let count = 0;
  for (const person of all) {
    count += 1;
    if (count % BREATH_EVERY === 0) await breathe();
    if (rankOf(person) < TYPES_IN_ORDER.length) key.push(person);
    else if (key.length === 0) others.push(person);
    // Only the first by name can end up on the paper: a million need not be held for it.
    if (others.length > PAPER_MAX * 10) others = others.toSorted(byName).slice(0, PAPER_MAX);
  }
  const chosen = key.length > 0 ? key : others;
  return {
    people: chosen.toSorted((a, b) => rankOf(a) - rankOf(b) || byName(a, b)).slice(0, PAPER_MAX),
    of: key.length > 0 ? key.length : count,
  };
}

function rankOf({ type }: Person): number {
  const ranks = type.map(({ value }) =>
    (TYPES_IN_ORDER as readonly string[]).indexOf(value.trim().toLowerCase()),
  );
  const found = ranks.filter((rank) => rank >= 0);
  return found.length === 0 ? TYPES_IN_ORDER.length : Math.min(...found);
}
