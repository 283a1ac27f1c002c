// How much of what was taken in by the thousand the outbox holds at once.
import { movesByItself, type Delivery } from '../../../shared/delivery';
import type { VendorId } from '../../../shared/core/vendor';
import { rulesOf, type ActionRules } from './action-rules';

/**
 * The outbox looks at all it holds for every step of one of them: fifty thousand would hold a press up. So many keep
 * every lane of a service busy for longer than it takes to look again.
 */
const AT_ONCE = 150;

/** How many more of those that are taken in by the thousand, for this service; what waits for an operator takes no room. */
export function roomFor(rules: ActionRules, vendor: VendorId, held: readonly Delivery[]): number {
  const moving = held.filter(
    (each) => each.vendor === vendor && rulesOf(rules, each.action).isBulk && movesByItself(each),
  );
  return Math.max(0, AT_ONCE - moving.length);
}
