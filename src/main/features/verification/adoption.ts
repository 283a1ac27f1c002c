// Finds the question that an event with an unknown id may be about: only where there is exactly one.
import type { VerificationDelivery } from '../../../shared/delivery';
import { ALL_CONTACTS } from '../../../shared/verification/verification';
import { groupOf, type Fact } from './fact';

/** An answer this long after the time was up may still be about that question. */
const LATE_MS = 10 * 60_000;

/** True when CHeKT may know this question under an id that nobody has told us. */
export function isWithoutVendorId({
  receipt,
  state,
  mayHaveReached,
}: VerificationDelivery): boolean {
  if (receipt !== null && receipt.verificationId !== null) return false;
  return mayHaveReached || ['sending', 'accepted', 'answered', 'taken-as-sent'].includes(state);
}

/** Until when an answer is expected, wall clock in milliseconds. */
function openUntil({ action, rungs, state, expiresAtMs }: VerificationDelivery): number {
  if (state === 'sending' || state === 'unsure' || state === 'waiting') return Infinity;
  const times = [rungs.sentMs, rungs.acceptedMs].filter((atMs) => atMs !== null);
  const outAtMs = times.length > 0 ? Math.max(...times) : expiresAtMs;
  return outAtMs + action.timeoutSeconds * 1000;
}

function couldBe(delivery: VerificationDelivery, { event, receivedAtMs }: Fact): boolean {
  const { contacts, eventId } = delivery.action;
  const asksThem = contacts.some(
    ({ contactId }) => contactId === ALL_CONTACTS || contactId === event.contactId,
  );
  const isSameAlarm = event.eventId === null || eventId === null || event.eventId === eventId;
  return (
    event.contactId !== null &&
    asksThem &&
    isSameAlarm &&
    delivery.rungs.pressedMs <= receivedAtMs &&
    receivedAtMs <= openUntil(delivery) + LATE_MS
  );
}

/** The one open question it fits; where none is open any more, the one that has just ended. */
function onlyFit(
  fact: Fact,
  candidates: readonly VerificationDelivery[],
): VerificationDelivery | undefined {
  const fits = candidates.filter((delivery) => couldBe(delivery, fact));
  const open = fits.filter((delivery) => fact.receivedAtMs <= openUntil(delivery));
  const [only, another] = open.length > 0 ? open : fits;
  return another === undefined ? only : undefined;
}

/**
 * Pure: group of events -> id of the delivery it belongs to. The first event of a group that fits exactly
 * one question speaks for the group, so that what has found its place stays there.
 */
export function adoptersOf(
  facts: readonly Fact[],
  candidates: readonly VerificationDelivery[],
): ReadonlyMap<string, string> {
  const adopters = new Map<string, string>();
  if (candidates.length === 0) return adopters;
  for (const fact of facts.toSorted((left, right) => left.seq - right.seq)) {
    const group = groupOf(fact);
    if (adopters.has(group)) continue;
    const fit = onlyFit(fact, candidates);
    if (fit) adopters.set(group, fit.id);
  }
  return adopters;
}
