// What has come in and nobody has looked at yet: shared 911 calls and Share911's alerts.
import type { EmergencyCall } from '../../shared/emergency-call';
import type { ReceivedAlert } from '../../shared/share911-alert';
import type { AppState } from '../../shared/state';

type Incoming = Pick<AppState, 'calls' | 'alerts'>;

export function unseenCalls({ calls }: Incoming): readonly EmergencyCall[] {
  return calls.filter(({ isSeen, closedAtMs }) => !isSeen && closedAtMs === null);
}

/** Alarms that somebody else raised and nothing has cleared. */
export function unseenAlarms({ alerts }: Incoming): readonly ReceivedAlert[] {
  return alerts.filter(
    ({ kind, isOwn, isSeen, isClosed, clearedAtMs }) =>
      kind === 'alert' && !isOwn && !isSeen && !isClosed && clearedAtMs === null,
  );
}
