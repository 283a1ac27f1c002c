// What comes in from outside: 911 calls that an emergency center shared, and Share911's alerts.
import '../../kit/incoming-card.css';
import './calls-screen.css';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { Button } from '../../components/button';
import { useAppState } from '../../kit/window-parts';
import { useKeptFocus } from '../../kit/use-kept-focus';
import { CallCard } from './call-card';
import { EarlierCalls } from './earlier-calls';
import { EmptyCalls } from './empty-calls';
import { callsUp } from './calls-up';
import { TryPanel } from './try-panel';
import { UntakenNotes } from './untaken-notes';

/** Cards drawn at once: each has a map of its own. */
const CARDS_AT_ONCE = 10;

interface CallsScreenProps {
  /** The cards of alerts that stand, above the calls. */
  readonly alerts: ReactNode;
  readonly earlierAlerts: ReactNode;
  /** Shows whoever the contacts have for these words; the same function every time, or every card is drawn anew. */
  readonly onLookUp: (query: string) => void;
}

export function CallsScreen({ alerts, earlierAlerts, onLookUp }: CallsScreenProps) {
  const { t } = useTranslation();
  const practice = useAppState((app) => app.world === 'practice');
  const calls = useAppState(useShallow(callsUp));
  const [most, setMost] = useState(CARDS_AT_ONCE);
  const top = useRef<HTMLDivElement>(null);
  const { ref, onFocus, onBlur } = useKeptFocus();
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
        {alerts}
        {calls.slice(0, most).map((call) => (
          <CallCard key={call.id} call={call} onLookUp={onLookUp} />
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
      {earlierAlerts}
    </div>
  );
}
