// Looks things up in a sorted list of words: beginnings, and words that are one slip of the fingers away.

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
export function startingIn(
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
export function withOneSlip(
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
