// Phone numbers as Emergency24 takes them.
import { nationalOrE164, readPhone } from '../../core/lib/phone';

/**
 * North American numbers as ten digits, others with their plus sign, and what is no whole number (`911`) as it
 * stands. Source: SEED, "Add Contact". ASSUMED: numbers of other countries are taken.
 */
export function toWirePhone(number: string): string {
  const phone = readPhone(number);
  return phone === null ? number.trim() : nationalOrE164(phone);
}
