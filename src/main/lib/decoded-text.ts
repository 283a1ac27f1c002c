// Text out of bytes of somebody else's, by what the bytes themselves say before what is said of them.

/** Labels such as ISO-8859-1 mean this one in practice (WHATWG Encoding). Every byte is a letter in it. */
const WESTERN = 'windows-1252';

/**
 * Never throws. A byte order mark decides, then the zeros of UTF-16, then the `charset` that was declared; what is
 * declared as UTF-8 or Western, or not at all, is UTF-8 when it can be. A charset that nobody knows says nothing.
 * A byte order mark is left out.
 */
export function decodedText(bytes: Uint8Array, charset = ''): string {
  const sure = unicodeOf(bytes) ?? declared(charset);
  if (sure !== null) return decode(bytes, sure);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode(bytes, WESTERN);
  }
}

/** Null where it may be UTF-8 as well. */
function declared(charset: string): string | null {
  try {
    const { encoding } = new TextDecoder(charset);
    return encoding === WESTERN || encoding === 'utf-8' ? null : encoding;
  } catch {
    return null;
  }
}

function unicodeOf([first, second]: Uint8Array): string | null {
  if (first === undefined || second === undefined) return null;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0 && second !== 0) return 'utf-16be';
  return first !== 0 && second === 0 ? 'utf-16le' : null;
}

function decode(bytes: Uint8Array, encoding: string): string {
  // As a stream: else Node 20 does not know what Windows means by the bytes from 0x80 to 0x9F.
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}
