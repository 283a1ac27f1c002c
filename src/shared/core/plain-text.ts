// Names and words without what nobody sees or types on purpose: as they are sent, and as they are compared.

/** Zero width signs, byte order marks, soft hyphens, direction marks, variation selectors. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
const SPACES = /[\s\p{Z}\u0085]+/gu;
const CONTROLS = /\p{Cc}/gu;
const APOSTROPHES = /[\u2018\u2019\u201a\u201b\u2032\u0060\u00b4\uff07]/gu;
/** Letters of their own (Hawaiian, Armenian), which a keyboard without them writes as an apostrophe. */
const LIKE_APOSTROPHES = /[\u02b9\u02bb-\u02bd\u02c8\u055a\ua78b\ua78c]/gu;
const QUOTES = /[\u00ab\u00bb\u201c-\u201f\u2033\u301d-\u301f\uff02]/gu;
const DASHES = /[\p{Pd}\u2043\u2212]/gu;

/**
 * One line in composed letters (NFC), without unseen and control characters, with single plain spaces in it and
 * none around it, and with the apostrophe, the quotation mark and the dash of a keyboard. Case and accents stay.
 */
export function plainText(text: string): string {
  return text
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(APOSTROPHES, "'")
    .replace(QUOTES, '"')
    .replace(DASHES, '-')
    .replace(SPACES, ' ')
    .replace(CONTROLS, '')
    .trim();
}

/**
 * The same for two spellings of one text: also without regard to case (`STRASSE` is `Straße`), to full-width and
 * joined letters, and to which apostrophe was at hand. Accents count. For comparing only, never sent or shown.
 */
export function comparable(text: string): string {
  const folded = plainText(text).normalize('NFKC').toUpperCase().toLowerCase();
  return plainText(folded.replace(LIKE_APOSTROPHES, "'"));
}
