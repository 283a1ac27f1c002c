// Before the vendor took the question: what became of it, and what the operator can decide.
import './send-state.css';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { useAppState } from '../../kit/window-parts';
import { NextTry } from './next-try';
import { RefusedCard } from './refused-card';
import { UnsentCard } from './unsent-card';
import { UnsureCard } from './unsure-card';
import { phaseOf } from './phase';
import { chektName } from './words';

interface SendStateProps {
  readonly verification: Verification;
  /** Of an earlier question: said, but nothing is offered any more. */
  readonly readOnly: boolean;
}

/** Nothing once it is out and the vendor said so. */
export function SendState({ verification, readOnly }: SendStateProps) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const { state, mayHaveReached } = verification.delivery;
  switch (phaseOf(verification)) {
    case 'sending':
      return <p>{t('verify.send.sending', { service: chektName(t, world) })}</p>;
    case 'waiting':
      return <NextTry verification={verification} readOnly={readOnly} />;
    case 'unsure':
      return <UnsureCard verification={verification} readOnly={readOnly} />;
    case 'refused':
      return <RefusedCard verification={verification} readOnly={readOnly} />;
    case 'not-sent':
    case 'expired':
      return <UnsentCard verification={verification} readOnly={readOnly} />;
    case 'dropped':
      return <p>{t(mayHaveReached ? 'verify.send.droppedUnsure' : 'verify.send.dropped')}</p>;
    case 'out':
      return state === 'taken-as-sent' ? <p>{t('verify.send.takenAsSent')}</p> : null;
  }
}
