// The lines that each step of a delivery leaves in the record.
import type { Delivery } from '../../../shared/delivery';
import type { ActivityDraft } from '../record/activity';
import { rulesOf, type ActionRules, type OpeningLine } from './action-rules';
import type { DeliveryEvent } from './delivery-event';

type Line = OpeningLine & { readonly atMs?: number };

function place(delivery: Delivery, atMs: number, lines: readonly Line[]): ActivityDraft[] {
  return lines.map((line) => ({ atMs, ...line, actionId: delivery.id }));
}

/** The beginning: what was pressed or asked, where and from where. */
export function openingLines(
  rules: ActionRules,
  delivery: Delivery,
  atMs: number,
): readonly ActivityDraft[] {
  const begun = rulesOf(rules, delivery.action).begin(delivery.action, delivery, atMs);
  const lines: Line[] = begun.map((line, at) =>
    at === 0 ? { ...line, atMs: delivery.rungs.pressedMs } : line,
  );
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

function linesFor(
  rules: ActionRules,
  before: Delivery,
  event: DeliveryEvent,
  after: Delivery,
): Line[] {
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
      if (rulesOf(rules, after.action).onClockSet !== 'told') return [];
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
  rules: ActionRules,
  before: Delivery,
  event: DeliveryEvent,
  after: Delivery,
): readonly ActivityDraft[] {
  return place(after, event.atMs, linesFor(rules, before, event, after));
}
