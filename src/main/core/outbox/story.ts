// The lines that each step of a delivery leaves in the record.
import type { Delivery } from '../../../shared/delivery';
import type { ActivityDraft } from '../record/activity';
import type { DeliveryEvent } from './delivery-event';

type Line = Omit<ActivityDraft, 'actionId' | 'atMs'> & { readonly atMs?: number };

function place(delivery: Delivery, atMs: number, lines: readonly Line[]): ActivityDraft[] {
  return lines.map((line) => ({ atMs, ...line, actionId: delivery.id }));
}

function firstLine({ action, vendor, fireAtMs }: Delivery, atMs: number): Line {
  switch (action.kind) {
    case 'check-in': {
      const { status, location, origin, callbackPhone } = action;
      const countdownMs = fireAtMs - atMs;
      const number = callbackPhone === undefined ? {} : { callbackPhone };
      return {
        kind: 'pressed',
        facts: { status, location, ...number, origin, vendor, countdownMs },
      };
    }
    case 'verification': {
      const { siteId, eventId, method, timeoutSeconds, origin, followsUp, aboutPress } = action;
      const contacts = action.contacts.map(({ contactId }) => contactId);
      return {
        kind: 'asked',
        facts: {
          siteId,
          eventId,
          method,
          timeoutSeconds,
          contacts: contacts.join(', ').slice(0, 500),
          count: contacts.length,
          origin,
          vendor,
          ...(followsUp === null ? {} : { followsUp }),
          ...(aboutPress === null ? {} : { aboutPress }),
        },
      };
    }
    // Names and numbers of people stay out of the record.
    case 'contact-change': {
      const { change, recordKey, origin } = action;
      const facts = { source: change.source, write: change.write.write, recordKey, origin, vendor };
      return { kind: 'change-asked', facts };
    }
  }
}

/** The beginning: what was pressed or asked, where and from where. Messages stay out of the record. */
export function pressedLines(delivery: Delivery, atMs: number): ActivityDraft[] {
  const { action } = delivery;
  const lines: Line[] = [{ ...firstLine(delivery, atMs), atMs: delivery.rungs.pressedMs }];
  if (action.kind === 'check-in' && action.standsDown !== undefined) {
    lines.push({ kind: 'stand-down', facts: { standsDown: action.standsDown } });
  }
  if (delivery.state === 'failed') lines.push({ kind: 'failed', failure: delivery.failure });
  return place(delivery, atMs, lines);
}

function outcomeLines(
  event: DeliveryEvent & { readonly type: 'outcome' },
  after: Delivery,
): Line[] {
  const { outcome } = event;
  const attempt = after.attempts;
  switch (outcome.kind) {
    case 'accepted':
      return [{ kind: 'accepted', facts: { attempt, ref: outcome.ref } }];
    case 'refused':
      return [{ kind: 'refused', facts: { attempt }, failure: outcome.failure }];
    case 'notSent':
      return [{ kind: 'not-sent', facts: { attempt }, failure: outcome.failure }];
    case 'unsure':
      return [{ kind: 'unsure', facts: { attempt }, failure: outcome.failure }];
  }
}

function cancelledLine({ mayHaveReached }: Delivery): Line {
  return { kind: 'cancelled', facts: { mayHaveReached } };
}

function consequence(atMs: number, after: Delivery): Line[] {
  if (after.state === 'failed') return [{ kind: 'failed', failure: after.failure }];
  if (after.state === 'cancelled') return [cancelledLine(after)];
  if (after.state === 'expired') {
    return [{ kind: 'expired', facts: { mayHaveReached: after.mayHaveReached } }];
  }
  if (after.nextAttemptAtMs === null) return [];
  const inMs = Math.max(0, after.nextAttemptAtMs - atMs);
  return [{ kind: 'retry-planned', facts: { attempt: after.attempts + 1, inMs } }];
}

function linesFor(before: Delivery, event: DeliveryEvent, after: Delivery): Line[] {
  switch (event.type) {
    case 'countdown-ended':
      return [{ kind: 'countdown-ended' }];
    case 'send-now':
      return [{ kind: 'sent-now' }];
    case 'claim':
      return [{ kind: 'attempt', facts: { attempt: after.attempts } }];
    case 'written':
      return [{ kind: 'sent', facts: { attempt: after.attempts } }];
    case 'outcome':
      return [...outcomeLines(event, after), ...consequence(event.atMs, after)];
    case 'expire':
      return consequence(event.atMs, after);
    case 'clock-set': {
      // The board keeps its own account of the clock for every question that is out.
      if (after.action.kind !== 'check-in') return [];
      const { jumpMs, atMs } = event;
      return [{ kind: 'clock-jumped', facts: { jumpMs, fromMs: atMs - jumpMs } }];
    }
    case 'cancel':
      return after.state === 'cancelled'
        ? [cancelledLine(after)]
        : [{ kind: 'cancel-asked', facts: { attempt: after.attempts } }];
    case 'overdue':
      return [];
    case 'take-as-sent':
      return [{ kind: 'taken-as-sent' }];
    case 'try-again':
      return [{ kind: 'tried-again' }];
    case 'close':
      return [{ kind: 'closed' }];
    case 'answered':
      return [{ kind: 'answered' }];
    case 'recover':
      return [
        { kind: 'recovered', facts: { state: before.state } },
        ...consequence(event.atMs, after),
      ];
  }
}

/** Pure: what the record says about one step that was taken. */
export function linesOf(
  before: Delivery,
  event: DeliveryEvent,
  after: Delivery,
): readonly ActivityDraft[] {
  return place(after, event.atMs, linesFor(before, event, after));
}
