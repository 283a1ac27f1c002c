// When a press will be tried again, with the seconds running.
import { useTranslation } from 'react-i18next';
import type { PressDelivery } from '../../../shared/delivery';
import { useNow } from '../../kit/window-parts';
import { secondsUntil } from '../../kit/wall-clock';

interface NextTryProps {
  readonly delivery: PressDelivery;
}

/** Nothing unless the press waits for its next try. */
export function NextTry({ delivery }: NextTryProps) {
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
