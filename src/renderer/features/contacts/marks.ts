// Which parts of a text the typed words are found in: accents, capitals and the signs in a number do not matter.

interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

const FEWEST_DIGITS = 3;

/** The parts in their order; together they are the whole text. */
export function markedParts(text: string, query: string): readonly MarkedPart[] {
  const marked = new Set([...wordMarks(text, query), ...digitMarks(text, query)]);
  const parts: { text: string; marked: boolean }[] = [];
  for (const [at, letter] of lettersOf(text).entries()) {
    const last = parts.at(-1);
    if (last?.marked === marked.has(at)) last.text += letter;
    else parts.push({ text: letter, marked: marked.has(at) });
  }
  return parts;
}

/** As the eye counts them: an accent belongs to its letter, however it is written. */
function lettersOf(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Places of letters. Each word is marked where it begins a word, else anywhere. */
function wordMarks(text: string, query: string): readonly number[] {
  const letters = lettersOf(text).flatMap((letter, at) =>
    Array.from(plain(letter)).map((folded) => ({ folded, at })),
  );
  const folded = letters.map((letter) => letter.folded).join('');
  return plain(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const beginning = [...folded.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].find(({ index }) =>
        folded.startsWith(word, index),
      );
      const start = beginning?.index ?? (word.length > 1 ? folded.indexOf(word) : -1);
      return start < 0 ? [] : letters.slice(start, start + word.length).map(({ at }) => at);
    });
}

function digitMarks(text: string, query: string): readonly number[] {
  const wanted = query.replace(/\D/g, '');
  if (wanted.length < FEWEST_DIGITS || /\p{L}/u.test(query)) return [];
  const digits = lettersOf(text).flatMap((letter, at) =>
    /\d/.test(letter) ? [{ letter, at }] : [],
  );
  const start = digits
    .map(({ letter }) => letter)
    .join('')
    .indexOf(wanted);
  if (start < 0) return [];
  return digits.slice(start, start + wanted.length).map(({ at }) => at);
}
