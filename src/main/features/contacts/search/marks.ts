// The marks in front of indexed words: they tell in which kind of text a word stands, and how.

/** Kinds of text, as bits: a word may stand in several. */
export const KIND = { name: 1, rest: 2, code: 4 } as const;

interface Mark {
  readonly kind: number;
  /** Before a whole word. */
  readonly whole: string;
  /** Before the first letters of one. */
  readonly start: string;
  /** So many first letters are indexed for themselves: a search for more of them looks for words. */
  readonly longestStart: number;
}

/** Ids share long beginnings (`contact_`, `0000`), and are too many to be listed as words. */
export const MARKS: Readonly<Record<'name' | 'rest' | 'code', Mark>> = {
  name: { kind: KIND.name, whole: 'n', start: 'e', longestStart: 3 },
  rest: { kind: KIND.rest, whole: 'w', start: 'f', longestStart: 3 },
  code: { kind: KIND.code, whole: 'c', start: 'd', longestStart: 8 },
};

export const ALL_MARKS: readonly Mark[] = [MARKS.name, MARKS.rest, MARKS.code];

/** A whole word of a postal address. Kept apart: whoever lives in Oak Street must not stand before an Oakley. */
export const PLACE = 'a';

/** Four digits in a row of a telephone number. */
export const DIGITS = 'p';
/** Its last four. */
export const LAST_DIGITS = 's';
export const DIGITS_IN_A_ROW = 4;

const INITIALS = 'i';
const initial = (word: string): string => String.fromCodePoint(word.codePointAt(0) ?? 0x20);

/** The first letters of two words of one name, in alphabetical order. */
export const initials = (one: string, other: string): string =>
  INITIALS + [initial(one), initial(other)].sort().join('');
