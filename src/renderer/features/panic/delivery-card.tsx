// One press and all that is known of it.
import './delivery-card.css';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettled, type PressDelivery } from '../../../shared/delivery';
import { Sign } from '../../components/icons';
import { Tag } from '../../components/tag';
import { useAppState, useWindowState } from '../../kit/window-parts';
import { CardButtons } from './card-buttons';
import { Circumstances } from './circumstances';
import { Countdown } from './countdown';
import { DeliveryTrouble } from './delivery-trouble';
import { Ladder } from './ladder';
import { NextTry } from './next-try';
import { STATUSES } from '../../../shared/core/check-in';
import { hasStopped, isInTrouble, sentenceOf, titleOf } from './words';
import { failureWhat } from '../../kit/failure-words';

interface DeliveryCardProps {
  readonly delivery: PressDelivery;
}

/** Counts down, then climbs the ladder; comes into view when it is asked for. */
export function DeliveryCard({ delivery }: DeliveryCardProps) {
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
