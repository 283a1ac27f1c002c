// Reads the incidents, and again whenever one was confirmed, changed or closed.
import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../../shared/failure';
import type { Incident } from '../../../shared/incident';
import { useAppState, useParts } from '../../window-parts';

const PAGE_LENGTH = 50;

interface History {
  /** Newest first; null while they are being read for the first time. */
  readonly incidents: readonly Incident[] | null;
  readonly failure: Failure | null;
  readonly complete: boolean;
  readonly refresh: () => void;
  readonly loadOlder: () => void;
}

export function useHistory(): History {
  const { api } = useParts();
  const [limit, setLimit] = useState(PAGE_LENGTH);
  const [incidents, setIncidents] = useState<readonly Incident[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // In the other world there are other incidents.
  const stamp = useAppState(({ world, incidents: open }) => `${world} ${JSON.stringify(open)}`);

  const refresh = useCallback(() => {
    void api.call('incidentHistory', { limit }).then((result) => {
      if (result.ok) setIncidents(result.value);
      setFailure(result.ok ? null : result.failure);
    });
  }, [api, limit]);
  useEffect(refresh, [refresh, stamp]);

  return {
    incidents,
    failure,
    complete: (incidents?.length ?? 0) < limit || limit >= 200,
    refresh,
    loadOlder: () => setLimit((now) => Math.min(200, now + PAGE_LENGTH)),
  };
}
