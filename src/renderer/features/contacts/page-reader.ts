// Reads the pages in sight, and no others, however fast somebody scrolls.
import type { Failure } from '../../../shared/core/failure';
import type { WindowApi } from '../../kit/api';
import type { ContactHit } from '../../../shared/contacts/contact';
import type { DirectoryListing } from '../../../shared/contacts/directory';

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

export interface Pages {
  /** Null until the first page is here. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly ContactHit[]>;
}

const PAGE_LENGTH = 100;
export const NO_PAGES: Pages = { total: null, pages: new Map() };

/** More pages than this are forgotten, the farthest first. */
const KEPT_PAGES = 30;

/** Everybody in the order of their names, of whom only pages are here. */
export function hitAt({ pages }: Pages, index: number): ContactHit | undefined {
  return pages.get(Math.floor(index / PAGE_LENGTH))?.[index % PAGE_LENGTH];
}

/** The pages that rows `first` and the `count - 1` after it stand on. */
function pagesOf(first: number, count: number): readonly number[] {
  const from = Math.floor(first / PAGE_LENGTH);
  const to = Math.floor((first + Math.max(1, count) - 1) / PAGE_LENGTH);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function withPage({ pages }: Pages, number: number, { hits, total }: DirectoryListing): Pages {
  const end = Math.ceil(total / PAGE_LENGTH);
  // An empty page is known too: it must not be asked for again and again.
  const all = [...new Map([...pages, [number, hits]])].filter(
    ([page]) => page < end || page === number,
  );
  const near = all.sort(([a], [b]) => Math.abs(a - number) - Math.abs(b - number));
  return { total, pages: new Map(near.slice(0, KEPT_PAGES)) };
}
