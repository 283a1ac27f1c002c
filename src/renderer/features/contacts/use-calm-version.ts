// The directory's version, at a pace at which lists can be read again: a running sync raises it all the time.
import { useEffect, useState } from 'react';
import { useParts } from '../../kit/window-parts';

/** At most one change in this time. */
const CALM_MS = 500;

/** Rises after people have changed. */
export function useCalmVersion(): number {
  const { store, clock } = useParts();
  const [seen, setSeen] = useState(() => store.getState().app?.directory.version ?? 0);
  useEffect(() => {
    let forget: (() => void) | null = null;
    const look = () => {
      if (forget !== null) return;
      forget = clock.after(CALM_MS, () => {
        forget = null;
        setSeen(store.getState().app?.directory.version ?? 0);
      });
    };
    const stop = store.subscribe((now, before) => {
      if (now.app?.directory.version !== before.app?.directory.version) look();
    });
    return () => {
      stop();
      forget?.();
    };
  }, [store, clock]);
  return seen;
}
