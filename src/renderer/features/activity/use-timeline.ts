// Reads the record page by page and again whenever the state has moved on.
import { useCallback, useState } from 'react';
import { useRefreshed } from '../../use-refreshed';
import { useParts } from '../../window-parts';
import {
  EMPTY_TIMELINE,
  PAGE_LENGTH,
  withFailure,
  withNewest,
  withOlder,
  type Timeline,
} from './timeline';

/** At most one reading in this time, however often the state changes. */
const REFRESH_MS = 1000;

interface TimelineReader {
  readonly timeline: Timeline;
  readonly refresh: () => void;
  readonly loadOlder: () => void;
}

/** Loads the newest page at once. */
export function useTimeline(): TimelineReader {
  const { api } = useParts();
  const [timeline, setTimeline] = useState(EMPTY_TIMELINE);

  const refresh = useCallback(() => {
    void api.call('activityPage', { limit: PAGE_LENGTH }).then((result) => {
      setTimeline((now) =>
        result.ok ? withNewest(now, result.value) : withFailure(now, result.failure),
      );
    });
  }, [api]);

  const loadOlder = () => {
    const beforeSeq = timeline.entries.at(-1)?.seq;
    if (beforeSeq === undefined || timeline.loadingOlder) return;
    setTimeline((now) => ({ ...now, loadingOlder: true }));
    void api.call('activityPage', { beforeSeq, limit: PAGE_LENGTH }).then((result) => {
      setTimeline((now) =>
        result.ok ? withOlder(now, result.value) : withFailure(now, result.failure),
      );
    });
  };

  useRefreshed(refresh, REFRESH_MS);

  return { timeline, refresh, loadOlder };
}
