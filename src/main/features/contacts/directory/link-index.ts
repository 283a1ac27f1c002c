// Finds the records that share a clue or a name with one, and tells the numbers that are everybody's.
import {
  isTellingName,
  SHARED_BY_PEOPLE_MAX,
  SHARED_BY_RECORDS_MAX,
  type LinkItem,
} from './evidence';
import { createPostings } from './postings';
import { textHash } from './text-hash';

/** A name that more records than this have is too common to suggest anything. */
export const NAMESAKES_MAX = 16;
const A_FEW = 8;

export interface LinkIndex {
  add(slot: number, item: LinkItem): void;
  remove(slot: number, item: LinkItem): void;
  /** Those who have it, unless too many do. */
  sharers(clue: string): readonly number[];
  isShared(clue: string): boolean;
  /** At most one more than `NAMESAKES_MAX`. */
  namesakes(name: string): readonly number[];
}

export function createLinkIndex(): LinkIndex {
  const postings = createPostings();
  let names = new Uint32Array(1024);

  const nameHash = (name: string): number => textHash(`name:${name}`);

  /** Null when too many have it. */
  function sharers(clue: string): readonly number[] | null {
    const hash = textHash(clue);
    // The number of a switchboard is everybody's: a few of them are enough to see it.
    const few = postings.slots(hash, A_FEW);
    if (areTooMany(few)) return null;
    if (few.length < A_FEW) return few;
    const slots = postings.slots(hash, SHARED_BY_RECORDS_MAX + 1);
    return areTooMany(slots) ? null : slots;
  }

  function areTooMany(slots: readonly number[]): boolean {
    if (slots.length <= SHARED_BY_PEOPLE_MAX) return false;
    if (slots.length > SHARED_BY_RECORDS_MAX) return true;
    const different: number[] = [];
    for (const slot of slots) {
      const name = names[slot] ?? 0;
      if (different.includes(name)) continue;
      different.push(name);
      if (different.length > SHARED_BY_PEOPLE_MAX) return true;
    }
    return false;
  }

  return {
    add(slot, { name, clues }) {
      while (slot >= names.length) {
        const wider = new Uint32Array(names.length * 2);
        wider.set(names);
        names = wider;
      }
      const hash = nameHash(name);
      names[slot] = hash >>> 0;
      if (isTellingName(name)) postings.add(hash, slot);
      for (const clue of clues) postings.add(textHash(clue), slot);
    },
    remove(slot, { name, clues }) {
      if (isTellingName(name)) postings.remove(nameHash(name), slot);
      for (const clue of clues) postings.remove(textHash(clue), slot);
    },
    sharers: (clue) => sharers(clue) ?? [],
    isShared: (clue) => sharers(clue) === null,
    namesakes: (name) =>
      isTellingName(name) ? postings.slots(nameHash(name), NAMESAKES_MAX + 1) : [],
  };
}
