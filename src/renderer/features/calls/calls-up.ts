// Which shared calls stand on the screen.
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import type { AppState } from '../../../shared/state';

export function callsUp({ calls }: Pick<AppState, 'calls'>): readonly EmergencyCall[] {
  return calls.filter(({ closedAtMs }) => closedAtMs === null);
}
