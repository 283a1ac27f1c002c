// The words of a vendor as one line, without what nobody sees.

/** Control characters and line breaks become spaces, broken surrogates U+FFFD; cut at `maxLength` code units. */
export function oneLine(text: string, maxLength: number): string {
  return text
    .slice(0, 4 * maxLength)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .trim()
    .slice(0, maxLength)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
