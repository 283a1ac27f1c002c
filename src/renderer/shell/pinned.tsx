// What needs somebody, in one row each, above the screens that are not about it: presses, calls and alerts.
import '../kit/incoming-card.css';
import './pinned.css';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { unseenCalls, type EmergencyCall } from '../../shared/calls/emergency-call';
import type { ReceivedAlert } from '../../shared/alerts/share911-alert';
import { Button } from '../components/button';
import { Sign } from '../components/icons';
import { Tag } from '../components/tag';
import { goTo } from '../kit/navigation';
import { useAppState, useParts, useWindowState } from '../kit/window-parts';
import { CalmButton } from '../kit/calm-button';
import { AlertButtons } from '../features/alerts/alert-buttons';
import { alertFacts, alertSign, alertTone, referenceDoubt } from '../features/alerts/alert-look';
import { callTitle, nearnessWords } from '../features/calls/call-words';
import { pinnedAlerts } from '../features/alerts/alerts-up';
import { CompactCard } from '../features/panic/compact-card';
import { visibleDeliveries } from '../features/panic/visible';
import { useSyncExternalStore } from 'react';

const MOST = 2;

/** The newest ones, alerts first; the others are one touch away. */
export function PinnedIncoming() {
  const { t } = useTranslation();
  const { navigation } = useParts();
  const most = useIsShort() ? 1 : MOST;
  const alerts = useAppState(useShallow(pinnedAlerts));
  const calls = useAppState(useShallow((app) => unseenCalls(app.calls)));
  const count = alerts.length + calls.length;
  if (count === 0) return null;
  // An alert goes before a call where there is room for one alone.
  const shownAlerts = alerts.slice(0, calls.length > 0 ? Math.max(1, most - 1) : most);
  const shownCalls = calls.slice(0, most - shownAlerts.length);
  const hidden = count - shownAlerts.length - shownCalls.length;
  return (
    <section className="pinned pinned-incoming" aria-label={t('calls.pinned.title')}>
      {shownAlerts.map((alert) => (
        <AlertRow key={alert.seq} alert={alert} />
      ))}
      {shownCalls.map((call) => (
        <CallRow key={call.id} call={call} />
      ))}
      {hidden > 0 && (
        <Button kind="quiet" size="small" onClick={() => goTo(navigation, 'calls')}>
          {t('calls.pinned.more', { count: hidden })}
        </Button>
      )}
    </section>
  );
}

function AlertRow({ alert }: { readonly alert: ReceivedAlert }) {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const world = useAppState((app) => app.world);
  const facts = alertFacts(t, alert, clock.now(), i18n.language).join(' · ');
  return (
    <article className={`pinned-row raised ${alertTone(alert)}`} aria-label={alert.name}>
      <span className="alert-sign">
        <Sign name={alertSign(alert)} size={24} />
      </span>
      <b>{alert.name}</b>
      {alert.isDrill === true && <span className="news-mark">{t('calls.alert.drill')}</span>}
      {world === 'practice' && <Tag tone="practice">{t('world.practice')}</Tag>}
      <p className="pinned-words">{referenceDoubt(t, alert) ?? alert.message ?? facts}</p>
      <AlertButtons alert={alert} />
    </article>
  );
}

function CallRow({ call }: { readonly call: EmergencyCall }) {
  const { t, i18n } = useTranslation();
  const { api, navigation, clock } = useParts();
  const world = useAppState((app) => app.world);
  const title = callTitle(t, call, clock.now(), i18n.language);
  const open = () => {
    void api.call('seeCall', { id: call.id });
    goTo(navigation, 'calls');
  };
  return (
    <article className="pinned-row raised call" aria-label={title}>
      <span className="alert-sign">
        <Sign name="phone" size={24} />
      </span>
      <b>{title}</b>
      {world === 'practice' && <Tag tone="practice">{t('world.practice')}</Tag>}
      <p className="pinned-words">
        {[nearnessWords(t, call, i18n.language), call.address ?? ''].filter(Boolean).join(' · ')}
      </p>
      <div className="call-buttons">
        <CalmButton kind="primary" onClick={open}>
          {t('calls.pinned.open')}
        </CalmButton>
      </div>
    </article>
  );
}

/** The newest ones, one line each; the others are one touch away. */
export function PinnedCards() {
  const { t } = useTranslation();
  const { navigation } = useParts();
  const most = useIsShort() ? 1 : MOST;
  const deliveries = useWindowState(useShallow(visibleDeliveries));
  if (deliveries.length === 0) return null;
  const hidden = deliveries.length - most;
  return (
    <section className="pinned" aria-label={t('strip.pinned')}>
      {deliveries.slice(0, most).map((delivery) => (
        <CompactCard key={delivery.id} delivery={delivery} />
      ))}
      {hidden > 0 && (
        <Button kind="quiet" size="small" onClick={() => goTo(navigation, 'panic')}>
          {t('strip.more', { count: hidden })}
        </Button>
      )}
    </section>
  );
}

/** In CSS pixels; the style sheets' own bound. */
const SHORT_PX = 420;

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** Whether the window is as low as the smallest one at 200 % zoom: then every row counts. */
function useIsShort(): boolean {
  return useSyncExternalStore(subscribe, () => window.innerHeight <= SHORT_PX);
}
