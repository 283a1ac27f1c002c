// The letters of a table from its bytes: UTF-8, UTF-16 with or without its mark, else what Windows wrote before.
import type { TableEncoding } from '../../../../shared/contacts/directory';
import { decodedAs, unicodeOf } from '../../../core/lib/decoded-text';

interface Decoded {
  readonly text: string;
  readonly encoding: TableEncoding;
}

const SAMPLE_BYTES = 64 * 1024;

/**
 * What cannot be decoded becomes U+FFFD, which whoever takes a cell refuses.
 * @param named by a person who knows better
 */
export function decodeTable(bytes: Uint8Array, named?: TableEncoding): Decoded {
  const encoding = named ?? encodingOf(bytes);
  return { text: decodedAs(bytes, encoding), encoding };
}

function encodingOf(bytes: Uint8Array): TableEncoding {
  const unicode = unicodeOf(bytes);
  if (unicode !== null) return unicode;
  const text = decodedAs(bytes, 'utf-8');
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  if (broken === 0) return 'utf-8';
  // One broken byte does not make a Windows file of one that is full of good UTF-8.
  const whole = text.match(/[^\0-\x7f\uFFFD]/g)?.length ?? 0;
  if (whole > broken) return 'utf-8';
  const [western, mac] = [oddIn(bytes, 'windows-1252'), oddIn(bytes, 'macintosh')];
  // Line ends that only an old Macintosh wrote.
  const isMac = text.includes('\r') && !text.includes('\n');
  return 10 * mac < western || (isMac && mac <= western) ? 'macintosh' : 'windows-1252';
}

/** Beside a letter, or some of them in a row, no text has them: `Nu‡ez`, `Jos‚`, `ƒric`, `Zo‘l`, `≈≈¸`. */
const ODD_SIGN =
  /\p{L}[\u0080-\u00a9\u00ab-\u00b6\u00b8\u00b9\u00bb-\u00bf\u00d7\u00f7\u0192\u02c6-\u02dd\u201a\u201e\u2020-\u203a\u20ac\u2122\u2200-\u25ff\uf8ff\ufb01\ufb02]|[¢£¤¥§¬®±¶¸ƒ†‡…‰™\u2200-\u25ff][\p{L}¢£¤¥§¬®±¶¸ƒ†‡…‰™\u2200-\u25ff]|\p{L}[‘“”]\p{L}/gu;
/** Nobody writes a capital with an accent behind a small letter, nor a dash within a name: `JosŽ`, `PŽrez`, `L—pez`. */
const ODD_LETTER =
  /\p{Ll}(?![A-Z])\p{Lu}|\p{Lu}(?![A-Z])\p{Lu}\p{Ll}|\p{L}[\u2013\u2014\u02dc]\p{Ll}|[A-Z]Ÿ(?=\p{Ll})/gu;

/** How many places of a sample no writer would have meant. */
function oddIn(bytes: Uint8Array, encoding: TableEncoding): number {
  const text = decodedAs(bytes.subarray(0, SAMPLE_BYTES), encoding);
  return [ODD_SIGN, ODD_LETTER].reduce((sum, odd) => sum + (text.match(odd)?.length ?? 0), 0);
}
