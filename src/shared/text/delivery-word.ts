// Which short word tells where a press stands: the same in the window, the tray and the notices.
import { isStopping, type PressDelivery } from '../delivery';
import type { en } from './en';

type Known = Pick<
  PressDelivery,
  'state' | 'mayHaveReached' | 'rungs' | 'cancelAskedMs' | 'failure'
>;

/** Its key below `delivery`; "not sent" only where it surely was not. */
export function deliveryWordOf(delivery: Known): keyof typeof en.delivery {
  const { state, mayHaveReached, rungs, failure } = delivery;
  if (isStopping(delivery)) return 'stopping';
  switch (state) {
    case 'failed':
      if (mayHaveReached) return 'failed-unsure';
      return rungs.sentMs === null ? 'failed' : 'not-accepted';
    case 'waiting':
      if (mayHaveReached) return 'unsure';
      return rungs.sentMs === null ? 'waiting' : 'not-accepted-yet';
    case 'expired':
      if (failure?.reason === 'clock-set-back')
        return mayHaveReached ? 'doubted-unsure' : 'doubted';
      return mayHaveReached ? 'expired-unsure' : 'expired';
    case 'cancelled':
      return mayHaveReached ? 'cancelled-unsure' : 'cancelled';
    case 'counting-down':
    case 'queued':
    case 'sending':
    case 'unsure':
    case 'accepted':
    case 'answered':
      return state;
  }
}
