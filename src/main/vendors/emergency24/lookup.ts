// Asks for one contact, and finds out how this vendor spells the way to an external id.
import type { Emergency24Contact, Emergency24Target } from '../../../shared/contacts/emergency24';
import type { Result } from '../../../shared/core/failure';
import { contactPath, type ExternalSpelling } from './paths';
import { readOneContact } from './read-answer';

/** Somebody waits for the answer; true unless said otherwise. */
export interface Urgency {
  readonly urgent?: boolean;
}

type Get = <T>(
  path: Result<string>,
  read: (data: unknown) => Result<T>,
  how: Urgency,
) => Promise<Result<T>>;

/**
 * The page prints `exteranl` for this one call and `external` for all others. ASSUMED: a slip of the page,
 * so it is tried second, after a 404 or 405; a spelling that has worked is kept.
 */
export function createLookup(
  get: Get,
  baseUrl: () => string,
): (target: Emergency24Target, how?: Urgency) => Promise<Result<Emergency24Contact>> {
  const proven = new Map<string, ExternalSpelling>();

  return async (target, { urgent = true } = {}) => {
    const ask = (word: ExternalSpelling) =>
      get(contactPath(target, word), (data) => readOneContact(data, target), { urgent });
    if (target.by === 'contact-id') return ask('external');
    const base = baseUrl();
    const known = proven.get(base);
    if (known) return ask(known);
    const first = await ask('external');
    if (first.ok) proven.set(base, 'external');
    if (first.ok || !isMissing(first.failure.httpStatus, first.failure.reason)) return first;
    const second = await ask('exteranl');
    if (second.ok) proven.set(base, 'exteranl');
    // Neither knows it: the answer of the spelling that more likely is the right one.
    return second.ok || !isMissing(second.failure.httpStatus, second.failure.reason)
      ? second
      : first;
  };
}

function isMissing(httpStatus: number | undefined, reason: string | undefined): boolean {
  return reason === 'not-found' || httpStatus === 405;
}
