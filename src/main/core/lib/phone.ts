// One reading of telephone numbers for everything: for linking, for the wire, and for two numbers in one cell.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { plainText } from '../../../shared/core/plain-text';

/** A number that could be one person's line anywhere in the world. */
export interface PhoneNumber {
  /** `+13125558888` */
  readonly e164: string;
  /** Its digits; empty: none. */
  readonly extension: string;
}

/** Numbers without a country code are read as North American. */
const REGION = 'US';

const EXTENSION =
  /(?:[\s,;.]*(?:;ext=|(?<!\p{L})(?:e?xtn?|extensi[oó]n|int(?:erno)?|anexo|x)|#)[\s.:=]*\d{1,9}|,\s*[1-9]\d{0,5})\s*$/iu;

/** What people write beside a number to say which one it is. */
const LABEL =
  '(?:tel|phone|cell|cellular|mobile|mob|work|office|home|main|direct|m[oó]vil|celular|trabajo|oficina|casa)';
const LABELS = new RegExp(
  `^(?:${LABEL}\\b[.:]?|[chmow][.:)])\\s*(?=[+(\\d])|(?<=\\d)\\s*(?:\\(?\\b${LABEL}\\b[.)]*|\\([chmow]\\)|\\s[chmow])$`,
  'giu',
);

/** Shorter ones are extensions of somebody's switchboard: no number of one person everywhere. */
const DIGITS_MIN = 7;

/** Between two numbers in one cell, whatever stands around it. */
const BETWEEN = /:::|[;|\n,/&\s]|\s-\s|\b(?:or|and|o|y|u)\b/giu;
const NUMBERS_MAX = 8;

const CACHE_MAX = 20_000;
const read = new Map<string, PhoneNumber | null>();

/** Null when it is not exactly one number of a possible length; `555-0123` without an area code is none. */
export function readPhone(text: string): PhoneNumber | null {
  const atOnce = readAtOnce(text);
  if (atOnce !== null) return atOnce;
  const before = read.get(text);
  if (before !== undefined) return before;
  const found = readAnew(folded(text));
  if (read.size >= CACHE_MAX) read.clear();
  read.set(text, found);
  return found;
}

/** Most numbers; libphonenumber says the same a hundred times slower. */
function readAtOnce(text: string): PhoneNumber | null {
  if (text.length > 20 || !/^\+?[\d ().-]+$/.test(text)) return null;
  const [, one, line] = /^(1?)([2-9]\d{9})$/.exec(text.replace(/\D/g, '')) ?? [];
  if (line === undefined || (one === '' && text.startsWith('+'))) return null;
  return { e164: `+1${line}`, extension: '' };
}

function readAnew(text: string): PhoneNumber | null {
  const { line, extension } = parts(text);
  if (!/^\+?[\d\s().\-/]+$/.test(line)) return null;
  const parsed = parsePhoneNumberFromString(line, { defaultCountry: REGION, extract: false });
  if (!parsed?.isPossible()) return null;
  const { number } = parsed;
  // No area code of North America has ever begun with 0 or 1.
  if (number.startsWith('+1') && !/^\+1[2-9]/.test(number)) return null;
  // +3125550101 may lack the 1 of North America: taken only where some country has such numbers.
  if (/^\+[2-9]\d{9}$/.test(number) && !parsed.isValid()) return null;
  return { e164: number, extension };
}

/** Digits of any script and width as `0` to `9`, one kind of dash, no unseen signs. */
function folded(text: string): string {
  return (
    plainText(text)
      .normalize('NFKC')
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/[\u00b7\u2022]/gu, '.')
      // A spreadsheet's sign for "this is text".
      .replace(/^'/, '')
  );
}

function parts(text: string): { readonly line: string; readonly extension: string } {
  const bare = text.replace(/^tel:/i, '').replace(LABELS, '').trim();
  const extension = EXTENSION.exec(bare)?.[0].replace(/\D/g, '') ?? '';
  const line = bare
    .replace(EXTENSION, '')
    .trim()
    // The ways to dial abroad: 00 in most countries, 011 from North America.
    .replace(/^(?:00|011[ .-]?(?=[1-9](?:\D*\d){9}))(?=[1-9])/, '+')
    // Mexico's mobile numbers lost their 1 in 2019.
    .replace(/^(\+52)[ .-]?1(?=(?:\D*\d){10}$)/, '$1');
  // +44 (0)20: the digit in brackets is only dialled inside the country.
  return { line: line.startsWith('+') ? line.replace(/\(0\)/, '') : line, extension };
}

/** All numbers of one cell in their order; null when something in it is none that anybody has. */
export function phonesIn(text: string): readonly PhoneNumber[] | null {
  const one = readPhone(text);
  const all = one === null ? several(folded(text.replace(/\r?\n/g, ' ; ')), NUMBERS_MAX) : [one];
  return all?.some(isFiller) === true ? null : all;
}

/** What is typed where a number is asked for and none is known: 999-999-9999. */
function isFiller({ e164 }: PhoneNumber): boolean {
  return /^\+1(\d)\1*$/.test(e164);
}

function several(text: string, atMost: number): readonly PhoneNumber[] | null {
  if (atMost === 0 || text.length > 400) return null;
  for (const { index, 0: sign } of text.matchAll(BETWEEN)) {
    const first = readPhone(text.slice(0, index).trim());
    if (first === null) continue;
    const rest = text
      .slice(index + sign.length)
      .replace(/^(?:[;|,/&:\s-]|\b(?:or|and|o|y|u)\b)+/iu, '');
    if (rest === '') return [first];
    const last = readPhone(rest);
    const others = last === null ? several(rest, atMost - 1) : [last];
    if (others !== null) return [first, ...others];
  }
  return null;
}

/**
 * Equal for one number in any spelling; an extension is part of it: `3125558888`, `442079460958`,
 * `3125558888x12`. Null when it is no number that means one line everywhere.
 */
export function phoneKey(text: string): string | null {
  const phone = readPhone(text);
  if (phone !== null) return keyOf(phone.e164.replace(/^\+1?/, ''), phone.extension);
  const { line, extension } = parts(folded(text));
  const digits = line.replace(/\D/g, '');
  const key = /^1\d{10}$/.test(digits) || line.startsWith('+1') ? digits.slice(1) : digits;
  return key.length < DIGITS_MIN ? null : keyOf(key, extension);
}

/** The same for what may be no number at all: that is compared as it stands. */
export function sameNumberKey(text: string): string {
  return phoneKey(text) ?? folded(text).toLowerCase();
}

function keyOf(digits: string, extension: string): string {
  return extension === '' ? digits : `${digits}x${extension}`;
}

/** Ten digits in North America, E.164 elsewhere; an extension follows as ` x204`. */
export function nationalOrE164({ e164, extension }: PhoneNumber): string {
  return withExtension(e164.replace(/^\+1(?=\d{10}$)/, ''), extension);
}

/** E.164; an extension follows as ` x204`. */
export function inE164({ e164, extension }: PhoneNumber): string {
  return withExtension(e164, extension);
}

/** `+44 20 7946 0958` for `+442079460958`; what is no number stays as it is. */
export function spacedNumber(text: string): string {
  const phone = readPhone(text);
  return phone === null ? text : withExtension(spaced(phone), phone.extension);
}

/** `+1 614 555 0100 ext. 4`, for people to dial; itself again when it is read again. Null unless it is one number. */
export function dialableNumber(text: string): string | null {
  const [phone, ...others] = phonesIn(text) ?? [];
  if (phone === undefined || others.length > 0) return null;
  const written = withExtension(spaced(phone), phone.extension, 'ext. ');
  const again = readPhone(written);
  return again?.e164 === phone.e164 && again.extension === phone.extension ? written : null;
}

function spaced({ e164 }: PhoneNumber): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

function withExtension(number: string, extension: string, sign = 'x'): string {
  return extension === '' ? number : `${number} ${sign}${extension}`;
}
