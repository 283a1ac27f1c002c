// Some say it is real, some say cancel: both sides by name, and no verdict.
import { useTranslation } from 'react-i18next';
import type { Contradiction, Verification } from '../../../shared/verification/verification';
import { BoardCard } from './board-card';
import { Phones } from './phones';
import { PressButtons } from './press-buttons';
import { listOf, namesById } from './words';

interface ContradictionCardProps {
  readonly verification: Verification;
  readonly contradiction: Contradiction;
  /** Of an earlier question: nothing is offered any more. */
  readonly readOnly: boolean;
}

export function ContradictionCard(props: ContradictionCardProps) {
  const { verification, contradiction, readOnly } = props;
  const { t } = useTranslation();
  const { confirmed, cancelled } = contradiction;
  const people = [...new Set([...confirmed, ...cancelled])];
  const side = (word: 'real' | 'cancel', ids: readonly string[]) =>
    t(`verify.disagree.${word}`, {
      count: ids.length,
      names: listOf(t, namesById(t, verification, ids)),
    });
  const title =
    people.length === 1
      ? t('verify.disagree.one')
      : people.length === 2
        ? t('verify.disagree.two')
        : t('verify.disagree.many', { count: people.length });
  return (
    <BoardCard
      tone="trouble"
      sign="triangle"
      title={title}
      {...(readOnly ? {} : { buttons: <PressButtons statuses={['SECURITY_NEEDED']} /> })}
    >
      <p>
        {side('real', confirmed)} {side('cancel', cancelled)}
      </p>
      <p className="muted">{t('verify.disagree.advice')}</p>
      {!readOnly && <Phones siteId={verification.ask.siteId} contactIds={people} />}
    </BoardCard>
  );
}
