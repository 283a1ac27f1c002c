// A question that waits for its next try, with the seconds running.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { useNow, useParts } from '../../kit/window-parts';
import { secondsUntil } from '../../kit/wall-clock';
import { failureWhat } from '../../kit/failure-words';
import { BoardCard } from './board-card';
import { settle } from './board-calls';
import { OnceButton } from '../../kit/once-button';

interface NextTryProps {
  readonly verification: Verification;
  readonly readOnly: boolean;
}

/** It can be dropped: nobody has to wait for an answer that is no longer needed. */
export function NextTry({ verification, readOnly }: NextTryProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const now = useNow(250);
  const { id, delivery } = verification;
  const { failure, nextAttemptAtMs, attempts, mayHaveReached } = delivery;
  const seconds = nextAttemptAtMs === null ? 0 : secondsUntil(nextAttemptAtMs, now);
  const drop = (
    <OnceButton run={() => settle(parts, id, 'drop')}>{t('verify.send.drop')}</OnceButton>
  );
  return (
    <BoardCard
      tone="trouble"
      sign="triangle"
      title={t(mayHaveReached ? 'verify.send.failedUnsureTitle' : 'verify.send.waitingTitle')}
      {...(readOnly ? {} : { buttons: drop })}
    >
      <p>
        {failure !== null && failureWhat(t, failure)}{' '}
        {!mayHaveReached && t('verify.send.waitingBody')}
      </p>
      <p className="muted">
        <b>{seconds === 0 ? t('verify.send.now') : t('verify.send.next', { seconds })}</b>
        {attempts > 0 && ` · ${t('verify.send.tried', { count: attempts })}`}
      </p>
    </BoardCard>
  );
}
