// How one typed word may be read, and what of it is worth asking the index for. What is looked up is remembered.
import { asCode, known, startingWith } from './expressions';
import { KIND } from './marks';
import type { KnownWord, Vocabulary } from './vocabulary';

/** How much of a typed word must be right; each level takes in the ones before it. */
export type Level = 'name' | 'whole' | 'name-start' | 'start' | 'middle' | 'similar';

export interface WordReadings {
  /** Expressions of which any will do; none when nobody can fit. */
  at(word: string, level: Level): readonly string[];
  /** Words of one kind of text that begin so, as expressions. */
  startsOf(word: string, mark: 'name' | 'rest' | 'code'): readonly string[];
  /** How many persons the word brings when read most forgivingly; Infinity when more than `most`. */
  personsWith(word: string, most: number): number;
  /** Words that stand for a typed one in spite of a slip; by the typed word. Grows with what is asked. */
  readonly similar: ReadonlyMap<string, ReadonlySet<string>>;
  /** Makes sure that `similar` knows the word. */
  noteSlips(word: string): void;
}

const SHORTEST_MIDDLE = 3;
const SHORTEST_SLIP = 3;
const MOST_MIDDLES = 120;
const MOST_SIMILAR = 40;
const TELLING_LETTERS = 4;

/** `count`: words typed in all. `holds` tells whether anybody at all has what an expression asks for. */
export function createWordReadings(
  vocabulary: Vocabulary,
  holds: (expression: string) => boolean,
  count: number,
): WordReadings {
  const similar = new Map<string, ReadonlySet<string>>();
  const found = new Map<string, readonly KnownWord[]>();
  const once = (name: string, find: () => readonly KnownWord[]): readonly KnownWord[] => {
    const words = found.get(name) ?? find();
    found.set(name, words);
    return words;
  };

  const begun = {
    startingWith: (start: string, limit: number) =>
      once(`start ${limit} ${start}`, () => vocabulary.startingWith(start, limit)),
  };
  const starts = (word: string, mark: 'name' | 'rest' | 'code'): readonly string[] =>
    startingWith(word, mark, begun);

  // What nobody has is left out, so that a slip in one word costs no looking for the words beside it. Names and other
  // texts are all listed; codes are not, and only asked for where nothing listed is like the word.
  const asked = new Map<string, boolean>();
  const isHeld = (expression: string): boolean => {
    const held = asked.get(expression) ?? holds(expression);
    asked.set(expression, held);
    return held;
  };
  const isListed = (start: string): boolean => begun.startingWith(start, 0).length > 0;
  const codes = (word: string, expressions: readonly string[]): readonly string[] =>
    isListed(word) ? expressions : expressions.filter(isHeld);
  const inNames = (word: string): readonly string[] =>
    known({ word, kinds: vocabulary.kindsOf(word) & KIND.name });
  const wholes = (word: string): readonly string[] => [
    ...known({ word, kinds: vocabulary.kindsOf(word) & ~KIND.code }),
    ...codes(word, [asCode(word)]),
  ];

  const middles = (word: string): readonly KnownWord[] =>
    once(`middle ${word}`, () =>
      word.length < SHORTEST_MIDDLE
        ? []
        : vocabulary.containing(word, Math.ceil(MOST_MIDDLES / count)),
    );

  const slips = (word: string): readonly KnownWord[] =>
    once(`slip ${word}`, () => {
      const words = word.length < SHORTEST_SLIP ? [] : vocabulary.similarTo(word, MOST_SIMILAR);
      similar.set(word, new Set(words.map((slipped) => slipped.word)));
      return words;
    });

  function at(word: string, level: Level): readonly string[] {
    switch (level) {
      case 'name':
        return inNames(word);
      case 'whole':
        return wholes(word);
      case 'name-start':
        return [...starts(word, 'name'), ...wholes(word)];
      case 'start':
        return [
          ...starts(word, 'name'),
          ...starts(word, 'rest'),
          ...codes(word, starts(word, 'code')),
        ];
      case 'middle':
        return [...at(word, 'start'), ...middles(word).flatMap(known)];
      case 'similar':
        return [...at(word, 'middle'), ...slips(word).flatMap(known)];
    }
  }

  /** Stops counting as soon as there are too many: looking for slips is the dearest part of a search. */
  function personsWith(word: string, most: number): number {
    if (word.length < TELLING_LETTERS) return Infinity;
    const all = begun.startingWith(word, most);
    if (all.length > most) return Infinity;
    let sum = 0;
    for (const find of [() => all, () => middles(word), () => slips(word)]) {
      for (const { persons } of find()) sum += persons;
      if (sum > most) return Infinity;
    }
    return sum;
  }

  return { at, startsOf: starts, personsWith, similar, noteSlips: (word) => void slips(word) };
}
