// What could be done next and why: one click does it, nothing does it alone.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { NextStep, Verification } from '../../../shared/verification/verification';
import { useParts } from '../../kit/window-parts';
import { CalmButton, OnceButton } from '../../kit/calm-button';
import { BoardCard } from './board-card';
import { followSuggestion, putAside, suggestionKey } from './board-calls';
import { listOf, nameOf, shortListOf } from './words';

interface NextStepCardProps {
  readonly verification: Verification;
  readonly step: NextStep;
}

export function NextStepCard({ verification, step }: NextStepCardProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const key = suggestionKey(verification.id, step);
  const names = step.contacts.map((contact) => nameOf(t, contact));
  return (
    <BoardCard
      tone="plain"
      title={t('verify.next.title')}
      buttons={
        <>
          <CalmButton onClick={() => putAside(parts, key)}>{t('verify.next.notNow')}</CalmButton>
          <OnceButton kind="primary" run={() => followSuggestion(parts, verification, step)}>
            {t(`verify.next.button.${step.method}`, { names: shortListOf(t, names) })}
          </OnceButton>
        </>
      }
    >
      <p className="muted">
        {reasonOf(t, step)} {t(`verify.next.ask.${step.method}`, { names: listOf(t, names) })}
      </p>
    </BoardCard>
  );
}

function reasonOf(t: TFunction, { reason, waitedMs, detail }: NextStep): string {
  switch (reason) {
    case 'no-answer':
      return t('verify.next.no-answer', { time: waitedWords(t, waitedMs) });
    case 'not-delivered':
      return detail === null || detail === ''
        ? t('verify.next.not-delivered')
        : t('verify.next.not-delivered-said', { detail: detail.replace(/\.$/, '') });
    case 'time-is-up':
      return t('verify.next.time-is-up');
  }
}

function waitedWords(t: TFunction, waitedMs: number): string {
  const seconds = Math.floor(waitedMs / 1000);
  return seconds < 60
    ? t('verify.next.seconds', { count: seconds })
    : t('verify.next.minutes', { count: Math.floor(seconds / 60) });
}
