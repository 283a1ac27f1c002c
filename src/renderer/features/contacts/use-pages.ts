// The pages in sight, for a list that is drawn.
import { useEffect, useState } from 'react';
import { useParts } from '../../window-parts';
import { createPageReader, type PageReader, type PagesRead } from './page-reader';
import { NO_PAGES } from './pages';

/** With another `version` what is in sight is read again. */
export function usePages(version: number): PagesRead & { readonly reader: PageReader } {
  const { api } = useParts();
  const [read, setRead] = useState<PagesRead>({ pages: NO_PAGES, failure: null });
  const [reader] = useState(() => createPageReader(api, setRead));
  useEffect(() => reader.renew(version), [reader, version]);
  return { ...read, reader };
}
