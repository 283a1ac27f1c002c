// Tells main that the answers on the board have been before somebody's eyes.
import { useEffect, useSyncExternalStore } from 'react';
import type { Verification } from '../../../shared/verification/verification';
import { useParts } from '../../kit/window-parts';

/** Long enough to read one line. */
const SEEN_AFTER_MS = 1000;

/** Counts only while this window has the focus; a board nobody looks at stays unseen. */
export function useSeen(verification: Verification | undefined): void {
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
