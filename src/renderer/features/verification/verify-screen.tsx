// Is it real? The open question with its live answers, the way to ask a new one, and what was asked before.
import './verify-screen.css';
import { useEffect, useRef, useSyncExternalStore, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppState, useParts, useWindowState } from '../../kit/window-parts';
import { Composer } from './composer';
import { leaveComposer } from './kept-draft';
import { ReachPanel } from './reach-panel';
import { Board } from './board';
import { BoardStrip } from './board-strip';
import { History } from './history';
import { boardsUp, firstToSee } from './phase';
import type { Verification, StrayEvent } from '../../../shared/verification/verification';
import type { TFunction } from 'i18next';
import { momentOf } from '../../kit/wall-clock';

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

/** Long enough to read one line. */
const SEEN_AFTER_MS = 1000;

/** Counts only while this window has the focus; a board nobody looks at stays unseen. */
function useSeen(verification: Verification | undefined): void {
  const { api, clock } = useParts();
  const watched = useSyncExternalStore(subscribeToFocus, isWatched);
  const id = verification?.id;
  const unseen = verification?.unseenAnswers ?? 0;
  useEffect(() => {
    if (!watched || id === undefined || unseen === 0) return undefined;
    return clock.after(SEEN_AFTER_MS, () => void api.call('seeAnswers', { id }));
  }, [api, clock, watched, id, unseen]);
}

const isWatched = () => document.visibilityState === 'visible' && document.hasFocus();

function subscribeToFocus(listener: () => void): () => void {
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}

/** Nothing while there are none. */
function Strays() {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const titleId = useId();
  const events = useAppState((app) => app.strayEvents);
  if (events.length === 0) return null;
  return (
    <section className="history" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('verify.strays.title')}</h2>
      <p className="muted">{t('verify.strays.note')}</p>
      <ul className="strays">
        {events.map((event) => (
          <li key={event.seq}>
            <span className="muted">
              {momentOf(event.receivedAtMs, clock.now(), i18n.language)}
            </span>
            <b>{event.type}</b>
            <span>{factsOf(t, event).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function factsOf(t: TFunction, event: StrayEvent): readonly string[] {
  const { verificationId, eventId, contactId, said } = event;
  return [
    said === null ? '' : t('verify.strays.said', { said }),
    contactId === null ? '' : t('verify.strays.contact', { id: contactId }),
    verificationId === null ? '' : t('verify.strays.question', { id: verificationId }),
    eventId === null ? '' : t('verify.event', { id: eventId }),
  ].filter((fact) => fact !== '');
}
