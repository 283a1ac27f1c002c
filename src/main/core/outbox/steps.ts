// Takes one step of a delivery: decide, save with its lines, tell; and has paid what the disk still owes.
import type { Delivery } from '../../../shared/delivery';
import { failed, ok, type Result } from '../../../shared/core/failure';
import type { ActionRules } from './action-rules';
import type { DeliveryEvent } from './delivery-event';
import type { Entry, Ledger } from './ledger';
import { linesOf } from './story';
import { transition } from './transitions';

export interface StepsDeps {
  readonly ledger: Ledger;
  readonly rules: ActionRules;
  readonly onChange: () => void;
}

export interface Steps {
  /** Failure `invalid-input` when the state does not take the event; the disk never makes it fail. */
  step(entry: Entry, event: DeliveryEvent): Result<Delivery>;
  /** As `step`, but the disk learns of it only with the next step: thousands may take it at once. */
  note(entry: Entry, event: DeliveryEvent): void;
  /** Tries to save what the disk refused before. */
  payOwed(): void;
}

export function createSteps({ ledger, rules, onChange }: StepsDeps): Steps {
  const payOwed = (): void => {
    if (ledger.isOwing() && ledger.payOwed()) onChange();
  };

  return {
    step(entry, event) {
      // A second round is for a row that another process had changed: the rules judge it afresh.
      for (let round = 0; round < 2; round += 1) {
        const moved = transition(entry.delivery, event);
        if (!moved.ok) return moved;
        const lines = linesOf(rules, entry.delivery, event, moved.value);
        const result = ledger.save(entry, moved.value, lines);
        if (result === 'conflict') continue;
        if (result === 'stored') payOwed();
        onChange();
        return ok(entry.delivery);
      }
      return failed({ kind: 'storage', detail: 'Another process keeps changing this delivery' });
    },
    note(entry, event) {
      const moved = transition(entry.delivery, event);
      if (moved.ok) entry.delivery = moved.value;
    },
    payOwed,
  };
}
