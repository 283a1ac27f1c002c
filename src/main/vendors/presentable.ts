// Text as a vendor's database will surely take it.

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
