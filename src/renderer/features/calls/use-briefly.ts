// Something personal on the screen that goes away by itself.
import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { useParts } from '../../kit/window-parts';

interface Briefly<T> {
  readonly value: T | null;
  readonly show: (value: T) => void;
  readonly hide: () => void;
}

/** Forgotten after `forMs`, and with whatever shows it. */
export function useBriefly<T>(forMs: number): Briefly<T> {
  const { clock } = useParts();
  const [shown, setShown] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    if (shown === null) return undefined;
    return clock.after(forMs, () => setShown(null));
  }, [clock, forMs, shown]);
  // A screen that makes way for one still loading is only hidden, and may come back as it was.
  useLayoutEffect(() => () => setShown(null), []);
  return {
    value: shown === null ? null : shown.value,
    show: useCallback((value: T) => setShown({ value }), []),
    hide: useCallback(() => setShown(null), []),
  };
}
