// The digits of a telephone number, however it was written: with or without country code, zero or extension.
import { readPhone } from '../../../core/lib/phone';
import { foldText } from './fold';

const LONGEST = 30;
/** Fewer digits are no use as a number's part: almost every number has them. */
export const FEWEST_DIGITS = 3;

const SHORTEST_ABROAD = 9;
/** What is left of fewer digits without a plus would fit too many. */
const SHORTEST_STRIPPED = 6;

/** E.164 country codes of two digits; 1 and 7 have one, all others three. */
const TWO_DIGITS = new Set(
  (
    '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 ' +
    '60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
);

const EXTENSION = /(?<=\d[\s().,;]*)(?:extension|extn|ext|x|#)[\s.:]*(?=\d)/;
const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(0, LONGEST);

function afterCountryCode(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(1);
  return digits.slice(TWO_DIGITS.has(digits.slice(0, 2)) ? 2 : 3);
}

/** Joins an extension to its number, as both are kept: `212 555 0147 ext. 12` loses its `ext.`. */
export function withoutExtensionWord(folded: string): string {
  return folded.replace(new RegExp(EXTENSION, 'g'), ' ').replace(/\btel:?\s*(?=[+(\d])/g, '');
}

/** What is kept of a number: all its digits as written, and those that are dialled, without an extension. */
export function phoneForms(number: string): readonly string[] {
  const folded = foldText(number);
  const phone = readPhone(number);
  const line = phone === null ? (folded.split(EXTENSION)[0] ?? '') : phone.e164.replace('+1', '');
  return [...new Set([digitsOf(folded), digitsOf(line)])].filter((form) => form !== '');
}

/**
 * The digits to look for, best first: as typed, then without what the stored number may lack (the
 * international prefix, the country code, the leading zero of a national number).
 */
export function soughtDigits(digits: string, international: boolean): readonly string[] {
  const typed = digits.slice(0, LONGEST);
  const prefixed = /^00(?=[1-9])/.test(typed);
  const bare = prefixed ? typed.slice(2) : typed;
  const forms = [bare];
  // Without a plus only a long number can be one that begins with a country code.
  if ((international || prefixed || bare.length >= SHORTEST_ABROAD) && /^[1-9]/.test(bare)) {
    forms.push(afterCountryCode(bare).replace(/^0/, ''));
  }
  if (/^0[1-9]/.test(typed)) forms.push(typed.slice(1));
  const shortest = international ? FEWEST_DIGITS : SHORTEST_STRIPPED;
  return [...new Set([typed, ...forms.filter((form) => form.length >= shortest)])];
}
