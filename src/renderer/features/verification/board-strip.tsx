// The open questions side by side, to go from one board to the other, and the way to a new one.
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { Button } from '../../components/button';
import { useParts } from '../../kit/window-parts';
import { openComposer } from '../../kit/open-composer';
import { siteOf } from './words';
import { momentOf } from '../../kit/wall-clock';

interface BoardStripProps {
  readonly boards: readonly Verification[];
  /** The id of the board that is up; null while a new question is written. */
  readonly shown: string | null;
}

/** One board needs no switch. */
export function BoardStrip({ boards, shown }: BoardStripProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const show = (id: string) => parts.store.setState({ board: id, composing: null });
  const switching = boards.length > 1 || (boards.length > 0 && shown === null);
  return (
    <div className="board-strip">
      {switching ? (
        <ul aria-label={t('verify.open')}>
          {boards.map((board) => (
            <li key={board.id}>
              <button
                type="button"
                className="board-tab"
                aria-current={board.id === shown ? 'true' : undefined}
                onClick={() => show(board.id)}
              >
                <b>{siteOf(board)}</b>
                <Progress verification={board} />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="muted">{t('verify.intro')}</p>
      )}
      {shown !== null && (
        <Button size="small" onClick={() => openComposer(parts, {})}>
          {t('verify.newQuestion')}
        </Button>
      )}
    </div>
  );
}

function Progress({ verification }: { readonly verification: Verification }) {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const { contacts, unseenAnswers, delivery } = verification;
  const asked = contacts.filter((contact) => contact.asked);
  const answered = asked.filter(({ answer }) => answer !== null).length;
  return unseenAnswers > 0 ? (
    <span className="board-tab-news">{t('verify.newAnswers', { count: unseenAnswers })}</span>
  ) : (
    <span className="muted">
      {momentOf(delivery.rungs.pressedMs, clock.now(), i18n.language)} ·{' '}
      {t('verify.answered', { answered, asked: asked.length })}
    </span>
  );
}
