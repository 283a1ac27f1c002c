// Folds a text to what people type for it: no case, no accents, one kind of apostrophe, plain digits.

/** Letters that do not come apart into a plain letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
  ə: 'e',
  ς: 'σ',
};

/** How the same letters are written where the keyboard lacks them. */
const SPELT_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** The zeros of scripts that have digits of their own. */
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
  0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810,
];

const APOSTROPHES = /[\u2018\u2019\u201b\u02b9-\u02bf\u02c8\u2032\u00b4`\uff07]/g;
const OTHER_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
// Anything but ASCII.
const FOREIGN = /[^\0-\x7f]/;
const LONGEST_WORD = 48;

function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code <= start + 9);
  return zero === undefined ? digit : String(code - zero);
}

/** Case, accents, apostrophes and digits folded; spaces and punctuation stay. */
export function foldText(text: string): string {
  if (!FOREIGN.test(text)) return text.toLowerCase();
  return (
    text
      .replace(APOSTROPHES, "'")
      .normalize('NFKD')
      .toLowerCase()
      // Marks, and characters that only steer how a text is shown.
      .replace(/[\p{M}\p{Cf}]+/gu, '')
      .replace(OTHER_LETTERS, (letter) => PLAIN[letter] ?? letter)
      .replace(/\p{Nd}/gu, plainDigit)
      // In these scripts nothing tells where a word ends: each sign is one.
      .replace(IDEOGRAPH, ' $& ')
  );
}

/** The folded text, and the one with umlauts spelt out if that differs: `muller` and `mueller`. */
export function foldedSpellings(text: string): readonly string[] {
  const folded = foldText(text);
  if (!FOREIGN.test(text)) return [folded];
  const spelt = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøå]/g, (letter) => SPELT_OUT[letter] ?? letter);
  const other = foldText(spelt);
  return other === folded ? [folded] : [folded, other];
}

const short = (word: string): string => word.slice(0, LONGEST_WORD);

/** `b12` is found as `b` and `12`, however it is typed: `B-12`, `b 12`. */
function apart(word: string): readonly string[] {
  const parts = /^(\p{L}+)(\p{N}+)$/u.exec(word);
  return parts ? [parts[1] ?? '', parts[2] ?? ''] : [word];
}

/** The words of a folded text, apostrophes dropped: `o'brien-smith 12` is obrien, smith, 12. */
export function wordsOf(folded: string): readonly string[] {
  return (folded.replaceAll("'", '').match(/[\p{L}\p{N}]+/gu) ?? []).flatMap(apart).map(short);
}

/** Every word by which a text may be sought: its words in each spelling, and the parts of `O'Brien`. */
export function wordsToIndex(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const folded of foldedSpellings(text)) {
    for (const word of wordsOf(folded)) found.add(word);
    if (!folded.includes("'")) continue;
    for (const part of folded.match(/[\p{L}\p{N}]+/gu) ?? []) {
      for (const word of apart(part)) found.add(short(word));
    }
  }
  return found;
}

/** What a text becomes when its words are written as one: `delacruz`, and `smithjones` of any text. */
export function joinedWords(text: string, { asOne = false } = {}): ReadonlySet<string> {
  const found = new Set<string>();
  for (const folded of foldedSpellings(text)) {
    const plain = folded.replaceAll("'", '');
    for (const chunk of asOne ? [...plain.split(/\s+/), plain] : plain.split(/\s+/)) {
      const parts = chunk.match(/[\p{L}\p{N}]+/gu) ?? [];
      if (parts.length > 1) for (const part of apart(parts.join(''))) found.add(short(part));
    }
  }
  return found;
}
