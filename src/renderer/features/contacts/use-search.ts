// What the search found for the newest words; answers to older words are dropped.
import { useCallback, useEffect, useState } from 'react';
import type { ContactHit } from '../../../shared/contacts/contact';
import type { Failure } from '../../../shared/core/failure';
import { useParts } from '../../kit/window-parts';

/** Long enough that two keys in one motion are one question. */
const KEYSTROKE_MS = 40;
export const HITS_AT_MOST = 200;

interface Found {
  /** The words these were found for. */
  readonly query: string;
  readonly hits: readonly ContactHit[];
  readonly failure: Failure | null;
}

const NOTHING_FOUND: Found = { query: '', hits: [], failure: null };

/** What was found before stays until the next answer; empty words ask nothing. */
export function useSearch(query: string, version: number): Found & { readonly retry: () => void } {
  const { api, clock } = useParts();
  const [found, setFound] = useState(NOTHING_FOUND);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (query === '') return undefined;
    let wanted = true;
    const forget = clock.after(KEYSTROKE_MS, () => {
      void api.call('searchContacts', { query, limit: HITS_AT_MOST }).then((result) => {
        if (!wanted) return;
        if (!result.ok && result.failure.reason === 'overtaken') {
          // Not "nobody": it was never looked for. What stands there stays until it is.
          setTries((count) => count + 1);
          return;
        }
        setFound(
          result.ok
            ? { query, hits: result.value, failure: null }
            : { query, hits: [], failure: result.failure },
        );
      });
    });
    return () => {
      wanted = false;
      forget();
    };
  }, [api, clock, query, version, tries]);
  return { ...found, retry: useCallback(() => setTries((count) => count + 1), []) };
}
