// The one reader of JSON that a vendor wrote: never throws, loses no digit, and cannot be made to exhaust a stack.
import { decodedText, charsetOf } from '../core/lib/decoded-text';

const DECLARED = /^[^<]{0,10}<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i;

/** As `decodedText` reads it; the label of the media type counts before the XML declaration. */
export function bodyText(body: Buffer, contentType: string): string {
  const head = body.subarray(0, 400).toString('latin1');
  return decodedText(body, charsetOf(contentType), DECLARED.exec(head)?.[1] ?? '');
}

export type OpenedJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

const DEPTH_MAX = 64;
/** The longest answer that is read, 16 MiB of contacts, holds a third of it. */
const VALUES_MAX = 2_000_000;

/**
 * A number is one only where JavaScript writes it as it came: `1.0`, `1e3` and `12345678901234567890` become their
 * text, so that `String` of any number here is what was on the wire. Byte order marks are left out; of two keys with
 * one name the last counts, as everywhere; what lies deeper than 64 levels is null. Bytes are read as `decodedText`
 * does.
 *
 * Our own few lines because the kept libraries take ten times as long as `JSON.parse` (lossless-json 4.3.3, measured)
 * or let `__proto__` through (json-custom-numbers 3.1.1): a list of contacts would hold a press up.
 */
export function openJson(body: Uint8Array | string): OpenedJson {
  const marked = typeof body === 'string' ? body : decodedText(body);
  const text = marked.replace(/^\ufeff+/, '');
  try {
    const { exact, isDeep, values } = scanned(text);
    if (values > VALUES_MAX) return { ok: false, problem: 'holds too much' };
    // What is left out must be JSON as well.
    if (isDeep) JSON.parse(text);
    return { ok: true, value: JSON.parse(exact) as unknown };
  } catch {
    return { ok: false, problem: 'is not JSON' };
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const BACKSLASH = 0x5c;
/** Square and curly brackets differ by this bit alone. */
const CURLY_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

const NUMBER_LIKE = /[-+.\deE]+/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

interface Scanned {
  /** Without what is too deep, and with numbers in quotation marks that would change otherwise. */
  readonly exact: string;
  readonly isDeep: boolean;
  readonly values: number;
}

/** What is no JSON stays none: a name is never quoted. */
function scanned(text: string): Scanned {
  let depth = 0;
  let isDeep = false;
  let values = 0;
  let done = 0;
  let exact = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) values += 1;
    else if ((code | CURLY_BIT) === OPENING) {
      values += 1;
      depth += 1;
      if (depth !== DEPTH_MAX + 1) continue;
      isDeep = true;
      exact += `${text.slice(done, at)}null`;
    } else if ((code | CURLY_BIT) === CLOSING) {
      if (depth === DEPTH_MAX + 1) done = at + 1;
      depth -= 1;
    } else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      NUMBER_LIKE.lastIndex = at;
      const number = NUMBER_LIKE.exec(text)?.[0] ?? '';
      const end = at + number.length;
      if (depth <= DEPTH_MAX && changes(number) && !isName(text, end)) {
        exact += `${text.slice(done, at)}"${number}"`;
        done = end;
      }
      at = end - 1;
    }
  }
  return { exact: exact === '' ? text : exact + text.slice(done), isDeep, values };
}

function changes(number: string): boolean {
  return NUMBER.test(number) && String(Number(number)) !== number;
}

/** Where the closing quotation mark is; the end of the text where there is none. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

function isName(text: string, at: number): boolean {
  let next = at;
  while (/\s/.test(text.charAt(next))) next += 1;
  return text.charAt(next) === ':';
}

/** Some programs send a list where they mean the one thing in it. */
export function onlyOne(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? (value as readonly unknown[])[0] : value;
}
