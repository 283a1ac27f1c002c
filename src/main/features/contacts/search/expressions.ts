// Small FTS5 expressions: marked words, beginnings, digits in a row, and how they are joined.
import { ALL_MARKS, DIGITS, DIGITS_IN_A_ROW, initials, LAST_DIGITS, MARKS, PLACE } from './marks';
import { FEWEST_DIGITS } from './phone-digits';
import type { KnownWord, Vocabulary } from './vocabulary';

/** Undefined: nothing can fit. */
export type Expression = string | undefined;

/** Each word costs a look into the index; beyond these, merging all that begin so is cheaper. */
const MOST_STARTS = 64;

const quoted = (token: string): string => `"${token}"`;

export function anyOf(choices: readonly Expression[]): Expression {
  const distinct = [...new Set(choices)].filter((choice) => choice !== undefined);
  return distinct.length > 1 ? `(${distinct.join(' OR ')})` : distinct[0];
}

export function allOf(parts: readonly Expression[]): Expression {
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  const distinct = [...new Set(parts)];
  return distinct.length > 1 ? `(${distinct.join(' AND ')})` : distinct[0];
}

/** This word in any text, whether anybody has it or not. */
export const anywhere = (word: string): readonly string[] =>
  ALL_MARKS.map((mark) => quoted(mark.whole + word));

/** This word in a postal address. */
export const inPlace = (word: string): string => quoted(PLACE + word);

/** This word as an id, or as part of one. */
export const asCode = (word: string): string => quoted(MARKS.code.whole + word);

/** Names with two different words for two typed ones of which one begins the other: `m miller`. */
export function inTwoWords(words: readonly string[]): Expression {
  const pairs = words.flatMap((word) =>
    words
      .filter((other) => other !== word && other.startsWith(word))
      .map((other) => quoted(initials(word, other))),
  );
  return allOf(pairs);
}

/** A word of the vocabulary, only where it is known to stand. */
export const known = ({ word, kinds }: Pick<KnownWord, 'word' | 'kinds'>): readonly string[] =>
  ALL_MARKS.filter((mark) => (kinds & mark.kind) !== 0).map((mark) => quoted(mark.whole + word));

/** Words of one kind that begin so. */
export function startingWith(
  start: string,
  mark: keyof typeof MARKS,
  vocabulary: Pick<Vocabulary, 'startingWith'>,
): readonly string[] {
  const { kind, whole, start: indexed, longestStart } = MARKS[mark];
  if (start.length <= longestStart) return [quoted(indexed + start)];
  if (mark !== 'code') {
    const words = vocabulary.startingWith(start, MOST_STARTS);
    if (words.length <= MOST_STARTS) {
      return words
        .filter(({ kinds }) => (kinds & kind) !== 0)
        .map(({ word }) => quoted(whole + word));
    }
  }
  return [`${quoted(whole + start)}*`];
}

/** Telephone numbers with these digits in a row; overlapping runs of four are asked for sparingly. */
export function withDigits(digits: string): Expression {
  if (digits.length < FEWEST_DIGITS) return undefined;
  if (digits.length < DIGITS_IN_A_ROW) {
    const runs = Array.from({ length: 10 }, (_, digit) => quoted(`${DIGITS}${digits}${digit}`));
    return anyOf([quoted(DIGITS + digits), ...runs]);
  }
  const runs = [digits.slice(-DIGITS_IN_A_ROW)];
  for (let at = 0; at + DIGITS_IN_A_ROW < digits.length; at += DIGITS_IN_A_ROW) {
    runs.push(digits.slice(at, at + DIGITS_IN_A_ROW));
  }
  return allOf(runs.map((run) => quoted(DIGITS + run)));
}

/** Telephone numbers that end so. */
export function endingWithDigits(digits: string): Expression {
  if (digits.length < DIGITS_IN_A_ROW) return undefined;
  return allOf([quoted(LAST_DIGITS + digits.slice(-DIGITS_IN_A_ROW)), withDigits(digits)]);
}
