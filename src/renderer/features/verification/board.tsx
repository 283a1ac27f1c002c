// One question and everything known of its answers: who was asked, what they said, what could be done next.
import './board.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextStep, Verification } from '../../../shared/verification/verification';
import { Sign } from '../../components/icons';
import { Tag } from '../../components/tag';
import { useAppState, useWindowState, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { suggestionKey, closeBoard } from './board-calls';
import type { ShownQuestion } from './board-card';
import { ContactTable } from './contact-table';
import { ContradictionCard, HelpCard, RealCard } from './answer-cards';
import { NextStepCard } from './next-step-card';
import { isOver, phaseOf } from './phase';
import { ReachWarning } from './reach-warning';
import { SendState } from './send-state';
import { TimeLeft } from './time-left';
import { useKeptFocus } from '../../kit/use-kept-focus';
import { siteOf } from './words';
import { momentOf } from '../../kit/wall-clock';
import { CalmButton, OnceButton } from '../../kit/calm-button';
import { openComposer } from '../../kit/open-composer';
import { sameQuestion } from './end-buttons';

interface BoardProps {
  readonly verification: Verification;
  /** Missing: an earlier question, which is shown and no longer acted on. */
  readonly onShowReach?: () => void;
}

export function Board({ verification, onShowReach }: BoardProps) {
  const { t } = useTranslation();
  const world = useAppState((app) => app.world);
  const callFailure = useWindowState((state) => state.callFailures[verification.id]);
  const step = useSuggestion(verification);
  const { onFocus, onBlur, ref } = useKeptFocus();
  const titleId = useId();
  const { help, contradiction, delivery } = verification;
  const readOnly = onShowReach === undefined;
  const out = phaseOf(verification) === 'out';
  return (
    <article
      ref={ref}
      className="board"
      tabIndex={-1}
      aria-labelledby={titleId}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <header className="board-head">
        <div className="board-words">
          <div className="board-title">
            <h2 id={titleId}>{t('verify.title', { site: siteOf(verification) })}</h2>
            {world === 'practice' && <Tag tone="practice">{t('world.practice')}</Tag>}
          </div>
          <BoardFacts verification={verification} />
        </div>
        {!readOnly && <TimeLeft verification={verification} />}
      </header>
      <RealCard verification={verification} readOnly={readOnly} />
      {help.length > 0 && <HelpCard verification={verification} readOnly={readOnly} />}
      {/* Above the table: below a long one nobody would see it. */}
      {contradiction !== null && (
        <ContradictionCard
          verification={verification}
          contradiction={contradiction}
          readOnly={readOnly}
        />
      )}
      <SendState verification={verification} readOnly={readOnly} />
      <ContactTable verification={verification} />
      {!readOnly && step !== null && <NextStepCard verification={verification} step={step} />}
      {!readOnly && out && !isOver(verification) && <ReachWarning onShow={onShowReach} />}
      {callFailure !== undefined && !readOnly && (
        <p className="board-refused" role="alert">
          <Sign name="triangle" size={18} />
          {t('verify.send.refusedCall', { what: failureWhat(t, callFailure) })}
        </p>
      )}
      {delivery.rungs.savedMs === null && (
        <p className="board-refused" role="alert">
          <Sign name="triangle" size={18} />
          {t('verify.send.notSaved')}
        </p>
      )}
      <BoardFoot verification={verification} readOnly={readOnly} />
    </article>
  );
}

/** Gone once the operator has said "Not now" to exactly this. */
function useSuggestion({ id, suggestion }: Verification): NextStep | null {
  const hidden = useWindowState(
    ({ putAside }) => suggestion !== null && putAside.has(suggestionKey(id, suggestion)),
  );
  return hidden ? null : suggestion;
}

/** "sent" only where it is known that the vendor took it or the operator said so. */
function BoardFacts({ verification }: { readonly verification: Verification }) {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const { ask, sentAtMs, delivery } = verification;
  const moment = momentOf(sentAtMs ?? delivery.rungs.pressedMs, clock.now(), i18n.language);
  const facts = [
    ask.eventId === null ? t('verify.noEvent') : t('verify.event', { id: ask.eventId }),
    t(sentAtMs === null ? 'verify.askedBy' : 'verify.sentBy', {
      time: moment,
      method: t(`verify.byMethod.${ask.method}`),
    }),
  ];
  return <p className="muted">{facts.join(' · ')}</p>;
}

/** Every other state has its own buttons on its card: there is one "Close" to a board. */
function BoardFoot({ verification, readOnly }: ShownQuestion) {
  const { t } = useTranslation();
  const parts = useParts();
  const world = useAppState((app) => app.world);
  const { id, ask } = verification;
  const phase = phaseOf(verification);
  const settled = phase === 'out' || phase === 'dropped';
  return (
    <footer className="board-foot">
      <p className="muted">
        {t('verify.message', { message: ask.message })}
        {world === 'practice' && ` ${t('verify.send.practice')}`}
      </p>
      {settled && !readOnly && (
        <div className="board-card-buttons">
          {isOver(verification) && (
            <CalmButton onClick={() => openComposer(parts, sameQuestion(verification))}>
              {t('verify.askAgain')}
            </CalmButton>
          )}
          <OnceButton run={() => closeBoard(parts, id)}>{t('verify.send.close')}</OnceButton>
        </div>
      )}
    </footer>
  );
}
