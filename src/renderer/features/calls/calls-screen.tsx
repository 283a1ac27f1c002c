// What comes in from outside: 911 calls that an emergency center shared, and Share911's alerts.
import './calls-screen.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { Button } from '../../components/button';
import { useAppState } from '../../window-parts';
import { useKeptFocus } from '../../kit/use-kept-focus';
import { AlertCard } from '../alerts/alert-card';
import { CallCard } from './call-card';
import { EarlierAlerts } from '../alerts/earlier-alerts';
import { EarlierCalls } from './earlier-calls';
import { EmptyCalls } from './empty-calls';
import { alertsUp, callsUp } from '../alerts/alerts-up';
import { TryPanel } from './try-panel';
import { UntakenNotes } from './untaken-notes';
import { useSeenIncoming } from '../../shell/use-seen-incoming';

/** Cards drawn at once: each has a map of its own. */
const CARDS_AT_ONCE = 10;

/** Practice and live have calls of their own: nothing revealed in one is left when the other begins. */
export function CallsScreen() {
  const world = useAppState((app) => app.world);
  return <Calls key={world} />;
}

function Calls() {
  const { t } = useTranslation();
  const practice = useAppState((app) => app.world === 'practice');
  const calls = useAppState(useShallow(callsUp));
  const [most, setMost] = useState(CARDS_AT_ONCE);
  const alerts = useAppState(useShallow(alertsUp));
  const top = useRef<HTMLDivElement>(null);
  const { ref, onFocus, onBlur } = useKeptFocus();
  useSeenIncoming();
  // Whoever came by a pinned card's button: that button is gone, and the card is here.
  useEffect(() => {
    if (document.activeElement === document.body) top.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="calls">
      <h1 className="only-for-readers">{t('nav.calls')}</h1>
      <div
        ref={(element) => {
          top.current = element;
          ref.current = element;
        }}
        className="calls-top"
        tabIndex={-1}
        onFocus={onFocus}
        onBlur={onBlur}
      >
        <UntakenNotes />
        {alerts.map((alert) => (
          <AlertCard key={alert.seq} alert={alert} />
        ))}
        {calls.slice(0, most).map((call) => (
          <CallCard key={call.id} call={call} />
        ))}
        {calls.length > most && (
          <Button kind="quiet" onClick={() => setMost(most + CARDS_AT_ONCE)}>
            {t('calls.showMore', { count: calls.length - most })}
          </Button>
        )}
        {calls.length === 0 && <EmptyCalls />}
      </div>
      {practice && <TryPanel />}
      <EarlierCalls />
      <EarlierAlerts />
    </div>
  );
}
