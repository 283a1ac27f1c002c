// Names that may be meant by what was typed: those that share most pairs of letters and sounds with it.
import { createGrowingList, type GrowingList } from './growing-list';
import { createLikeness, soundKeys } from './likeness';

export interface Lookalike {
  /** Persons with this name, in the order in which they came. */
  readonly ids: readonly number[];
  /** 0 is the same name; more is less alike. */
  readonly cost: number;
}

export interface Lookalikes {
  /** `readings`: each way the name is written, as folded words with a space between them. */
  add(id: number, readings: readonly string[]): void;
  remove(id: number): void;
  /**
   * Best first, and none much less alike than the best; `beside` hits that fit exactly, none much
   * less alike than those. The same question gives the same names until persons come or go.
   */
  like(typed: readonly string[], beside: boolean): readonly Lookalike[];
  /** Different names kept, those of nobody included: at most about twice as many as are in use. */
  readonly names: number;
}

/** Lists of names, one for each hash of a pair of letters; two pairs that share a list do little harm. */
const PAIR_LISTS = 2048;
/** One shared sound tells as much as so many shared pairs. */
const SOUND_WEIGHT = 3;
/** Judged one by one: so many of those that share most. */
const MOST_JUDGED = 48;
/** What a long question asks for: more letters and sounds than a name has. */
const MOST_LETTERS = 64;
const MOST_SOUNDS = 24;
/** Costs that much higher than the least one are another name. */
const MUCH_LESS_ALIKE = 1.5;

function pairsOf(word: string, pairs: Set<number>): void {
  for (let at = 0; at + 1 < word.length; at += 1) {
    pairs.add((word.charCodeAt(at) * 37 + word.charCodeAt(at + 1)) % PAIR_LISTS);
  }
}

function pairsOfName(words: readonly string[]): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (const word of words) pairsOf(word, pairs);
  return pairs;
}

/** Also across the borders of words: a split word is one. */
function pairsOfQuestion(words: readonly string[]): ReadonlySet<number> {
  const pairs = new Set<number>();
  pairsOf(words.join('').slice(0, MOST_LETTERS), pairs);
  return pairs;
}

const soundsOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap(soundKeys));

export function createLookalikes(): Lookalikes {
  let numbers = new Map<string, number>();
  let names: string[] = [];
  let bearers: number[][] = [];
  /** The numbers of the names of each person. */
  const own = new Map<number, readonly number[]>();
  /** Pairs of letters of each name, for its length. */
  let sizes = new Uint8Array(1024);
  let counts = new Uint8Array(1024);
  let pairLists: GrowingList[] = [];
  let soundLists = new Map<string, GrowingList>();
  /** How many names have a word, those of nobody included. */
  let namesWith = new Map<string, number>();
  let empty = 0;

  function clear(): void {
    numbers = new Map();
    names = [];
    bearers = [];
    pairLists = Array.from({ length: PAIR_LISTS }, createGrowingList);
    soundLists = new Map();
    namesWith = new Map();
    empty = 0;
  }
  clear();

  function numberOf(name: string): number {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = names.length;
    numbers.set(name, number);
    names.push(name);
    bearers.push([]);
    empty += 1;
    if (number === sizes.length) {
      const larger = new Uint8Array(sizes.length * 2);
      larger.set(sizes);
      sizes = larger;
      counts = new Uint8Array(sizes.length);
    }
    const words = name.split(' ');
    for (const word of new Set(words)) namesWith.set(word, (namesWith.get(word) ?? 0) + 1);
    const pairs = pairsOfName(words);
    sizes[number] = Math.min(255, pairs.size);
    for (const pair of pairs) pairLists[pair]?.push(number);
    for (const sound of soundsOf(words)) {
      const list = soundLists.get(sound) ?? createGrowingList();
      soundLists.set(sound, list);
      list.push(number);
    }
    return number;
  }

  function bear(id: number, name: string): number {
    const number = numberOf(name);
    const list = bearers[number];
    if (list?.length === 0) empty -= 1;
    list?.push(id);
    return number;
  }

  function add(id: number, readings: readonly string[]): void {
    own.set(
      id,
      [...new Set(readings)].filter((name) => name !== '').map((name) => bear(id, name)),
    );
  }

  /** Names that nobody has any more leave the lists once they are the most. */
  function forgetEmpty(): void {
    const before = names;
    clear();
    for (const [id, numbersBefore] of own) {
      const readings = numbersBefore.map((number) => before[number] ?? '');
      add(id, readings);
    }
  }

  function count(list: GrowingList | undefined, weight: number): void {
    if (!list) return;
    const { items, length } = list;
    for (let at = 0; at < length; at += 1) {
      const number = items[at] ?? 0;
      counts[number] = (counts[number] ?? 0) + weight;
    }
  }

  /** Numbers of the names that share most with the question, few other letters before many. */
  function nearest(typed: readonly string[]): readonly number[] {
    counts.fill(0, 0, names.length);
    for (const pair of pairsOfQuestion(typed)) count(pairLists[pair], 1);
    const sounds = soundsOf(typed.length > 1 ? [...typed, typed.join('')] : typed);
    for (const sound of [...sounds].slice(0, MOST_SOUNDS))
      count(soundLists.get(sound), SOUND_WEIGHT);
    const rank = (number: number): number => 4 * (counts[number] ?? 0) - (sizes[number] ?? 0);
    const histogram = new Uint32Array(1024);
    for (let number = 0; number < names.length; number += 1) {
      if ((counts[number] ?? 0) > 1) {
        const at = Math.max(0, rank(number));
        histogram[at] = (histogram[at] ?? 0) + 1;
      }
    }
    let least = histogram.length - 1;
    for (let sum = 0; least > 0; least -= 1) {
      sum += histogram[least] ?? 0;
      if (sum >= MOST_JUDGED) break;
    }
    const found: number[] = [];
    for (let number = 0; number < names.length && found.length < 2 * MOST_JUDGED; number += 1) {
      if ((counts[number] ?? 0) > 1 && rank(number) >= least) found.push(number);
    }
    return found;
  }

  return {
    add,
    remove(id) {
      for (const number of own.get(id) ?? []) {
        const list = bearers[number] ?? [];
        list.splice(list.indexOf(id), 1);
        if (list.length === 0) empty += 1;
      }
      own.delete(id);
      if (empty > 1000 + names.length / 2) forgetEmpty();
    },
    like(typed, beside) {
      const likeness = createLikeness(typed, (word) => namesWith.get(word) ?? 0);
      const found: Lookalike[] = [];
      for (const number of nearest(typed)) {
        const ids = bearers[number] ?? [];
        const cost = ids.length === 0 ? undefined : likeness.to((names[number] ?? '').split(' '));
        if (cost !== undefined) found.push({ ids, cost });
      }
      found.sort((a, b) => a.cost - b.cost || (a.ids[0] ?? 0) - (b.ids[0] ?? 0));
      const most = MUCH_LESS_ALIKE + (beside ? 0 : (found[0]?.cost ?? 0));
      return found.filter(({ cost }) => cost <= most);
    },

    get names() {
      return names.length;
    },
  };
}
