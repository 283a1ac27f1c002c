// The vendor said no: whom it named, why, in its own words, and the ways on.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { useAppState } from '../../kit/window-parts';
import { BoardCard } from './board-card';
import { EndButtons } from './end-buttons';
import { refusalOf } from './refusal';
import { chektName } from './words';

interface RefusedCardProps {
  readonly verification: Verification;
  readonly readOnly: boolean;
}

export function RefusedCard({ verification, readOnly }: RefusedCardProps) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const { failure, mayHaveReached } = verification.delivery;
  const detail = failure?.detail ?? '';
  return (
    <BoardCard
      tone="trouble"
      sign="triangle"
      title={t('verify.send.refusedTitle')}
      {...(readOnly ? {} : { buttons: <EndButtons verification={verification} /> })}
    >
      <p>{refusalOf(t, verification, world)}</p>
      {detail !== '' && (
        <p className="muted">{t('verify.send.detail', { service: chektName(t, world), detail })}</p>
      )}
      {mayHaveReached && <p>{t('verify.send.earlierTry')}</p>}
    </BoardCard>
  );
}
