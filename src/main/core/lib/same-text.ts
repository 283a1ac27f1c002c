// Compares a secret with what somebody claims it to be, in a time that does not tell how much was right.
import { timingSafeEqual } from 'node:crypto';

/** Only the length shows. */
export function isSameText(given: string, expected: string): boolean {
  const left = Buffer.from(given, 'utf8');
  const right = Buffer.from(expected, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}
