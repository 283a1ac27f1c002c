// Which press stands in the bar that never scrolls.
import type { PressDelivery } from '../../../shared/delivery';
import type { PressTrouble, WindowState } from '../../kit/store';
import { visibleDeliveries } from './visible';

interface Standing {
  readonly delivery: PressDelivery | undefined;
  /** Set only when `delivery` is not. */
  readonly trouble: PressTrouble | undefined;
}

/**
 * The newest countdown, because its Cancel is worth something for seconds only; else a press that main did not take,
 * because nothing else tells of it; else the newest press.
 */
export function standing(state: WindowState): Standing {
  const deliveries = visibleDeliveries(state);
  const counting = deliveries.find(({ state: step }) => step === 'counting-down');
  const trouble = counting === undefined ? state.pressTroubles[0] : undefined;
  const delivery = trouble === undefined ? (counting ?? deliveries[0]) : undefined;
  return { delivery, trouble };
}
