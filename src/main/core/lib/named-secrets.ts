// Finds what stands under the name of a secret, however name and value are spelt, quoted and escaped.

export const MASK = '[redacted]';

/** Everything up to the end of the line belongs to these: schemes, parameters, several cookies. */
const LINE_NAMES = 'authorization|cookie';
const KINDS_OF_KEY =
  'api|access|private|secret|client|shared|signing|auth|data|account|service|subscription|encryption|master|webhook';
/** Of any longer name that ends so: `share911.apiKey`, `X-Access-Token`, `client_secret`. */
const NAMES = [
  LINE_NAMES,
  'passw(?:or)?d|passphrase|secret|token|credential',
  `(?:${KINDS_OF_KEY})[-_. ]?key`,
  // A header such as X-RapidSOS-Key.
  '(?:(?<![a-z])|(?<=%[0-9a-f]{2}))x[a-z0-9_-]{0,60}key',
].join('|');

/** A quote as it is, within JSON within JSON, in an address, or in a page. */
const QUOTE = `(?:\\\\|%(?:25)*5c)*(?:["'\`]|%(?:25)*(?:2[27]|60)|\\\\u002[27]|&quot;|&#3[49];)`;
const SPACE = '(?:\\s|%(?:25)*20|\\+)';
const SEPARATOR = `${SPACE}*(?:[:=]|%(?:25)*3[ad])(?:>|%(?:25)*3e|&gt;)?${SPACE}*`;
const NAMED = new RegExp(`(${NAMES})s?(?:${QUOTE})?${SEPARATOR}`, 'gi');
const OPENING = new RegExp(QUOTE, 'iy');
const IS_LINE_NAME = new RegExp(`^(?:${LINE_NAMES})$`, 'i');

const LINE_END = /[\r\n]|⏎|$/g;
const PLAIN_END = /[\s"'`&<>]|\\+["']|$/g;
/** Says nothing, or has been dealt with. */
const HARMLESS =
  /(?:\[redacted\]|true|false|null|undefined)?(?=[\s"'`&<>\\,;)\]}]|%(?:25)*(?:22|27|5c)|$)/iy;
const BACKSLASHES = /(?:\\|%(?:25)*5c)*$/i;
const BACKSLASH = /\\|%(?:25)*5c/gi;

interface Masking {
  readonly mask?: string;
  /** Which names count: their last word. */
  readonly isMeant?: (name: string) => boolean;
}

/** The text with a mask in the place of each such value; what is cut off within one is masked to its end. */
export function withoutNamedSecrets(
  text: string,
  { mask = MASK, isMeant = () => true }: Masking = {},
): string {
  let clean = '';
  let done = 0;
  for (const found of text.matchAll(NAMED)) {
    const at = found.index + found[0].length;
    if (found.index < done || !isMeant(found[1] ?? '')) continue;
    if (isHarmless(text, at) || text.startsWith(mask, at)) continue;
    const [from, to] = valueAt(text, at, IS_LINE_NAME.test(found[1] ?? ''));
    if (from === to) continue;
    clean += text.slice(done, from) + mask;
    done = to;
  }
  return done === 0 ? text : clean + text.slice(done);
}

/** Whether a value under this name is one. */
export function isSecretName(name: string): boolean {
  return new RegExp(`(?:${NAMES})s?$`, 'i').test(name);
}

function isHarmless(text: string, at: number): boolean {
  OPENING.lastIndex = at;
  HARMLESS.lastIndex = at + (OPENING.exec(text)?.[0].length ?? 0);
  return HARMLESS.test(text);
}

function valueAt(text: string, at: number, isLine: boolean): readonly [number, number] {
  OPENING.lastIndex = at;
  const opening = OPENING.exec(text)?.[0];
  if (opening !== undefined) {
    const from = at + opening.length;
    return [from, closingOf(text, from, opening)];
  }
  if (/[[{]/.test(text.charAt(at))) return [at, closingBracket(text, at)];
  return [at, endOf(text, at, isLine ? LINE_END : PLAIN_END)];
}

function endOf(text: string, at: number, end: RegExp): number {
  end.lastIndex = at;
  return end.exec(text)?.index ?? text.length;
}

/**
 * Each time it is put into a text once more a quote gets twice its backslashes and one, a backslash becomes two:
 * so n of them, or n and a multiple of twice n + 1, stand before the quote that closes what n opened.
 */
function closingOf(text: string, from: number, opening: string): number {
  const depth = slashesIn(opening);
  const quote = opening.replace(/^(?:\\(?!u)|%(?:25)*5c)+/i, '');
  for (let at = text.indexOf(quote, from); at >= 0; at = text.indexOf(quote, at + 1)) {
    const slashes = slashesIn(
      BACKSLASHES.exec(text.slice(Math.max(from, at - 1000), at))?.[0] ?? '',
    );
    if (slashes >= depth && (slashes - depth) % (2 * (depth + 1)) === 0) {
      return at - (opening.length - quote.length);
    }
  }
  return text.length;
}

function slashesIn(text: string): number {
  return (text.replace(/\\u00/gi, '').match(BACKSLASH) ?? []).length;
}

function closingBracket(text: string, at: number): number {
  let depth = 0;
  for (let index = at; index < text.length; index += 1) {
    const letter = text.charAt(index);
    if (letter === '[' || letter === '{') depth += 1;
    if (letter === ']' || letter === '}') depth -= 1;
    if (depth === 0) return index + 1;
  }
  return text.length;
}
