// Reads the pages in sight, and no others, however fast somebody scrolls.
import type { Failure } from '../../../shared/core/failure';
import type { WindowApi } from '../../kit/api';
import { NO_PAGES, PAGE_LENGTH, pagesOf, withPage, type Pages } from './pages';

export interface PagesRead {
  readonly pages: Pages;
  /** How the newest reading failed. */
  readonly failure: Failure | null;
}

export interface PageReader {
  /** These rows are in sight now. */
  readonly want: (first: number, count: number) => void;
  /** People have changed: what is in sight is read again; until then it stays on the screen. */
  readonly renew: (version: number) => void;
  /** Reads again what could not be read. */
  readonly retry: () => void;
}

/** Scrolling on while these run asks for nothing; what is in sight then is asked for afterwards. */
const CALLS_AT_ONCE = 2;

/** `told` gets everything known, whenever that has changed. */
export function createPageReader(
  api: Pick<WindowApi, 'call'>,
  told: (read: PagesRead) => void,
): PageReader {
  let pages = NO_PAGES;
  let wanted = { first: 0, count: PAGE_LENGTH };
  let newest: number | null = null;
  const underWay = new Set<number>();
  /** The version each page was asked for. */
  const asked = new Map<number, number>();

  const read = (): void => {
    if (newest === null) return;
    for (const page of pagesOf(wanted.first, wanted.count)) {
      if (underWay.size >= CALLS_AT_ONCE) return;
      if (asked.get(page) !== newest && !underWay.has(page)) void readPage(page, newest);
    }
  };
  const readPage = async (page: number, version: number): Promise<void> => {
    underWay.add(page);
    asked.set(page, version);
    const rows = { offset: page * PAGE_LENGTH, limit: PAGE_LENGTH };
    const result = await api.call('listPeople', rows);
    underWay.delete(page);
    if (!result.ok) {
      told({ pages, failure: result.failure });
      return;
    }
    pages = withPage(pages, page, result.value);
    // A page that was forgotten is asked for again when it comes into sight.
    for (const known of asked.keys()) {
      if (!pages.pages.has(known) && !underWay.has(known)) asked.delete(known);
    }
    told({ pages, failure: null });
    read();
  };

  return {
    want(first, count) {
      wanted = { first, count };
      read();
    },
    renew(version) {
      newest = version;
      read();
    },
    retry() {
      asked.clear();
      read();
    },
  };
}
