// Under the board: the words people got, and the ways on once the question is out or dropped.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { useAppState, useParts } from '../../kit/window-parts';
import { CalmButton } from '../../kit/calm-button';
import { closeBoard } from './board-calls';
import { OnceButton } from '../../kit/once-button';
import { openComposer } from '../../kit/open-composer';
import { sameQuestion } from './same-question';
import { isOver, phaseOf } from './phase';

interface BoardFootProps {
  readonly verification: Verification;
  readonly readOnly: boolean;
}

/** Every other state has its own buttons on its card: there is one "Close" to a board. */
export function BoardFoot({ verification, readOnly }: BoardFootProps) {
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
