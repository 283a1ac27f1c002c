// Somebody says that it is real: whom to call, their telephone, and the presses that fetch help.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { useAppState } from '../../kit/window-parts';
import { BoardCard } from './board-card';
import { Phones } from './phones';
import { PressButtons } from './press-buttons';
import { listOf, namesById } from './words';

interface RealCardProps {
  readonly verification: Verification;
  /** Of an earlier question: nothing is offered any more. */
  readonly readOnly: boolean;
}

/** A disagreement and a call for help have cards of their own, with the same ways on. */
export function RealCard({ verification, readOnly }: RealCardProps) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const number = useAppState((app) => app.settings.panic.emergencyNumber);
  const { contacts, contradiction, help, ask } = verification;
  const saying = contacts.flatMap(({ contactId, answer }) =>
    answer?.answer === 'confirmed' ? [contactId] : [],
  );
  if (saying.length === 0 || contradiction !== null || help.length > 0) return null;
  const names = listOf(t, namesById(t, verification, saying));
  const buttons = <PressButtons statuses={['THREAT', 'SECURITY_NEEDED', 'MEDICAL_EMERGENCY']} />;
  return (
    <BoardCard
      tone="alarm"
      sign="octagon"
      title={t('verify.real.title', { count: saying.length, names })}
      {...(readOnly ? {} : { buttons })}
    >
      {!readOnly && (
        <>
          <p>{t(world === 'practice' ? 'card.callPractice' : 'verify.real.body', { number })}</p>
          <Phones siteId={ask.siteId} contactIds={saying} />
        </>
      )}
    </BoardCard>
  );
}
