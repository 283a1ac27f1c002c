// Nobody knows whether the question went out: three choices, each with what it means, and none taken alone.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { useParts } from '../../kit/window-parts';
import { askDelivery } from '../../kit/delivery-calls';
import { failureWhat } from '../../kit/failure-words';
import { BoardCard } from './board-card';
import { settle } from './board-calls';
import { OnceButton } from '../../kit/once-button';

interface UnsureCardProps {
  readonly verification: Verification;
  readonly readOnly: boolean;
}

/** A question that ended unsure is begun again; one that still waits for a word goes on. */
export function UnsureCard({ verification, readOnly }: UnsureCardProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const { id, delivery } = verification;
  const { state, failure } = delivery;
  // Something was heard of it since: then it did go out, whatever became of the reply.
  const heard = verification.sentAtMs !== null;
  const sendAgain = () =>
    state === 'unsure' ? settle(parts, id, 'send-again') : askDelivery(parts, 'tryAgain', id);
  return (
    <BoardCard
      tone="trouble"
      sign="triangle"
      title={t(heard ? 'verify.send.heardTitle' : 'verify.send.unsureTitle')}
    >
      {heard ? (
        <p>{t('verify.send.heardBody')}</p>
      ) : (
        <p>
          {failure !== null && failureWhat(t, failure)}{' '}
          {state === 'expired' && t('verify.send.expiredUnsureBody')}{' '}
          {!readOnly && t('verify.send.unsureBody')}
        </p>
      )}
      {!readOnly && (
        <ul className="unsure-choices">
          <li>
            <OnceButton run={sendAgain}>{t('verify.send.again')}</OnceButton>
            <span>{t('verify.send.againMeans')}</span>
          </li>
          <li>
            <OnceButton run={() => settle(parts, id, 'it-was-sent')}>
              {t('verify.send.wasSent')}
            </OnceButton>
            <span>{t('verify.send.wasSentMeans')}</span>
          </li>
          <li>
            <OnceButton run={() => settle(parts, id, 'drop')}>{t('verify.send.drop')}</OnceButton>
            <span>{t('verify.send.dropMeans')}</span>
          </li>
        </ul>
      )}
    </BoardCard>
  );
}
