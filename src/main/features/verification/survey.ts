// Looks at every verification that is held: to whom each event belongs, and what the whole shows right now.
import type { VerificationDelivery } from '../../../shared/delivery';
import type { AskedContact, Verification } from '../../../shared/verification/verification';
import { adoptersOf } from './adoption';
import { NOTHING_TRACKED, type Tracked } from './advance';
import type { FactShelf } from './fact-shelf';
import type { Memory } from './memory';
import { timingOf, type Timing } from './timing';
import { viewOf } from './view';

export interface Surveyed {
  readonly delivery: VerificationDelivery;
  readonly tracked: Tracked;
  readonly timing: Timing | null;
  readonly view: Verification;
}

export interface SurveyDeps {
  readonly shelf: FactShelf;
  readonly memory: Memory;
  readonly knownContacts: (siteId: string) => readonly AskedContact[];
}

export interface Survey {
  one(delivery: VerificationDelivery, nowMs: number): Surveyed;
  all(deliveries: readonly VerificationDelivery[], nowMs: number): readonly Surveyed[];
  /** Group of events -> delivery id, for events whose id no delivery has. */
  adopters(): ReadonlyMap<string, string>;
}

export function createSurvey({ shelf, memory, knownContacts }: SurveyDeps): Survey {
  const adopters = (): ReadonlyMap<string, string> => adoptersOf(shelf.strays(), memory.nameless());

  const trackedOf = (
    { id, receipt }: VerificationDelivery,
    adopted: ReadonlyMap<string, string>,
  ): Tracked => {
    const vendorId = receipt?.verificationId ?? null;
    if (vendorId !== null) return shelf.trackedOf(vendorId);
    const groups = [...adopted].flatMap(([group, adopter]) => (adopter === id ? group : []));
    return groups.length > 0 ? shelf.trackedIn(new Set(groups)) : NOTHING_TRACKED;
  };

  const look = (
    delivery: VerificationDelivery,
    adopted: ReadonlyMap<string, string>,
    nowMs: number,
  ): Surveyed => {
    const tracked = trackedOf(delivery, adopted);
    const traces = memory.tracesOf(delivery);
    const view = viewOf(delivery, tracked, {
      nowMs,
      traces,
      knownContacts: knownContacts(delivery.action.siteId),
      seenAnswers: memory.seenOf(delivery.id),
      hasFollowUp: memory.hasFollowUp(delivery.id),
      earlier: memory.earlier(delivery.action),
    });
    return { delivery, tracked, view, timing: timingOf(delivery, tracked, traces) };
  };

  return {
    adopters,
    one: (delivery, nowMs) => look(delivery, adopters(), nowMs),
    all(deliveries, nowMs) {
      memory.meet(deliveries);
      for (const { receipt } of deliveries) {
        if (receipt !== null && receipt.verificationId !== null)
          shelf.claim(receipt.verificationId);
      }
      const adopted = adopters();
      return deliveries.map((delivery) => look(delivery, adopted, nowMs));
    },
  };
}
