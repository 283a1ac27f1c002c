// Which deliveries may show on the screen: discreet ones wait until the operator comes to look.
import { isSettled, type PressDelivery } from '../../../shared/delivery';
import { isDiscreet } from '../../../shared/discretion';
import type { WindowState, PressTrouble } from '../../kit/store';

/**
 * Every open delivery and every card not put away, without the discreet ones nobody asked to see: but one that
 * nothing moves any more is shown, unless IT decided otherwise.
 */
export function visibleDeliveries({ app, revealedIds }: WindowState): readonly PressDelivery[] {
  if (app === null) return [];
  const { panic } = app.settings;
  return app.deliveries.filter(
    (delivery) =>
      !(delivery.closed && isSettled(delivery.state)) &&
      !(isDiscreet(delivery, panic) && !revealedIds.has(delivery.id)),
  );
}

export type StandDownStep = 'possible' | 'under-way' | 'done' | 'none';

/** Whether a panic can be stood down, is being, or has been. A stand-down that failed may be repeated. */
export function standDownStep(
  delivery: PressDelivery,
  all: readonly PressDelivery[],
  stoodDown: ReadonlySet<string>,
  isPanic: boolean,
): StandDownStep {
  const reached = delivery.state === 'accepted' || delivery.state === 'answered';
  if (!isPanic || !reached) return 'none';
  if (stoodDown.has(delivery.id)) return 'done';
  const underWay = all.some(
    ({ action, state }) => action.standsDown === delivery.id && !isSettled(state),
  );
  return underWay ? 'under-way' : 'possible';
}

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
