// Makes text of the bytes of a webhook, whatever they are labelled: what can be read at all is read.

/** What a byte order mark, or the first two characters of JSON or XML, look like in UTF-16. */
const UTF_16: readonly (readonly [string, RegExp])[] = [
  ['utf-16le', /^(?:\xff\xfe|[\s<{["]\x00[^\x00]\x00)/],
  ['utf-16be', /^(?:\xfe\xff|\x00[\s<{["]\x00[^\x00])/],
];
/** In text that is truly UTF-8 there is none: not in UTF-16 with its zeros, nor in what shifts by an escape. */
const NO_TEXT = /[\x00-\x08\x0b\x0c\x0e-\x1f]/;
const DECLARED = /^[^<]{0,10}<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const CHARSET = /;\s*charset\s*=\s*"?\s*([\w.:-]{1,40})/i;
/** Any byte is a letter in it. */
const LAST_RESORT = 'windows-1252';

/**
 * A byte order mark goes before everything and is left out. What is sound UTF-8 is UTF-8: hardly any text of another
 * encoding is by chance. Else the label of the media type counts, then the XML declaration; a wrong one is passed over.
 */
export function bodyText(body: Buffer, contentType: string): string {
  const head = body.subarray(0, 400).toString('latin1');
  for (const [name, looks] of UTF_16) {
    if (looks.test(head)) return decoded(body, name) ?? '';
  }
  const utf8 = decoded(body, 'utf-8');
  if (utf8 !== null && !NO_TEXT.test(utf8)) return utf8;
  const labels = [CHARSET.exec(contentType)?.[1], DECLARED.exec(head)?.[1]];
  for (const label of labels) {
    const text = label === undefined ? null : decoded(body, label);
    if (text !== null) return text;
  }
  return utf8 ?? decoded(body, LAST_RESORT) ?? '';
}

/** Null when the label is no encoding, or the bytes are not in it. */
function decoded(body: Buffer, label: string): string | null {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(body);
    return /^(?:windows-1252|iso-8859-1)$/.test(new TextDecoder(label).encoding)
      ? text.replace(/[\x80-\x9f]/g, (sign) => WINDOWS.charAt(sign.charCodeAt(0) - 0x80))
      : text;
  } catch {
    return null;
  }
}

/** Some versions of Node read these 32 bytes as unseen signs; a space stands where there is no letter. */
const WINDOWS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
