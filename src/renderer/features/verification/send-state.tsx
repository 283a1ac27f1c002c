// Before the vendor took the question: what became of it, and what the operator can decide.
import './board.css';
import { useTranslation } from 'react-i18next';
import { useAppState, useNow, useParts } from '../../kit/window-parts';
import { phaseOf } from './phase';
import { chektName } from './words';
import { secondsUntil } from '../../kit/wall-clock';
import { failureWhat, failureRemedy } from '../../kit/failure-words';
import { BoardCard, type ShownQuestion } from './board-card';
import { settle } from './board-calls';
import { OnceButton } from '../../kit/calm-button';
import { EndButtons } from './end-buttons';
import { refusalOf } from './refusal';
import { askDelivery } from '../../kit/delivery-calls';

/** Nothing once it is out and the vendor said so. */
export function SendState({ verification, readOnly }: ShownQuestion) {
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

/** It can be dropped: nobody has to wait for an answer that is no longer needed. */
function NextTry({ verification, readOnly }: ShownQuestion) {
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
      buttons={!readOnly && drop}
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

/** The vendor said no: whom it named, why, in its own words, and the ways on. */
function RefusedCard({ verification, readOnly }: ShownQuestion) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const { failure, mayHaveReached } = verification.delivery;
  const detail = failure?.detail ?? '';
  return (
    <BoardCard
      tone="trouble"
      sign="triangle"
      title={t('verify.send.refusedTitle')}
      buttons={!readOnly && <EndButtons verification={verification} />}
    >
      <p>{refusalOf(t, verification, world)}</p>
      {detail !== '' && (
        <p className="muted">{t('verify.send.detail', { service: chektName(t, world), detail })}</p>
      )}
      {mayHaveReached && <p>{t('verify.send.earlierTry')}</p>}
    </BoardCard>
  );
}

/** The question surely did not go out, and nothing moves it by itself any more. */
function UnsentCard({ verification, readOnly }: ShownQuestion) {
  const { t } = useTranslation();
  const { state, failure } = verification.delivery;
  const tooOld = state === 'expired';
  return (
    <BoardCard
      tone="trouble"
      sign="triangle"
      title={t(tooOld ? 'verify.send.expiredTitle' : 'verify.send.failedTitle')}
      buttons={!readOnly && <EndButtons verification={verification} />}
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

/** A question that ended unsure is begun again; one that still waits for a word goes on. */
function UnsureCard({ verification, readOnly }: ShownQuestion) {
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
