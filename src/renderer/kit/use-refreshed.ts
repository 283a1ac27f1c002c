// Reads at once, and again whenever the state has moved on, but not more often than is useful.
import { useEffect } from 'react';
import { useParts } from './window-parts';

/** `refresh` must stay the same function; `everyMs`: at most one reading in this time after the first. */
export function useRefreshed(refresh: () => void, everyMs: number): void {
  const { store, clock } = useParts();
  useEffect(() => {
    refresh();
    let forget: (() => void) | null = null;
    const stop = store.subscribe((now, before) => {
      if (now.app?.revision === before.app?.revision || forget !== null) return;
      forget = clock.after(everyMs, () => {
        forget = null;
        refresh();
      });
    });
    return () => {
      stop();
      forget?.();
    };
  }, [store, clock, refresh, everyMs]);
}
