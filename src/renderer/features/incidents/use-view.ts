// Reads one incident with everything known of it, and again when something happens to one of its parts.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/core/failure';
import type { IncidentView } from '../../../shared/incidents/incident';
import { useRefreshed } from '../../kit/use-refreshed';
import { useParts } from '../../kit/window-parts';

/** Each reading checks the whole record, so it is not asked for with every change of the state. */
const REFRESH_MS = 5000;

interface ViewReader {
  readonly view: IncidentView | null;
  readonly failure: Failure | null;
  readonly refresh: () => void;
}

export function useView(id: string): ViewReader {
  const { api } = useParts();
  const [view, setView] = useState<IncidentView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef(0);

  const refresh = useCallback(() => {
    latest.current += 1;
    const own = latest.current;
    void api.call('incidentView', { id }).then((result) => {
      // An older answer must not overtake a newer one.
      if (own !== latest.current) return;
      if (result.ok) setView(result.value);
      setFailure(result.ok ? null : result.failure);
    });
  }, [api, id]);

  // What is still on its way when another incident is opened, or none, is not for this one.
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [refresh],
  );
  useRefreshed(refresh, REFRESH_MS);

  return { view, failure, refresh };
}
