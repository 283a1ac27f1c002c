// Reads the envelope around every answer: whether it worked, what it says, and its data.
import { readNumber } from '../json-values';
import { isFolded, parseFolded } from './folded-json';

/** `data` is folded (see folded-json.ts) and has five shapes. `message` is for people, never for a decision. */
export interface Envelope {
  readonly success: boolean;
  /** The code inside the envelope; null when there is none. */
  readonly code: number | null;
  readonly message: string;
  readonly data: unknown;
}

/**
 * Null when the text is no envelope. Both `Success` and `Code` have to agree that it worked. Source: SEED,
 * every example; no failure is ever shown. ASSUMED: an answer with only one of the two counts by that one.
 */
export function readEnvelope(body: string): Envelope | null {
  const value = parseFolded(body);
  if (!isFolded(value)) return null;
  const success = flagOf(value.success);
  const code = codeOf(value.code);
  if (success === null && code === null) return null;
  return {
    success: success !== false && (code === null || code < 400),
    code,
    message: typeof value.message === 'string' ? value.message.trim() : '',
    data: value.data ?? null,
  };
}

function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const number = readNumber(value);
  if (number === 1 || number === 0) return number === 1;
  const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return word === 'true' ? true : word === 'false' ? false : null;
}

function codeOf(value: unknown): number | null {
  const code = readNumber(value);
  return code !== null && Number.isInteger(code) ? code : null;
}
