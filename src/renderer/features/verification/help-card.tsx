// Somebody answered HELP: their name first, and the presses that fetch help.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification';
import { useAppState } from '../../window-parts';
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
  const atOnce = useAppState((app) => app.settings.panic.countdownSeconds === 0);
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
          <p>{t(atOnce ? 'verify.help.bodyAtOnce' : 'verify.help.body')}</p>
          <Phones siteId={ask.siteId} contactIds={help} />
        </>
      )}
    </BoardCard>
  );
}
