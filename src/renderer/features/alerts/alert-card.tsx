// A broadcast alert of Share911, such as a lockdown or its all clear.
import '../../kit/incoming-card.css';
import './alert-card.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReceivedAlert } from '../../../shared/alerts/share911-alert';
import { Sign } from '../../components/icons';
import { Tag } from '../../components/tag';
import { useAppState, useNow, useWindowState } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { AlertButtons, alertKey } from './alert-buttons';
import { alertFacts, alertSign, alertTone, referenceDoubt } from './alert-look';
import { panicsBefore } from './alerts-up';

interface AlertCardProps {
  readonly alert: ReceivedAlert;
  /** An earlier alert: it can be read only. */
  readonly readOnly?: boolean;
}

const LOOK_MS = 20_000;

/** Named as it was said, so that it is found under the word people shout. */
export function AlertCard({ alert, readOnly = false }: AlertCardProps) {
  const { t, i18n } = useTranslation();
  // What expires is said when it does.
  const now = useNow(LOOK_MS);
  const titleId = useId();
  const world = useAppState((app) => app.world);
  const panics = useAppState((app) => panicsBefore(alert, app));
  const doubt = referenceDoubt(t, alert);
  const refusal = useWindowState((state) => state.callFailures[alertKey(alert.seq)]);
  return (
    <article className={`alert-card ${alertTone(alert)}`} tabIndex={-1} aria-labelledby={titleId}>
      <span className="alert-sign">
        <Sign name={alertSign(alert)} size={30} />
      </span>
      <div className="alert-words">
        <div className="call-title">
          <h2 id={titleId}>{alert.name}</h2>
          {alert.isDrill === true && <span className="news-mark">{t('calls.alert.drill')}</span>}
          {world === 'practice' && <Tag tone="practice">{t('world.practice')}</Tag>}
        </div>
        <p className="muted">{alertFacts(t, alert, now, i18n.language).join(' · ')}</p>
        {doubt !== null && <p className="call-warning">{doubt}</p>}
        {alert.message !== null && <p className="alert-message">{alert.message}</p>}
        {panics > 0 && !readOnly && (
          <p className="muted">{t('calls.alert.closePanicsHint', { count: panics })}</p>
        )}
        {refusal !== undefined && (
          <p className="call-warning" role="alert">
            {t('card.callRefused', { what: failureWhat(t, refusal) })}
          </p>
        )}
      </div>
      {!readOnly && <AlertButtons alert={alert} />}
    </article>
  );
}
