// What to do instead of waiting for a press in trouble, and what is wrong with it.
import './delivery-card.css';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PressDelivery } from '../../../shared/delivery';
import type { World } from '../../../shared/core/vendor';
import { Sign } from '../../components/icons';
import { useAppState } from '../../kit/window-parts';
import { adviceOf, hasStopped, isInTrouble, serviceName, stateWord, titleOf } from './words';
import { failureRemedy, failureWhat } from '../../kit/failure-words';

/** Nothing while all is well. Said at once; the running seconds are elsewhere, so as not to say it again. */
export function DeliveryTrouble({ delivery }: { readonly delivery: PressDelivery }) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const number = useAppState((app) => app.settings.panic.emergencyNumber);
  const all = useAppState((app) => app.deliveries);
  const stopped = hasStopped(delivery);
  if (!isInTrouble(delivery)) return null;
  return (
    <div
      className={`delivery-trouble ${stopped ? 'stopped' : 'trying'}`}
      role="alert"
      aria-live="assertive"
    >
      {/* The title stands beside it, but an alert is heard alone. */}
      <span className="only-for-readers">
        {t('announce.about', { status: titleOf(t, delivery, all) })}
      </span>
      <p className="trouble-call">{adviceOf(t, delivery, world, number)}</p>
      <p className="trouble-what">
        <Sign name="triangle" size={18} />
        <span>
          {stopped && <b>{stateWord(t, delivery, world)}. </b>}
          {whatIsWrong(t, delivery, world)} {remedyOf(t, delivery, world)}
        </span>
      </p>
    </div>
  );
}

function whatIsWrong(t: TFunction, { failure }: PressDelivery, world: World): string {
  if (failure !== null) return failureWhat(t, failure);
  return t('card.noAnswerYet', { service: serviceName(t, world) });
}

const REMEDIES_THAT_PROMISE_MORE_TRIES = ['timeout', 'unavailable', 'rate-limited'];

/** What the vendor's people would be asked about in live is only a setting in practice. */
const REMEDIES_OF_THE_VENDOR = ['unauthorized', 'rejected'];

function remedyOf(t: TFunction, delivery: PressDelivery, world: World): string {
  const { failure } = delivery;
  if (failure === null) return '';
  if (world === 'practice' && REMEDIES_OF_THE_VENDOR.includes(failure.kind)) {
    return t('trouble.practice-refuses-key.remedy');
  }
  if (hasStopped(delivery) && REMEDIES_THAT_PROMISE_MORE_TRIES.includes(failure.kind)) return '';
  return failureRemedy(t, failure);
}
