// The people of one site, as main knows them: read once per site, and again on request.
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/core/failure';
import type { SiteContacts } from '../../../shared/verification/verification';
import { useParts } from '../../kit/window-parts';

interface Known {
  readonly siteId: string;
  readonly list: SiteContacts | null;
  readonly failure: Failure | null;
}

export interface SiteContactsReader {
  /** Null while nothing is known; kept when a later reading fails. */
  readonly list: SiteContacts | null;
  /** How the newest reading failed. */
  readonly failure: Failure | null;
  readonly loading: boolean;
  readonly refresh: () => void;
}

/** An empty `siteId` reads nothing. An answer for a site that was left meanwhile is dropped. */
export function useSiteContacts(siteId: string): SiteContactsReader {
  const { api } = useParts();
  const [known, setKnown] = useState<Known | null>(null);
  const [refreshing, setRefreshing] = useState(false);
  const wanted = useRef('');

  useEffect(() => {
    wanted.current = siteId;
    if (siteId === '') return;
    void api.call('siteContacts', { siteId }).then((result) => {
      if (wanted.current !== siteId) return;
      setKnown({
        siteId,
        list: result.ok ? result.value : null,
        failure: result.ok ? null : result.failure,
      });
    });
    return () => {
      wanted.current = '';
    };
  }, [api, siteId]);

  const refresh = () => {
    if (refreshing || siteId === '') return;
    setRefreshing(true);
    void api.call('siteContacts', { siteId, refresh: true }).then((result) => {
      setRefreshing(false);
      if (wanted.current !== siteId) return;
      setKnown((before) => ({
        siteId,
        list: result.ok ? result.value : before?.siteId === siteId ? before.list : null,
        failure: result.ok ? null : result.failure,
      }));
    });
  };

  const mine = known?.siteId === siteId ? known : null;
  return {
    list: mine?.list ?? null,
    failure: mine?.failure ?? null,
    loading: refreshing || (siteId !== '' && mine === null),
    refresh,
  };
}
