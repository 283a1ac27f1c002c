// A short, harmless piece of a vendor's answer for the record, or nothing at all.

const EXCERPT_MAX_LENGTH = 160;
/** Half a key is a leak too: this many characters of it in a row are enough to say nothing. */
const TELLTALE_LENGTH = 6;

/** One line without control or direction characters; empty when any part of a secret shows up in it. */
export function excerptOf(text: string, secrets: readonly string[]): string {
  const line = text
    .slice(0, 4 * EXCERPT_MAX_LENGTH)
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
    .slice(0, EXCERPT_MAX_LENGTH)
    .replace(/\p{Surrogate}/gu, '');
  return secrets.some((secret) => showsUp(secret, line)) ? '' : line;
}

function showsUp(secret: string, text: string): boolean {
  // Spaces and escapes between its characters do not make a key any less readable.
  const haystack = squeeze(text);
  const needle = squeeze(secret);
  if (needle.length <= TELLTALE_LENGTH) return needle !== '' && haystack.includes(needle);
  for (let start = 0; start + TELLTALE_LENGTH <= needle.length; start += 1) {
    if (haystack.includes(needle.slice(start, start + TELLTALE_LENGTH))) return true;
  }
  return false;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Invisible characters (but newline and tab) become spaces and broken surrogates U+FFFD. ASSUMED: a
 * vendor may refuse them, and no call for help and no question may fail for a character nobody sees.
 */
export function presentable(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .trim();
}
