// What to ask the index for a query, from the strictest reading of it to the most forgiving.
import {
  allOf,
  anyOf,
  anywhere,
  asCode,
  endingWithDigits,
  type Expression,
  inPlace,
  inTwoWords,
  withDigits,
} from './expressions';
import type { QueryTerm } from './query';
import type { Vocabulary } from './vocabulary';
import { createWordReadings, type Level } from './word-readings';

interface Step {
  readonly level: Level;
  /** One word may be so; the others must be whole. */
  readonly oneOnly: boolean;
  /** Only names with a word for each typed one, where one typed word begins another. */
  readonly twoWords?: true;
  /** Asked only while fewer than this share of the wanted hits is found. */
  readonly below: number;
}

const STEPS: readonly Step[] = [
  { level: 'name', oneOnly: false, below: 1 },
  { level: 'whole', oneOnly: false, below: 1 },
  { level: 'name-start', oneOnly: false, twoWords: true, below: 1 },
  { level: 'name-start', oneOnly: false, below: 1 },
  { level: 'start', oneOnly: false, below: 1 },
  { level: 'middle', oneOnly: true, below: 1 },
  { level: 'similar', oneOnly: true, below: 0.25 },
  { level: 'similar', oneOnly: false, below: 0.25 },
];

export interface Stage {
  /** For FTS5's MATCH. */
  readonly expression: string;
  /** Worth asking only while fewer than this share of the wanted hits is found. */
  readonly below: number;
  /** Words that stand for a typed one in spite of a slip; by the typed word. */
  readonly similar: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Persons few enough to judge them all: cheaper than asking for what many have. */
export const FEW_PERSONS = 200;
/** So many digits are shared by few. */
const TELLING_DIGITS = 6;

/** Seven digits in a row are one number, and whoever has it is the one. */
const isTelling = (term: QueryTerm): boolean => term.kind === 'number' && term.digits.length > 6;
/** One hit is enough. */
const ANY = Number.EPSILON;

function shareOf(terms: readonly QueryTerm[], level: Level, below: number): number {
  if (terms.length === 1) return terms.some(isTelling) ? ANY : 1;
  // Three words that somebody has are no slip of the fingers.
  return terms.length > 2 && (level === 'middle' || level === 'similar') ? ANY : below;
}

export interface Stages {
  /** Everybody who may fit because of the one most telling word, if there is one. */
  readonly narrow: Stage | undefined;
  readonly all: Iterable<Stage>;
  /** Whoever has the words in their postal address: for a query that finds nobody otherwise. */
  readonly place: () => Stage | undefined;
}

/** `holds` tells whether anybody at all has what an expression asks for. */
export function stagesOf(
  terms: readonly QueryTerm[],
  vocabulary: Vocabulary,
  holds: (expression: string) => boolean,
): Stages {
  const words = createWordReadings(vocabulary, holds, terms.length);

  /** One number by itself, as an id, a word or part of a telephone number. */
  function digitsAt(digits: string, phones: readonly string[], level: Level): Expression {
    if (level === 'name') return undefined;
    const whole = [...anywhere(digits), ...phones.map(endingWithDigits)];
    if (level === 'whole') return anyOf(whole);
    const bare = asCode(digits.replace(/^0+(?=\d)/, ''));
    const begun = [...whole, bare, ...words.startsOf(digits, 'code')];
    if (level === 'name-start') return anyOf(begun);
    const texts = [...words.startsOf(digits, 'name'), ...words.startsOf(digits, 'rest')];
    return anyOf([...begun, ...texts, ...phones.map(withDigits)]);
  }

  /** The term as a word of a postal address. */
  function placeOf(term: QueryTerm): Expression {
    switch (term.kind) {
      case 'word':
        return anyOf(term.spellings.map(inPlace));
      case 'address':
        return undefined;
      case 'number':
        return anyOf([inPlace(term.digits), allOf(term.parts.map(inPlace))]);
    }
  }

  function termAt(term: QueryTerm, level: Level): Expression {
    switch (term.kind) {
      case 'word':
        return anyOf(term.spellings.flatMap((word) => words.at(word, level)));
      case 'address':
        return level === 'name'
          ? undefined
          : allOf(term.words.map((word) => anyOf(anywhere(word))));
      case 'number': {
        const one = digitsAt(term.digits, term.phones, level);
        if (term.parts.length === 1 || level === 'whole' || level === 'name-start') return one;
        return anyOf([one, allOf(term.parts.map((part) => digitsAt(part, [part], level)))]);
      }
    }
  }

  /** About how many persons a term brings when read most forgivingly. */
  function persons(term: QueryTerm): number {
    switch (term.kind) {
      case 'address':
        return 0;
      case 'number':
        return term.digits.length >= TELLING_DIGITS ? 0 : Infinity;
      case 'word':
        return term.spellings.reduce((sum, word) => sum + words.personsWith(word, FEW_PERSONS), 0);
    }
  }

  function narrow(): Stage | undefined {
    if (terms.length < 2) return undefined;
    const [best] = terms
      .map((term) => ({ term, persons: persons(term) }))
      .sort((a, b) => a.persons - b.persons);
    if (!best || best.persons > FEW_PERSONS) return undefined;
    const expression = termAt(best.term, 'similar');
    for (const { spellings } of terms.filter((term) => term.kind === 'word')) {
      for (const word of spellings) words.noteSlips(word);
    }
    return expression === undefined ? undefined : { expression, below: 1, similar: words.similar };
  }

  function* all(): Generator<Stage> {
    let last: Expression;
    const two = inTwoWords(
      terms.flatMap((term) => (term.kind === 'word' ? term.spellings.slice(0, 1) : [])),
    );
    for (const { level, oneOnly, twoWords, below } of STEPS) {
      if (twoWords && two === undefined) continue;
      const whole = oneOnly && terms.length > 1 ? terms.map((term) => termAt(term, 'whole')) : [];
      const loose = terms.map((term) => termAt(term, level));
      if (twoWords) loose.push(two);
      const expression =
        whole.length === 0
          ? allOf(loose)
          : anyOf(loose.map((one, at) => allOf(whole.map((other, n) => (n === at ? one : other)))));
      if (expression === undefined || expression === last) continue;
      last = expression;
      yield { expression, below: shareOf(terms, level, below), similar: words.similar };
    }
  }

  function place(): Stage | undefined {
    const places = terms.map((term) => anyOf([termAt(term, 'whole'), placeOf(term)]));
    const expression = allOf(places);
    return expression === undefined
      ? undefined
      : { expression, below: ANY, similar: words.similar };
  }

  return { narrow: narrow(), all: all(), place };
}
