// What is wrong with a press, what Tocsin is doing about it, and what to do instead.
import './delivery-trouble.css';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../shared/delivery';
import { Sign } from '../../components/icons';
import { useAppState, useNow } from '../../window-parts';
import { secondsUntil } from './rungs';
import { adviceOf, failureWhat } from './words';

interface DeliveryTroubleProps {
  readonly delivery: Delivery;
}

/** Nothing while all is well. The words are said at once; the running seconds are not. */
export function DeliveryTrouble({ delivery }: DeliveryTroubleProps) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const number = useAppState((app) => app.settings.panic.emergencyNumber);
  const { state, failure } = delivery;
  const stopped = state === 'failed' || state === 'expired';
  if (!stopped && state !== 'waiting' && state !== 'unsure') return null;
  return (
    <div className={`delivery-trouble ${stopped ? 'stopped' : 'trying'}`}>
      <div role="alert" aria-live="assertive">
        {failure !== null && (
          <p className="trouble-what">
            <Sign name="triangle" size={18} />
            <span>
              {failureWhat(t, failure)} {remedyOf(t, delivery)}
            </span>
          </p>
        )}
        <p className="trouble-call">{adviceOf(t, delivery, world, number)}</p>
      </div>
      {stopped ? <Tries delivery={delivery} /> : <NextTry delivery={delivery} />}
    </div>
  );
}

const REMEDIES_THAT_PROMISE_MORE_TRIES = ['timeout', 'unavailable', 'rate-limited'];

function remedyOf(t: TFunction, { failure, state }: Delivery): string {
  if (failure === null) return '';
  const over = state === 'failed' || state === 'expired';
  if (over && REMEDIES_THAT_PROMISE_MORE_TRIES.includes(failure.kind)) return '';
  return t(`failure.${failure.kind}.remedy`);
}

function NextTry({ delivery }: DeliveryTroubleProps) {
  const { t } = useTranslation();
  const now = useNow(250);
  const { nextAttemptAtMs, attempts } = delivery;
  const seconds = nextAttemptAtMs === null ? 0 : secondsUntil(nextAttemptAtMs, now);
  return (
    <p className="muted">
      <b>{seconds === 0 ? t('card.tryingNow') : t('card.nextTry', { seconds })}</b>
      {attempts > 0 && ` · ${t('card.tried', { count: attempts })}`}
    </p>
  );
}

function Tries({ delivery: { attempts } }: DeliveryTroubleProps) {
  const { t } = useTranslation();
  return attempts > 0 ? <p className="muted">{t('card.tried', { count: attempts })}</p> : null;
}
