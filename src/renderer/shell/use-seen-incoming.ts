// Tells main that calls and alerts have been before somebody's eyes: attention stops then.
import { useEffect, useState } from 'react';
import { useParts, useWindowState } from '../kit/window-parts';
import { alertsUp } from '../features/alerts/alerts-up';
import { callsUp } from '../features/calls/calls-up';
import type { WindowState } from '../kit/store';

/** Long enough to read one line. */
const SEEN_AFTER_MS = 1000;

/** Signs that somebody is at the desk. A pointer alone may move because the table does. */
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'focus'] as const;

function unseen({ app }: WindowState): string {
  if (app === null) return '';
  const calls = callsUp(app).filter(({ isSeen }) => !isSeen);
  const alerts = alertsUp(app).filter(({ isSeen }) => !isSeen);
  return [...calls.map(({ id }) => id), ...alerts.map(({ seq }) => String(seq))].join(' ');
}

/**
 * What was there when somebody opened the screen, or used the window after it came. A call that comes to a screen
 * left open on an empty desk stays unseen: nobody has looked.
 */
export function useSeenIncoming(): void {
  const { api, clock, store } = useParts();
  const waiting = useWindowState(unseen);
  const [attended, setAttended] = useState(() => unseen(store.getState()));
  useEffect(() => {
    const attend = () => setAttended(unseen(store.getState()));
    for (const sign of SIGNS) window.addEventListener(sign, attend);
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, attend);
    };
  }, [store]);
  useEffect(() => {
    const looked = new Set(attended.split(' '));
    const seen = waiting.split(' ').filter((one) => one !== '' && looked.has(one));
    if (seen.length === 0) return undefined;
    return clock.after(SEEN_AFTER_MS, () => {
      for (const one of seen) {
        if (one.startsWith('call-')) void api.call('seeCall', { id: one });
        else void api.call('seeAlert', { seq: Number(one) });
      }
    });
  }, [api, clock, waiting, attended]);
}
