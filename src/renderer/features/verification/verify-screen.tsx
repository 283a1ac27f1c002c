// Is it real? The open question with its live answers, the way to ask a new one, and what was asked before.
import './verify-screen.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState, useParts, useWindowState } from '../../kit/window-parts';
import { Composer } from './composer';
import { leaveComposer } from './kept-draft';
import { ReachPanel } from './reach-panel';
import { Board } from './board';
import { BoardStrip } from './board-strip';
import { History } from './history';
import { boardsUp, firstToSee } from './phase';
import { Strays } from './strays';
import { useSeen } from './use-seen';

/** The board that is up stays up until the operator goes to another: nothing changes under a finger. */
export function VerifyScreen() {
  const { t } = useTranslation();
  const { store } = useParts();
  const verifications = useAppState((app) => app.verifications);
  const wanted = useWindowState((state) => state.board);
  const composing = useWindowState((state) => state.composing);
  const boards = boardsUp(verifications);
  const board = boards.find(({ id }) => id === wanted) ?? firstToSee(boards);
  const shown = composing === null ? board : undefined;
  const shownId = shown?.id ?? null;
  const reach = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  useSeen(shown);

  useEffect(() => {
    if (shownId !== null) store.setState({ board: shownId });
  }, [store, shownId]);
  useEffect(() => () => leaveComposer({ store }), [store]);
  // A board or composer that went away took the focus with it; a question just begun is where the operator is now.
  const before = useRef<{ shownId: string | null; composing: typeof composing }>({
    shownId,
    composing: null,
  });
  useEffect(() => {
    const { current } = before;
    before.current = { shownId, composing };
    const began = composing !== null && composing !== current.composing;
    const lost = shownId !== current.shownId && document.activeElement === document.body;
    if (lost || (began && top.current?.contains(document.activeElement) !== true)) {
      top.current?.focus({ preventScroll: !began });
    }
  }, [shownId, composing]);

  const showReach = () => {
    reach.current?.scrollIntoView({ block: 'start' });
    reach.current?.focus({ preventScroll: true });
  };
  const close = () => store.setState({ composing: null });
  return (
    <div className="verify">
      <h1 className="only-for-readers">{t('nav.verify')}</h1>
      <BoardStrip boards={boards} shown={shownId} />
      <div ref={top} className="verify-top" tabIndex={-1}>
        {shown === undefined ? (
          <Composer
            key={composing?.count ?? 0}
            prefill={composing?.prefill ?? {}}
            onSent={(id) => store.setState({ composing: null, board: id })}
            {...(composing === null ? {} : { onCancel: close })}
          />
        ) : (
          <Board key={shown.id} verification={shown} onShowReach={showReach} />
        )}
      </div>
      <History up={boards.map(({ id }) => id)} />
      <Strays />
      <div ref={reach} className="verify-reach" tabIndex={-1}>
        <ReachPanel />
      </div>
    </div>
  );
}
