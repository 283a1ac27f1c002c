// The question surely did not go out, and nothing moves it by itself any more.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { failureRemedy, failureWhat } from '../../kit/failure-words';
import { BoardCard } from './board-card';
import { EndButtons } from './end-buttons';

interface UnsentCardProps {
  readonly verification: Verification;
  readonly readOnly: boolean;
}

export function UnsentCard({ verification, readOnly }: UnsentCardProps) {
  const { t } = useTranslation();
  const { state, failure } = verification.delivery;
  const tooOld = state === 'expired';
  return (
    <BoardCard
      tone="trouble"
      sign="triangle"
      title={t(tooOld ? 'verify.send.expiredTitle' : 'verify.send.failedTitle')}
      {...(readOnly ? {} : { buttons: <EndButtons verification={verification} /> })}
    >
      {failure !== null && (
        <p>
          {failureWhat(t, failure)} {!tooOld && failureRemedy(t, failure)}
        </p>
      )}
      {tooOld && <p>{t('verify.send.expiredBody')}</p>}
    </BoardCard>
  );
}
