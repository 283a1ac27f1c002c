// Somebody answered HELP: their name first, and the presses that fetch help.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { useAppState } from '../../kit/window-parts';
import { BoardCard } from './board-card';
import { Phones } from './phones';
import { PressButtons } from './press-buttons';
import { listOf, namesById } from './words';

interface HelpCardProps {
  readonly verification: Verification;
  /** Of an earlier question: nothing is offered any more. */
  readonly readOnly: boolean;
}

/** Nothing is pressed by itself. */
export function HelpCard({ verification, readOnly }: HelpCardProps) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const { countdownSeconds, emergencyNumber: number } = useAppState((app) => app.settings.panic);
  const { help, ask } = verification;
  const names = listOf(t, namesById(t, verification, help));
  const buttons = <PressButtons statuses={['SECURITY_NEEDED', 'MEDICAL_EMERGENCY']} />;
  return (
    <BoardCard
      tone="alarm"
      sign="octagon"
      title={t('verify.help.title', { count: help.length, names })}
      {...(readOnly ? {} : { buttons })}
    >
      {!readOnly && (
        <>
          <p>
            {t('verify.help.answered')}{' '}
            <b>
              {t(world === 'practice' ? 'verify.help.practice' : 'verify.help.call', { number })}
            </b>{' '}
            {t(countdownSeconds === 0 ? 'verify.help.atOnce' : 'verify.help.counts')}
          </p>
          <Phones siteId={ask.siteId} contactIds={help} />
        </>
      )}
    </BoardCard>
  );
}
