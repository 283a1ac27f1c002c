// What comes in from outside: 911 calls that an emergency center shared, and Share911's alerts.
import '../../kit/incoming-card.css';
import './calls-screen.css';
import { useEffect, useRef, useState, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { Button } from '../../components/button';
import { useAppState, useParts } from '../../kit/window-parts';
import { useKeptFocus } from '../../kit/use-kept-focus';
import { CallCard } from './call-card';
import { EarlierCalls } from './earlier-calls';
import { EmptyCalls } from './empty-calls';
import { callsUp } from './call-words';
import { SERVICE_NAMES, type UntakenEvents } from '../../../shared/core/webhook';
import { Sign } from '../../components/icons';
import { momentOf } from '../../kit/wall-clock';
import type { Failure, Result } from '../../../shared/core/failure';
import { PracticeAlert, PracticeShare } from '../../../shared/core/practice';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/calm-button';

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

/** What services that have proven themselves sent in vain: from whom, why, and what to tell them. */
function UntakenNotes() {
  const untaken = useAppState((app) => app.webhook.untaken);
  return untaken.map((events) => <UntakenNote key={events.sender} events={events} />);
}

function UntakenNote({ events }: { readonly events: UntakenEvents }) {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const { sender, problem, detail, count, lastAtMs } = events;
  const service = SERVICE_NAMES[sender];
  const title = t('calls.untaken.title', { service });
  const time = momentOf(lastAtMs, clock.now(), i18n.language);
  return (
    <section className="untaken-note" aria-label={title}>
      <Sign name="triangle" size={24} />
      <div>
        <h2>{title}</h2>
        <p>
          {t('calls.untaken.times', { count, time })} {t(`calls.untaken.why.${problem}`)}
        </p>
        <p>
          {t(`calls.untaken.tell.${problem}`, { service })} {t('calls.untaken.until')}
        </p>
        <p className="muted">
          {t('calls.untaken.detail', { entrance: `/webhooks/${sender}`, detail })}
        </p>
      </div>
    </section>
  );
}

/** In practice: lets the practice services share a call or send an alert, as the real ones would. */
function TryPanel() {
  const { t } = useTranslation();
  const { api } = useParts();
  const titleId = useId();
  const [failure, setFailure] = useState<Failure | null>(null);
  const keep = (result: Result<null>) => setFailure(result.ok ? null : result.failure);
  return (
    <section className="calls-try raised" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('calls.try.title')}</h2>
      <p className="muted">{t('calls.try.intro')}</p>
      <div className="call-buttons">
        {PracticeShare.options.map((scenario) => (
          <OnceButton
            key={scenario}
            size="small"
            run={async () => keep(await api.call('practiceShare', { scenario }))}
          >
            {t(`calls.try.share.${scenario}`)}
          </OnceButton>
        ))}
        {PracticeAlert.options.map((name) => (
          <OnceButton
            key={name}
            size="small"
            run={async () => keep(await api.call('practiceAlert', { name }))}
          >
            {t('calls.try.alert', { name })}
          </OnceButton>
        ))}
      </div>
      {failure !== null && (
        <p className="call-warning" role="alert">
          {t('card.callRefused', { what: failureWhat(t, failure) })}
        </p>
      )}
    </section>
  );
}
