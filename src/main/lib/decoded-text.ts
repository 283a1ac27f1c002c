// Text out of bytes of somebody else's, by what the bytes themselves say before what is said of them.

/** Labels such as ISO-8859-1 mean this one in practice (WHATWG Encoding). Every byte is a letter in it. */
const WESTERN = 'windows-1252';
/** No text has them: what does is another encoding, one that shifts by an escape perhaps. */
const NO_TEXT = /[\x00-\x08\x0b\x0c\x0e-\x1f]/;

/**
 * Never throws. A byte order mark decides, and is left out; then the zeros of UTF-16. What is sound UTF-8 is UTF-8:
 * hardly any text of another encoding is by chance. Else the first of `labels` that is an encoding and fits counts;
 * Western, if none does.
 */
export function decodedText(bytes: Uint8Array, ...labels: readonly string[]): string {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return decodedAs(bytes, utf16);
  const utf8 = sound(bytes, 'utf-8');
  if (utf8 !== null && !NO_TEXT.test(utf8)) return utf8;
  for (const label of labels) {
    const text = sound(bytes, label);
    if (text !== null) return text;
  }
  return utf8 ?? decodedAs(bytes, WESTERN);
}

/** What does not fit becomes U+FFFD. Throws for what is no encoding. */
export function decodedAs(bytes: Uint8Array, label: string): string {
  const { encoding } = new TextDecoder(label);
  // As a stream: else Node 20 does not know what Windows means by the bytes from 0x80 to 0x9F.
  return new TextDecoder(encoding).decode(bytes, { stream: encoding === WESTERN });
}

/** The `charset` of a media type, or empty. */
export function charsetOf(mediaType: string): string {
  return /\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(mediaType)?.[1] ?? '';
}

/** Null when the label is no encoding, or the bytes are not in it. */
function sound(bytes: Uint8Array, label: string): string | null {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return decodedAs(bytes, label);
  } catch {
    return null;
  }
}

function utf16Of([first, second]: Uint8Array): string | null {
  if (first === undefined || second === undefined) return null;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second !== 0) return 'utf-16be';
  return first !== 0 && second === 0 ? 'utf-16le' : null;
}
