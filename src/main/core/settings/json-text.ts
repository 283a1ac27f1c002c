// Reads a JSON object out of a text file that people and their editors have touched.
import { isDocument } from './fields';

export type JsonReading =
  | { readonly ok: true; readonly document: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly why: string };

/** A leading byte order mark is tolerated. `why` never quotes the text: someone may have put a key into it. */
export function parseJsonObject(text: string): JsonReading {
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (bare.trim() === '') return { ok: false, why: 'the file is empty' };
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch (error) {
    const place = /line \d+ column \d+/.exec(String(error))?.[0];
    return { ok: false, why: `not valid JSON${place === undefined ? '' : ` (${place})`}` };
  }
  return isDocument(value)
    ? { ok: true, document: value }
    : { ok: false, why: 'the file must hold one JSON object' };
}

/** UTF-8, or UTF-16 as Windows PowerShell writes it; null when it is neither. */
export function decodeText(bytes: Uint8Array): string | null {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
