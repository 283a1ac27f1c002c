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
  const unicode = unicodeOf(bytes);
  if (unicode !== null) return decodedAs(bytes, unicode);
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

type Unicode = 'utf-8' | 'utf-16le' | 'utf-16be';

const MARKS: readonly (readonly [Unicode, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const SAMPLE_BYTES = 64 * 1024;
/** Delimiters, line ends and signs of markup alone are more. */
const ZEROS_MIN = 1 / 32;

/**
 * By its byte order mark, else by the zeros that UTF-16 has beside the letters of the West: at the beginning, or on
 * one side of many pairs. Null where neither tells.
 */
export function unicodeOf(bytes: Uint8Array): Unicode | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked !== undefined) return marked[0];
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  // Nearly all text: looked through by the machine, and not byte by byte.
  if (!sample.includes(0)) return null;
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [big = 0, little = 0] = zeros;
  const [first, second] = sample;
  const isPaired = second !== undefined && (first === 0) !== (second === 0);
  const isMany =
    big + little >= sample.length * ZEROS_MIN && 4 * Math.min(big, little) <= big + little;
  if (!isPaired && !isMany) return null;
  const isBig = isPaired ? first === 0 : big > little;
  return isBig ? 'utf-16be' : 'utf-16le';
}
