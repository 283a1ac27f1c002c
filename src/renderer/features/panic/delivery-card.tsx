// One press and all that is known of it.
import './delivery-card.css';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettled, type PressDelivery } from '../../../shared/delivery';
import { Sign } from '../../components/icons';
import { Tag } from '../../components/tag';
import { useAppState, useWindowState, useNow } from '../../kit/window-parts';
import { CardButtons } from './card-buttons';
import { Countdown } from './countdown';
import { DeliveryTrouble } from './delivery-trouble';
import { Ladder } from './ladder';
import { STATUSES } from '../../../shared/core/check-in';
import { hasStopped, isInTrouble, sentenceOf, titleOf } from './words';
import { failureWhat } from '../../kit/failure-words';
import { secondsUntil } from '../../kit/wall-clock';

/** Counts down, then climbs the ladder; comes into view when it is asked for. */
export function DeliveryCard({ delivery }: { readonly delivery: PressDelivery }) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const all = useAppState((app) => app.deliveries);
  const settings = useAppState((app) => app.settings);
  const cancelAnswer = useWindowState((state) => state.cancelAnswers[delivery.id]);
  const callFailure = useWindowState((state) => state.callFailures[delivery.id]);
  const attention = useWindowState((state) => state.attention);
  const wanted = attention?.id === delivery.id ? attention.count : 0;
  const card = useRef<HTMLElement>(null);
  const titleId = useId();

  useEffect(() => {
    if (wanted > 0) card.current?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);

  const { sign, hue } = STATUSES[delivery.action.status];
  const title = titleOf(t, delivery, all);
  const stopped = hasStopped(delivery);
  const troubled = isInTrouble(delivery) ? ' troubled' : '';
  return (
    <article
      ref={card}
      className={`delivery ${hue} ${delivery.state}${troubled}${wanted > 0 ? ' wanted' : ''}`}
      aria-labelledby={titleId}
    >
      <header className="delivery-head">
        {delivery.state === 'counting-down' ? (
          <Countdown key={delivery.fireAtMs} delivery={delivery} size={72} />
        ) : (
          <span className="delivery-sign">
            <Sign name={sign} size={30} />
          </span>
        )}
        <div className="delivery-words">
          <div className="delivery-title">
            <h2 id={titleId}>{title}</h2>
            {world === 'practice' && <Tag tone="practice">{t('world.practice')}</Tag>}
            {!stopped && <Circumstances delivery={delivery} />}
          </div>
          {!stopped && (
            <p className="delivery-sentence">
              {sentenceOf(t, delivery, { world, settings }, cancelAnswer)}{' '}
              <NextTry delivery={delivery} />
            </p>
          )}
          <DeliveryTrouble delivery={delivery} />
          {stopped && <Circumstances delivery={delivery} />}
        </div>
        <CardButtons delivery={delivery} />
      </header>
      {wanted > 0 && <p className="delivery-note">{t('panic.already', { status: title })}</p>}
      {callFailure !== undefined && (
        <p className="delivery-warning" role="alert">
          <Sign name="triangle" size={18} />
          <span className="only-for-readers">{t('announce.about', { status: title })}</span>
          {t('card.callRefused', { what: failureWhat(t, callFailure) })}
        </p>
      )}
      {delivery.rungs.savedMs === null && (
        <p className="delivery-warning" role="alert">
          <Sign name="triangle" size={18} />
          <span className="only-for-readers">{t('announce.about', { status: title })}</span>
          {t(isSettled(delivery.state) ? 'card.notSavedDone' : 'card.notSaved')}
        </p>
      )}
      <Ladder delivery={delivery} />
    </article>
  );
}

/** What fits into one line of the smallest card, roughly: shorter words need no button. */
const SHORT_LENGTH = 60;

/** A screen reader has the whole text at once, everybody else by one touch. */
function Circumstances({ delivery: { action } }: { readonly delivery: PressDelivery }) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const words = [
    action.location,
    action.message ? t('card.quote', { message: action.message }) : '',
    t(`card.from.${action.origin}`),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <div className={`circumstances muted${whole ? ' whole' : ''}`}>
      <p>{words}</p>
      {words.length > SHORT_LENGTH && (
        <button type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'card.showLess' : 'card.showAll')}
        </button>
      )}
    </div>
  );
}

interface NextTryProps {
  readonly delivery: PressDelivery;
}

/** Nothing unless the press waits for its next try. */
function NextTry({ delivery }: NextTryProps) {
  const { state } = delivery;
  return state === 'waiting' || state === 'unsure' ? <Seconds delivery={delivery} /> : null;
}

function Seconds({ delivery: { nextAttemptAtMs, attempts } }: NextTryProps) {
  const { t } = useTranslation();
  const now = useNow(250);
  const seconds = nextAttemptAtMs === null ? 0 : secondsUntil(nextAttemptAtMs, now);
  return (
    <span className="next-try">
      <b>{seconds === 0 ? t('card.tryingNow') : t('card.nextTry', { seconds })}</b>
      {attempts > 0 && ` · ${t('card.tried', { count: attempts })}`}
    </span>
  );
}
