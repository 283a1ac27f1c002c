// A press under way, in one row, for the screens that are not about it.
import './compact-card.css';
import { useTranslation } from 'react-i18next';
import type { PressDelivery } from '../../../shared/delivery';
import { Sign } from '../../components/icons';
import { Tag } from '../../components/tag';
import { useAppState, useWindowState } from '../../kit/window-parts';
import { CardButtons } from './card-buttons';
import { Countdown } from './countdown';
import { STATUSES } from '../../../shared/core/check-in';
import { adviceOf, isInTrouble, sentenceOf, stateWord, titleOf } from './words';

/** Says the same as the full card, in fewer words. */
export function CompactCard({ delivery }: { readonly delivery: PressDelivery }) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const all = useAppState((app) => app.deliveries);
  const settings = useAppState((app) => app.settings);
  const number = settings.panic.emergencyNumber;
  const cancelAnswer = useWindowState((state) => state.cancelAnswers[delivery.id]);
  const { sign, hue } = STATUSES[delivery.action.status];
  const title = titleOf(t, delivery, all);
  const { state } = delivery;
  const troubled = isInTrouble(delivery);
  return (
    <article
      className={`compact-card delivery ${hue} ${state}${troubled ? ' troubled' : ''}`}
      aria-label={title}
    >
      {state === 'counting-down' ? (
        <Countdown key={delivery.fireAtMs} delivery={delivery} size={44} />
      ) : (
        <span className="delivery-sign">
          <Sign name={sign} size={24} />
        </span>
      )}
      <b className="compact-title">{title}</b>
      {world === 'practice' && <Tag tone="practice">{t('world.practice')}</Tag>}
      {troubled ? (
        <p className="compact-words" role="alert" aria-live="assertive">
          <span className="only-for-readers">{t('announce.about', { status: title })}</span>{' '}
          {/* One line that may be cut: what to do comes first. */}
          <b>{adviceOf(t, delivery, world, number)}</b> {stateWord(t, delivery, world)}.
        </p>
      ) : (
        <p className="compact-words muted">
          {sentenceOf(t, delivery, { world, settings }, cancelAnswer)}
        </p>
      )}
      <CardButtons delivery={delivery} compact />
    </article>
  );
}
