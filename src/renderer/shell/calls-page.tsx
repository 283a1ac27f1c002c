// The Calls screen with what other features show and do there: alerts among the calls, people for a call.
import { useCallback } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { AlertCard } from '../features/alerts/alert-card';
import { alertsUp } from '../features/alerts/alerts-up';
import { EarlierAlerts } from '../features/alerts/earlier-alerts';
import { CallsScreen } from '../features/calls/calls-screen';
import { changeView } from '../features/contacts/view';
import { goTo } from '../kit/navigation';
import { useAppState, useParts } from '../kit/window-parts';
import { useSeenIncoming } from './use-seen-incoming';

/** Practice and live have calls of their own: nothing revealed in one is left when the other begins. */
export function CallsPage() {
  const world = useAppState((app) => app.world);
  return <Calls key={world} />;
}

function Calls() {
  const parts = useParts();
  const alerts = useAppState(useShallow(alertsUp));
  useSeenIncoming();
  const lookUp = useCallback(
    (query: string) => {
      changeView(parts, { query, tab: 'people', person: null });
      goTo(parts.navigation, 'contacts');
    },
    [parts],
  );
  return (
    <CallsScreen
      alerts={alerts.map((alert) => (
        <AlertCard key={alert.seq} alert={alert} />
      ))}
      earlierAlerts={<EarlierAlerts />}
      onLookUp={lookUp}
    />
  );
}
