// Which alerts stand where: on the screen, pinned above the other screens, counted on the rail.
import { isPanic } from '../../../shared/core/check-in';
import {
  isStanding,
  speaksByName,
  type ReceivedAlert,
} from '../../../shared/alerts/share911-alert';
import type { AppState } from '../../../shared/state';

type Alerts = Pick<AppState, 'alerts'>;

export function alertsUp({ alerts }: Alerts): readonly ReceivedAlert[] {
  return alerts.filter(({ isClosed }) => !isClosed);
}

/** What this desk sent itself is no news to it. */
export function unseenAlerts(alerts: Alerts): readonly ReceivedAlert[] {
  return alertsUp(alerts).filter(({ isSeen, isOwn }) => !isSeen && !isOwn);
}

/** An alarm until it is ended or replaced, its all clear until somebody closes it, anything else until it is seen. */
export function pinnedAlerts(alerts: Alerts): readonly ReceivedAlert[] {
  return alertsUp(alerts).filter((alert) => {
    if (alert.isOwn) return false;
    return alert.kind === 'all-clear' || isStanding(alert) || !alert.isSeen;
  });
}

/** How many cards of accepted panics an all clear could put away; what ends others by name is for those alone. */
export function panicsBefore(
  alert: ReceivedAlert,
  { deliveries }: Pick<AppState, 'deliveries'>,
): number {
  const { receivedAtMs, kind } = alert;
  if (kind !== 'all-clear' || speaksByName(alert)) return 0;
  return deliveries.filter(
    ({ action, state, closed, rungs }) =>
      isPanic(action.status) &&
      (state === 'accepted' || state === 'answered') &&
      !closed &&
      rungs.pressedMs < receivedAtMs,
  ).length;
}
