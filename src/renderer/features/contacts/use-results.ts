// The rows of the list: everybody by name, or what the search found, best first.
import { useCallback, useEffect, useState } from 'react';
import { isSimilar, type ContactHit } from '../../../shared/contacts/contact';
import type { Failure } from '../../../shared/core/failure';
import { useParts } from '../../kit/window-parts';
import { createPageReader, type PageReader, type PagesRead } from './page-reader';
import { hitAt, NO_PAGES } from './pages';
import { useCalmVersion } from './use-calm-version';
import { useSearch } from './use-search';

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
