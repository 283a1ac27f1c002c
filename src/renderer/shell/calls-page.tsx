// The Calls screen with what other features show and do there: alerts among the calls, people for a call.
import { useCallback, useEffect, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { AlertCard } from '../features/alerts/alert-card';
import { alertsUp } from '../features/alerts/alerts-up';
import { EarlierAlerts } from '../features/alerts/earlier-alerts';
import { CallsScreen } from '../features/calls/calls-screen';
import { changeView } from '../features/contacts/view';
import { goTo } from '../kit/navigation';
import { useAppState, useParts, useWindowState } from '../kit/window-parts';
import { callsUp } from '../features/calls/call-words';
import type { WindowState } from '../kit/store';

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

/** Long enough to read one line. */
const SEEN_AFTER_MS = 1000;

/** Signs that somebody is at the desk. A pointer alone may move because the table does. */
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'focus'] as const;

function unseen({ app }: WindowState): string {
  if (app === null) return '';
  const calls = callsUp(app).filter(({ isSeen }) => !isSeen);
  const alerts = alertsUp(app).filter(({ isSeen }) => !isSeen);
  return [...calls.map(({ id }) => id), ...alerts.map(({ seq }) => String(seq))].join(' ');
}

/**
 * What was there when somebody opened the screen, or used the window after it came. A call that comes to a screen
 * left open on an empty desk stays unseen: nobody has looked.
 */
function useSeenIncoming(): void {
  const { api, clock, store } = useParts();
  const waiting = useWindowState(unseen);
  const [attended, setAttended] = useState(() => unseen(store.getState()));
  useEffect(() => {
    const attend = () => setAttended(unseen(store.getState()));
    for (const sign of SIGNS) window.addEventListener(sign, attend);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, attend);
    };
  }, [store]);
  useEffect(() => {
    const looked = new Set(attended.split(' '));
    const seen = waiting.split(' ').filter((one) => one !== '' && looked.has(one));
    if (seen.length === 0) return undefined;
    return clock.after(SEEN_AFTER_MS, () => {
      for (const one of seen) {
        if (one.startsWith('call-')) void api.call('seeCall', { id: one });
        else void api.call('seeAlert', { seq: Number(one) });
      }
    });
  }, [api, clock, waiting, attended]);
}
