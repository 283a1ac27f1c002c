// Every word of the directory once: found by its beginning, by its middle, or in spite of one slip.
import { KIND } from './marks';
import { startingIn, withOneSlip } from './sorted-words';

/** A word and the kinds of text it stands in. */
export interface KnownWord {
  readonly word: string;
  readonly kinds: number;
  /** How many persons have it, those counted twice who were changed. */
  readonly persons: number;
}

export interface Vocabulary {
  /** One person more has this word. Words are never forgotten: one without persons does no harm. */
  add(word: string, kinds: number): void;
  /** The kinds of text in which this whole word stands; 0 when nobody has it as a listed one. */
  readonly kindsOf: (word: string) => number;
  /** At most `limit` words that begin so; one more than `limit` says that there are too many. */
  startingWith(start: string, limit: number): readonly KnownWord[];
  /** Words with `part` inside, those met first in the directory first: the common ones. */
  containing(part: string, limit: number): readonly KnownWord[];
  /** Words that differ by one letter, or by two neighbours swapped, from `word` or go on from there. */
  similarTo(word: string, limit: number): readonly KnownWord[];
  readonly size: number;
}

/** A slip in the first letters of a beginning would fit too much. */
const SHORTEST_SLIPPED_START = 4;

const ALL_KINDS = KIND.name | KIND.rest | KIND.code;
const ONE_PERSON = ALL_KINDS + 1;

export function createVocabulary(): Vocabulary {
  /** Kinds in the lowest bits, above them the number of persons. */
  const entries = new Map<string, number>();
  let sorted: string[] = [];
  let recent: string[] = [];
  let recentInOrder = true;
  // All words in one text, in the order in which they came: searching it is faster than any list.
  let text = '\n';
  let textToAdd: string[] = [];

  /** Two sorted lists, so that a few new words do not cost sorting all. */
  function tiers(): readonly (readonly string[])[] {
    if (!recentInOrder) {
      recent.sort();
      recentInOrder = true;
    }
    if (recent.length > 1000 + sorted.length / 4) {
      sorted = sorted.concat(recent).sort();
      recent = [];
    }
    return [sorted, recent];
  }

  function known(word: string): KnownWord {
    const entry = entries.get(word) ?? 0;
    return { word, kinds: entry & ALL_KINDS, persons: (entry - (entry & ALL_KINDS)) / ONE_PERSON };
  }

  return {
    add(word, kinds) {
      const entry = entries.get(word);
      if (entry === undefined) {
        recent.push(word);
        recentInOrder = false;
        textToAdd.push(word);
      }
      const before = entry ?? 0;
      entries.set(word, before + ONE_PERSON + (kinds & ~before));
    },

    kindsOf: (word) => (entries.get(word) ?? 0) & ALL_KINDS,

    startingWith: (start, limit) =>
      tiers()
        .flatMap((words) => startingIn(words, start, limit + 1))
        .slice(0, limit + 1)
        .map(known),

    containing(part, limit) {
      if (textToAdd.length > 0) {
        text += `${textToAdd.join('\n')}\n`;
        textToAdd = [];
      }
      const found: KnownWord[] = [];
      let at = text.indexOf(part);
      while (at !== -1 && found.length < limit) {
        const end = text.indexOf('\n', at);
        found.push(known(text.slice(text.lastIndexOf('\n', at) + 1, end)));
        at = text.indexOf(part, end);
      }
      return found;
    },

    similarTo(word, limit) {
      const found = new Set<string>();
      const goingOn = word.length >= SHORTEST_SLIPPED_START;
      for (const words of tiers()) {
        for (const similar of withOneSlip(words, word, { goingOn, limit })) found.add(similar);
      }
      found.delete(word);
      const near = (other: string): number => Math.abs(other.length - word.length);
      return [...found]
        .sort((a, b) => near(a) - near(b))
        .slice(0, limit)
        .map(known);
    },

    get size() {
      return entries.size;
    },
  };
}
