// The rows of the list: everybody by name, or what the search found, best first.
import { useCallback, useEffect, useState } from 'react';
import { isSimilar, type ContactHit } from '../../../shared/contacts/contact';
import type { Failure } from '../../../shared/core/failure';
import { useParts } from '../../kit/window-parts';
import { createPageReader, type PageReader, type PagesRead, hitAt, NO_PAGES } from './page-reader';
import { useCalmVersion } from './use-calm-version';

export interface Results {
  /** The words these rows are for; empty: everybody. */
  readonly query: string;
  /** Null while nothing is known yet. */
  readonly total: number | null;
  /** So many of them, the last ones, are only similar to the words. */
  readonly similar: number;
  readonly at: (index: number) => ContactHit | undefined;
  readonly failure: Failure | null;
  readonly want: (first: number, count: number) => void;
  readonly retry: () => void;
  /** The rows are for older words than the ones in the box. */
  readonly behind: boolean;
}

const nothingToFetch = () => undefined;

/** `typed` as it stands in the box. */
export function useResults(typed: string): Results {
  const query = typed.trim();
  const version = useCalmVersion();
  const everybody = useEverybody(version);
  const found = useSearch(query, version);
  const { pages } = everybody;
  const everybodyAt = useCallback((index: number) => hitAt(pages, index), [pages]);
  // Until the first answer is here, everybody stays in sight.
  if (query === '' || found.query === '') {
    return {
      query: '',
      total: pages.total,
      similar: 0,
      at: everybodyAt,
      failure: everybody.failure,
      want: everybody.reader.want,
      retry: everybody.reader.retry,
      behind: query !== '',
    };
  }
  return {
    query: found.query,
    total: found.hits.length,
    similar: found.hits.filter(isSimilar).length,
    at: (index) => found.hits[index],
    failure: found.failure,
    want: nothingToFetch,
    retry: found.retry,
    behind: found.query !== query,
  };
}

/** The pages in sight; with another `version` they are read again. */
function useEverybody(version: number): PagesRead & { readonly reader: PageReader } {
  const { api } = useParts();
  const [read, setRead] = useState<PagesRead>({ pages: NO_PAGES, failure: null });
  const [reader] = useState(() => createPageReader(api, setRead));
  useEffect(() => reader.renew(version), [reader, version]);
  return { ...read, reader };
}

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
function useSearch(query: string, version: number): Found & { readonly retry: () => void } {
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
