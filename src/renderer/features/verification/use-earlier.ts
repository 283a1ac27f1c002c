// Reads the earlier questions page by page, and again whenever a board comes or goes.
import { useCallback, useEffect, useState } from 'react';
import { useAppState, useParts } from '../../window-parts';
import {
  NOTHING_READ,
  oldestMs,
  PAGE_LENGTH,
  withFailure,
  withNewest,
  withOlder,
  type Earlier,
} from './earlier';

interface EarlierReader {
  readonly earlier: Earlier;
  readonly refresh: () => void;
  readonly loadOlder: () => void;
}

/** Loads the newest page at once. */
export function useEarlier(): EarlierReader {
  const { api } = useParts();
  const [earlier, setEarlier] = useState(NOTHING_READ);
  // In the other world there are other questions; and one that was put away is an earlier one now.
  const boards = useAppState(({ world, verifications }) =>
    [world, ...verifications.map(({ id, delivery }) => `${id} ${delivery.closed}`)].join(),
  );

  const refresh = useCallback(() => {
    void api.call('verificationHistory', { limit: PAGE_LENGTH }).then((result) => {
      setEarlier((now) =>
        result.ok ? withNewest(now, result.value) : withFailure(now, result.failure),
      );
    });
  }, [api]);

  useEffect(refresh, [refresh, boards]);

  const loadOlder = () => {
    const beforeMs = oldestMs(earlier);
    if (beforeMs === undefined || earlier.loadingOlder) return;
    setEarlier((now) => ({ ...now, loadingOlder: true }));
    void api.call('verificationHistory', { beforeMs, limit: PAGE_LENGTH }).then((result) => {
      setEarlier((now) =>
        result.ok ? withOlder(now, result.value) : withFailure(now, result.failure),
      );
    });
  };

  return { earlier, refresh, loadOlder };
}
