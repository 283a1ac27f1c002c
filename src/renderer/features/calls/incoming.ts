// Which shared calls and alerts stand where: on the screen, pinned above the other screens, counted on the rail.
import { isPanic } from '../../../shared/check-in';
import type { EmergencyCall } from '../../../shared/emergency-call';
import type { ReceivedAlert } from '../../../shared/share911-alert';
import type { AppState } from '../../../shared/state';

type Incoming = Pick<AppState, 'calls' | 'alerts'>;

export function callsUp({ calls }: Incoming): readonly EmergencyCall[] {
  return calls.filter(({ closedAtMs }) => closedAtMs === null);
}

export function alertsUp({ alerts }: Incoming): readonly ReceivedAlert[] {
  return alerts.filter(({ isClosed }) => !isClosed);
}

/** What this desk sent itself is no news to it. */
export function unseenAlerts(incoming: Incoming): readonly ReceivedAlert[] {
  return alertsUp(incoming).filter(({ isSeen, isOwn }) => !isSeen && !isOwn);
}

/** An alarm until it is cleared, its all clear until somebody closes it, anything else until it is seen. */
export function pinnedAlerts(incoming: Incoming): readonly ReceivedAlert[] {
  return alertsUp(incoming).filter(({ kind, isOwn, isSeen, clearedAtMs }) => {
    if (isOwn) return false;
    const stays = kind === 'all-clear' || (kind === 'alert' && clearedAtMs === null);
    return stays || !isSeen;
  });
}

/** How many cards of accepted panics an all clear could put away. */
export function panicsBefore(
  { receivedAtMs, kind }: ReceivedAlert,
  { deliveries }: Pick<AppState, 'deliveries'>,
): number {
  if (kind !== 'all-clear') return 0;
  return deliveries.filter(
    ({ action, state, closed, rungs }) =>
      isPanic(action.status) &&
      (state === 'accepted' || state === 'answered') &&
      !closed &&
      rungs.pressedMs < receivedAtMs,
  ).length;
}
