// The languages people prefer: one key for the many ways they are written, and their names in the reader's own language.
import type { ValueRules } from './value-rules';

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
/** Heard at US front desks, and without a code of two letters. */
const LONGER_CODES = ['hmn', 'fil', 'yue', 'kar', 'ase', 'haw', 'prs', 'ilo', 'ceb', 'chk', 'mam'];
/** Names that `Intl` has otherwise. */
const ALIASES: Readonly<Record<string, string>> = {
  castellano: 'es',
  mandarin: 'zh',
  'mandarin chinese': 'zh',
  tagalog: 'fil',
  pilipino: 'fil',
  farsi: 'fa',
  bengali: 'bn',
  creole: 'ht',
  'american sign language (asl)': 'ase',
  asl: 'ase',
};
/** Those spoken most in US homes; everything else may be typed. */
const CHOICES = [
  ...['en', 'es', 'zh', 'fil', 'vi', 'ar', 'fr', 'ko', 'ru', 'pt', 'ht', 'hi', 'de', 'pl', 'it'],
  ...['ur', 'fa', 'bn', 'ja', 'pa', 'hmn', 'so', 'sw', 'am', 'uk', 'ne'],
];

/**
 * ASSUMED: Emergency24 takes a language by its English name, as in the example `"Language":"English"`. Source: SEED
 * Emergency24 ICCS API, "Add Contact". What is no language that is known stays as it was typed.
 */
export const LANGUAGE_RULES: ValueRules = {
  keyOf: (text) => tagOf(text)?.split('-')[0] ?? folded(text),
  asWritten: (typed) => inWords(typed, 'en'),
  inWords,
  choices: (reader) =>
    CHOICES.map((code) => inWords(code, reader)).toSorted(new Intl.Collator(reader).compare),
};

/** `Spanish`, `es`, `spa`, `es-MX` and `Español` as `Spanish` or `español`; what nobody knows as it stands. */
function inWords(text: string, reader: string): string {
  const tag = tagOf(text);
  const name = tag === null ? undefined : namesIn(reader).of(tag);
  // One that would not be understood when it is read again, such as `Mexican Spanish`, is left alone.
  return name === undefined || tagOf(name) !== tag ? text : name;
}

/** As BCP 47 has it; null for what is no language that is known. */
function tagOf(text: string): string | null {
  const code = text.trim().replaceAll('_', '-');
  return (
    tagsByName().get(folded(text)) ?? (/^[a-z]{2,3}(?:-|$)/i.test(code) ? knownTag(code) : null)
  );
}

/** By `Intl`, which also knows the older and longer codes: `spa` is `es`. */
function knownTag(code: string): string | null {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(code);
    return namesIn('en').of(tag) === undefined ? null : tag;
  } catch {
    return null;
  }
}

let byName: ReadonlyMap<string, string> | undefined;

/** English and Spanish names, and how the commonest languages call themselves; made when first asked for. */
function tagsByName(): ReadonlyMap<string, string> {
  byName ??= new Map([
    ...LETTERS.flatMap((a) => LETTERS.map((b) => a + b))
      .concat(LONGER_CODES)
      .flatMap((code) => {
        const tag = knownTag(code);
        return tag === null ? [] : [...named(tag, 'en'), ...named(tag, 'es')];
      }),
    ...CHOICES.flatMap((code) => named(code, code)),
    ...Object.entries(ALIASES),
  ]);
  return byName;
}

function named(tag: string, reader: string): readonly (readonly [string, string])[] {
  const name = namesIn(reader).of(tag);
  return name === undefined ? [] : [[folded(name), tag]];
}

const names = new Map<string, Intl.DisplayNames>();

function namesIn(reader: string): Intl.DisplayNames {
  const known = names.get(reader);
  if (known !== undefined) return known;
  const fresh = new Intl.DisplayNames(reader, { type: 'language', fallback: 'none' });
  names.set(reader, fresh);
  return fresh;
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
}
