// Every word of the directory once: found by its beginning, by its middle, or in spite of one slip.
import { KIND } from './marks';

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

/** The first position in `from`..`to` whose word is not before `word`. */
function position(words: readonly string[], word: string, from = 0, to = words.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first position after all words that begin with `start`. */
function endOf(words: readonly string[], start: string, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    const word = words[middle] ?? '';
    if (word < start || word.startsWith(start)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** At most `limit` words that begin with `start`, in order. */
function startingIn(
  words: readonly string[],
  start: string,
  limit: number,
  from = 0,
  to = words.length,
): readonly string[] {
  const found: string[] = [];
  for (let at = position(words, start, from, to); at < to && found.length < limit; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith(start)) break;
    found.push(word);
  }
  return found;
}

/** The letters that follow `start` in the words of `from`..`to`, all of which begin with it. */
function nextLetters(words: readonly string[], start: string, from: number, to: number): string[] {
  const letters: string[] = [];
  let at = from;
  while (at < to) {
    const letter = (words[at] ?? '').charAt(start.length);
    if (letter !== '') letters.push(letter);
    at = letter === '' ? at + 1 : endOf(words, start + letter, at, to);
  }
  return letters;
}

interface Slips {
  /** Whether a word may go on after the slip: `garsi` then finds garcia. */
  readonly goingOn: boolean;
  /** At most so many words. */
  readonly limit: number;
}

/**
 * Words that are `typed` with one letter more, less or other, or with two neighbours swapped. Walks
 * down the list along `typed` and leaves it once at every letter.
 */
function withOneSlip(
  words: readonly string[],
  typed: string,
  { goingOn, limit }: Slips,
): ReadonlySet<string> {
  const whole = new Set<string>();
  const longer = new Set<string>();
  let from = 0;
  let to = words.length;
  for (let at = 0; at <= typed.length && from < to; at += 1) {
    const before = typed.slice(0, at);
    const after = typed.slice(at + 1);
    const rest = typed.slice(at);
    const meant = nextLetters(words, before, from, to).flatMap((letter) => [
      before + letter + after,
      before + letter + rest,
    ]);
    meant.push(
      before + after,
      before + typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2),
    );
    for (const start of new Set(meant)) {
      if (start === typed || start === '') continue;
      // A slip in the last letter typed would fit whatever begins with the letters before it.
      const mayGoOn = goingOn && at > 0 && at < typed.length - 1;
      for (const word of startingIn(words, start, mayGoOn ? limit : 1, from, to)) {
        if (word === start) whole.add(word);
        else if (mayGoOn && !word.startsWith(typed)) longer.add(word);
      }
    }
    from = position(words, typed.slice(0, at + 1), from, to);
    to = endOf(words, typed.slice(0, at + 1), from, to);
  }
  return new Set([...whole, ...[...longer].slice(0, limit)]);
}
