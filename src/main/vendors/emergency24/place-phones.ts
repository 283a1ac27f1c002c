// Puts phones that are shown without a kind back into the lists they are written in.
import {
  EMERGENCY24_PHONE_FIELDS,
  type Emergency24Change,
  type Emergency24Fields,
  type Emergency24Phone,
  type Emergency24PhoneField,
} from '../../../shared/contacts/emergency24';
import type { Placing } from './place-emails';
import { sameNumberKey, nationalOrE164, readPhone } from '../../core/lib/phone';

type PhoneLists = Pick<Emergency24Fields, Emergency24PhoneField>;

const ALTERNATES: readonly Emergency24PhoneField[] = [
  'alternateCellPhones',
  'alternateWorkPhones',
  'alternateHomePhones',
];

/**
 * A number takes the kind the master copy knows; one the master copy does not know gets a guess, reported as
 * a loss until the operator names its list. A number of the master copy that is no longer shown is gone.
 */
export function placePhones(
  master: Emergency24Fields | null,
  shown: readonly Emergency24Phone[] | null,
  change: Emergency24Change,
): Placing & { readonly lists: PhoneLists } {
  if (!shown) return withoutReading(master, change);
  const shownKeys = new Set(shown.map(({ number }) => sameNumberKey(number)));
  const isShown = (number: string): boolean => shownKeys.has(sameNumberKey(number));
  const changed = new Set(EMERGENCY24_PHONE_FIELDS.flatMap((field) => keysOf(change[field])));
  const known = new Set(EMERGENCY24_PHONE_FIELDS.flatMap((field) => keysOf(master?.[field])));
  // ASSUMED: a vendor that shows none of our alternate numbers shows alternate numbers never.
  const showsAlternates = ALTERNATES.some((field) => master?.[field].some(isShown));

  const guesses = guessKinds(shown, (key) => known.has(key) || changed.has(key));
  const lists = {} as Record<Emergency24PhoneField, string[]>;
  const losses: Placing['losses'][number][] = [];
  const gone: Placing['gone'][number][] = [];
  for (const field of EMERGENCY24_PHONE_FIELDS) {
    const asked = change[field];
    if (asked) {
      lists[field] = [...asked];
      continue;
    }
    const unseen = ALTERNATES.includes(field) && !showsAlternates;
    const before = master?.[field] ?? [];
    const kept = before.filter((number) => unseen || isShown(number));
    const missing = before.filter((number) => !kept.includes(number));
    const guessed = guesses.get(field) ?? [];
    lists[field] = [...kept, ...guessed];
    if (missing.length > 0) gone.push({ field, values: missing });
    if (guessed.length > 0) losses.push({ field, why: 'kind-unknown', values: guessed });
  }
  return { lists, losses, gone };
}

function withoutReading(
  master: Emergency24Fields | null,
  change: Emergency24Change,
): Placing & { readonly lists: PhoneLists } {
  const lists = EMERGENCY24_PHONE_FIELDS.map((field) => [
    field,
    change[field] ?? master?.[field] ?? [],
  ]);
  const losses = EMERGENCY24_PHONE_FIELDS.filter((field) => !change[field] && !master).map(
    (field) => ({ field, why: 'not-shown' as const, values: [] }),
  );
  return { lists: Object.fromEntries(lists) as PhoneLists, losses, gone: [] };
}

/** ASSUMED: a number that takes texts is a cell phone, any other belongs to the place of work. */
function guessKinds(
  shown: readonly Emergency24Phone[],
  isPlaced: (key: string) => boolean,
): ReadonlyMap<Emergency24PhoneField, string[]> {
  const guesses = new Map<Emergency24PhoneField, string[]>();
  const seen = new Set<string>();
  for (const { number, text } of shown) {
    const key = sameNumberKey(number);
    if (isPlaced(key) || seen.has(key)) continue;
    seen.add(key);
    const field = text === '1' || text?.toLowerCase() === 'true' ? 'cellPhones' : 'workPhones';
    guesses.set(field, [...(guesses.get(field) ?? []), toWirePhone(number)]);
  }
  return guesses;
}

function keysOf(numbers: readonly string[] | undefined): readonly string[] {
  return (numbers ?? []).map(sameNumberKey);
}

/**
 * North American numbers as ten digits, others with their plus sign, and what is no whole number (`911`) as it
 * stands. Source: SEED, "Add Contact". ASSUMED: numbers of other countries are taken.
 */
export function toWirePhone(number: string): string {
  const phone = readPhone(number);
  return phone === null ? number.trim() : nationalOrE164(phone);
}
