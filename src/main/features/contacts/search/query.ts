// Reads what someone typed: words, numbers and addresses, each of which a person must match.
import { foldedSpellings, wordsOf } from './fold';
import { soughtDigits, withoutExtensionWord } from './phone-digits';

interface WordTerm {
  readonly kind: 'word';
  /** The word, and the same with umlauts spelt out. */
  readonly spellings: readonly string[];
}

interface NumberTerm {
  readonly kind: 'number';
  /** Neighbouring numbers may be one number typed with spaces. */
  readonly digits: string;
  /** Or each may stand for itself. */
  readonly parts: readonly string[];
  /** The digits as a telephone number may lack some of them; the first is `digits`. */
  readonly phones: readonly string[];
}

interface AddressTerm {
  readonly kind: 'address';
  readonly text: string;
  /** The words before the @. */
  readonly words: readonly string[];
}

export type QueryTerm = WordTerm | NumberTerm | AddressTerm;

const LONGEST_QUERY = 200;
const MOST_TERMS = 12;
const SHORTEST_MEANT = 2;
const NUMBER = /^[+(]*\d[\d().\-/+]*$/;

function numberTerm(chunks: readonly string[]): NumberTerm {
  const parts = chunks.flatMap((chunk) => chunk.match(/\d+/g) ?? []);
  const digits = parts.join('');
  const international = chunks[0]?.includes('+') ?? false;
  return { kind: 'number', digits, parts, phones: soughtDigits(digits, international) };
}

function addressTerm(chunk: string): AddressTerm | undefined {
  const words = wordsOf(chunk.split('@')[0] ?? '');
  return words.length === 0 ? undefined : { kind: 'address', text: chunk, words };
}

/** The words of one chunk of text, paired with those of its other spelling. */
function wordTerms(spellings: readonly string[]): QueryTerm[] {
  const [words = [], others = []] = spellings.map(wordsOf);
  return words.map((word, at) => {
    if (/^\d+$/.test(word)) return numberTerm([word]);
    const other = others[at];
    return { kind: 'word', spellings: other && other !== word ? [word, other] : [word] };
  });
}

/** Terms in the order typed, none twice; empty when there is nothing to look for. */
export function readQuery(query: string): readonly QueryTerm[] {
  const texts = foldedSpellings(query.slice(0, LONGEST_QUERY)).map(withoutExtensionWord);
  const chunksOf = texts.map((text) => text.split(/[\s,;]+/).filter((chunk) => chunk !== ''));
  const terms: QueryTerm[] = [];
  let numbers: string[] = [];
  const endNumber = (): void => {
    if (numbers.length > 0) terms.push(numberTerm(numbers));
    numbers = [];
  };
  for (const [at, chunk] of (chunksOf[0] ?? []).entries()) {
    if (NUMBER.test(chunk)) {
      numbers.push(chunk);
      continue;
    }
    const address = chunk.includes('@') ? addressTerm(chunk) : undefined;
    const found = address ? [address] : wordTerms(chunksOf.map((chunks) => chunks[at] ?? ''));
    // Brackets and dashes between the parts of a number do not end it.
    if (found.length > 0) endNumber();
    terms.push(...found);
  }
  endNumber();
  const distinct = new Map(terms.map((term) => [JSON.stringify(term), term]));
  return [...distinct.values()].slice(0, MOST_TERMS);
}

/** The words of a name as they were typed; none when a number or an address was asked for as well. */
export function wordsAsName(terms: readonly QueryTerm[]): readonly string[] {
  const words: string[] = [];
  for (const term of terms) {
    if (term.kind === 'word') words.push(...term.spellings.slice(0, 1));
    // One digit may be a slip; more are meant.
    else if (term.kind === 'number' && term.digits.length < SHORTEST_MEANT) words.push(term.digits);
    else return [];
  }
  return words;
}
