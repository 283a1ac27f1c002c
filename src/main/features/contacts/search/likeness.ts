// How far what was typed is from a name: the cost of the cheapest way to take the one for the other.
import { slipCost } from './slip-cost';
import { doubleMetaphone } from 'double-metaphone';

/** Words repeat: so many keys are kept. */
const MOST_KEYS = 50_000;
/** One consonant is no sound to know anybody by. */
const SHORTEST_KEY = 2;
/** Nobody takes longer words for each other by ear, and joined ones are too many to keep. */
const LONGEST_HEARD = 12;
const NONE: readonly string[] = [];
const kept = new Map<string, readonly string[]>();

/** One key, or two where a spelling is read in two ways; none for what has no Latin letters or too few. */
export function soundKeys(word: string): readonly string[] {
  if (word.length > LONGEST_HEARD) return NONE;
  const before = kept.get(word);
  if (before) return before;
  if (kept.size >= MOST_KEYS) kept.clear();
  const keys = [...new Set(doubleMetaphone(word))].filter((key) => key.length >= SHORTEST_KEY);
  kept.set(word, keys);
  return keys;
}

/** What sounds the same is near, however it is written. */
const SAME_SOUND = 0.6;
const SAME_SOUND_SHARE = 0.25;
/** Two words that differ more than this share of their letters are two words. */
const MOST_OF_WORD = 0.45;
/** Words that differ in length by more letters than this are alike only to the ear. */
const MOST_APART = 3;
const MOST_SLIPS = 3.6;
/** A word that is not written to its end. */
const BEGINNING = 0.5;

/** The letters of a word as bits, for a first look. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function countBits(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** A typed word, with what every comparison needs of it. */
interface TypedWord {
  readonly text: string;
  readonly letters: number;
  readonly distinct: number;
  readonly sounds: readonly string[];
  /** What it costs, where another word is wrong, that many names have this one. */
  readonly common: number;
  readonly costs: Map<string, number>;
}

/**
 * Where a word is wrong, the right ones tell less the more names have them: twice as many are
 * farther by so much. `liam trzcinski` is a Trzcinski before any other Liam.
 */
const COMMON = 0.1;

function readWord(text: string, namesWith: (word: string) => number): TypedWord {
  const letters = lettersOf(text);
  const distinct = countBits(letters);
  const common = COMMON * Math.log2(Math.max(1, namesWith(text)));
  return { text, letters, distinct, sounds: soundKeys(text), common, costs: new Map() };
}

function wordCost({ text, letters, distinct, sounds }: TypedWord, meant: string): number {
  if (text === meant) return 0;
  if (meant.startsWith(text)) return BEGINNING;
  const longest = Math.max(text.length, meant.length);
  const most = Math.min(longest * MOST_OF_WORD, MOST_SLIPS);
  const apart = Math.abs(text.length - meant.length);
  if (apart > Math.max(MOST_APART, most)) return Infinity;
  const heard = soundKeys(meant);
  if (sounds.some((key) => heard.includes(key))) {
    return Math.min(most, SAME_SOUND + SAME_SOUND_SHARE * slipCost(text, meant));
  }
  if (apart > MOST_APART) return Infinity;
  const others = lettersOf(meant);
  const shared = countBits(letters & others);
  // A letter that the other word has nowhere is a slip, but for the few that come for free.
  if (Math.max(distinct, countBits(others)) - shared > most + 1) return Infinity;
  return slipCost(text, meant, most);
}

/** Costs of words that stand for nothing: one typed too much, one of the name left out. */
const WRONG_WORD = 2.2;
const LEFT_OUT = 0.9;
/** This share of what was typed must stand for something in the name without much doubt. */
const LEAST_SURE = 0.4;
/** So many letters are enough, however much else was typed. */
const SURE_ENOUGH = 4;
/** A word that differs by more than this share of its letters counts only beside a surer one. */
const SURE_OF_WORD = 0.3;
/** A name has more words, and so has a question, but nobody splits them all. */
const MOST_WORDS = 5;

/** Ways to join neighbouring words, the words as they are first. */
function joinings(words: readonly string[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [words];
  for (let at = 0; at + 1 < words.length; at += 1) {
    const joined = [words[at] ?? '', words[at + 1] ?? ''].join('');
    found.push([...words.slice(0, at), joined, ...words.slice(at + 2)]);
  }
  if (words.length > 2) found.push([words.join('')]);
  return found;
}

/** Those, and the last word before the first. */
function namings(words: readonly string[]): readonly (readonly string[])[] {
  const all = [...joinings(words)];
  if (words.length > 1) all.push([[words.at(-1) ?? '', ...words.slice(0, -1)].join('')]);
  return all;
}

interface Matching {
  readonly cost: number;
  /** Letters of the typed words that stand for one of the name without much doubt. */
  readonly sure: number;
  /** A typed word stands for nothing. */
  readonly isWrong: boolean;
  /** The least of what the typed words cost for being common, of those that stand for something. */
  readonly common: number;
}

export interface Likeness {
  /** Undefined when too little of what was typed is like the name; 0 is the same. */
  to(name: readonly string[]): number | undefined;
}

/**
 * Compares one question with many names; word by word it remembers what it has compared.
 * `namesWith`: how many of the names have a word.
 */
export function createLikeness(
  typed: readonly string[],
  namesWith: (word: string) => number,
): Likeness {
  const read = new Map<string, TypedWord>();
  const questions = joinings(typed.slice(0, MOST_WORDS)).map((words) =>
    words.map((word) => {
      const known = read.get(word) ?? readWord(word, namesWith);
      read.set(word, known);
      return known;
    }),
  );
  const letters = questions[0]?.reduce((sum, { text }) => sum + text.length, 0) ?? 0;
  const least = Math.min(SURE_ENOUGH, letters * LEAST_SURE);

  function cost(word: TypedWord, meant: string): number {
    let sum = word.costs.get(meant);
    if (sum === undefined) word.costs.set(meant, (sum = wordCost(word, meant)));
    return sum;
  }

  /** The cheapest way to give each typed word from `at` on a word of the name, or none. */
  function match(
    words: readonly TypedWord[],
    name: readonly string[],
    at: number,
    taken: number,
  ): Matching {
    if (at === words.length) {
      let left = 0;
      for (let n = 0; n < name.length; n += 1) if ((taken & (1 << n)) === 0) left += LEFT_OUT;
      return { cost: left, sure: 0, isWrong: false, common: Infinity };
    }
    const word = words[at];
    if (!word) return { cost: 0, sure: 0, isWrong: false, common: Infinity };
    const without = match(words, name, at + 1, taken);
    let best: Matching = {
      cost: without.cost + WRONG_WORD,
      sure: without.sure,
      isWrong: true,
      common: without.common,
    };
    for (let n = 0; n < name.length; n += 1) {
      if ((taken & (1 << n)) !== 0) continue;
      const meant = name[n] ?? '';
      const own = cost(word, meant);
      if (own === Infinity) continue;
      const rest = match(words, name, at + 1, taken | (1 << n));
      const sum = own + rest.cost;
      if (sum >= best.cost) continue;
      const { length } = word.text;
      const isSure = own <= Math.max(length, meant.length) * SURE_OF_WORD;
      best = {
        cost: sum,
        sure: rest.sure + (isSure ? length : 0),
        isWrong: rest.isWrong,
        common: Math.min(rest.common, word.common),
      };
    }
    return best;
  }

  return {
    to(name) {
      let best: number | undefined;
      for (const naming of namings(name.slice(0, MOST_WORDS))) {
        for (const words of questions) {
          const { cost, sure, isWrong, common } = match(words, naming, 0, 0);
          if (sure < least) continue;
          const all = isWrong ? cost + common : cost;
          if (best === undefined || all < best) best = all;
        }
      }
      return best;
    },
  };
}
