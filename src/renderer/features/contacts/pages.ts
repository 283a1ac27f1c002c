// Everybody in the order of their names, of whom only pages are here.
import type { ContactHit } from '../../../shared/contacts/contact';
import type { DirectoryListing } from '../../../shared/contacts/directory';

export interface Pages {
  /** Null until the first page is here. */
  readonly total: number | null;
  readonly pages: ReadonlyMap<number, readonly ContactHit[]>;
}

export const PAGE_LENGTH = 100;
export const NO_PAGES: Pages = { total: null, pages: new Map() };

/** More pages than this are forgotten, the farthest first. */
const KEPT_PAGES = 30;

export function hitAt({ pages }: Pages, index: number): ContactHit | undefined {
  return pages.get(Math.floor(index / PAGE_LENGTH))?.[index % PAGE_LENGTH];
}

/** The pages that rows `first` and the `count - 1` after it stand on. */
export function pagesOf(first: number, count: number): readonly number[] {
  const from = Math.floor(first / PAGE_LENGTH);
  const to = Math.floor((first + Math.max(1, count) - 1) / PAGE_LENGTH);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

export function withPage(
  { pages }: Pages,
  number: number,
  { hits, total }: DirectoryListing,
): Pages {
  const end = Math.ceil(total / PAGE_LENGTH);
  // An empty page is known too: it must not be asked for again and again.
  const all = [...new Map([...pages, [number, hits]])].filter(
    ([page]) => page < end || page === number,
  );
  const near = all.sort(([a], [b]) => Math.abs(a - number) - Math.abs(b - number));
  return { total, pages: new Map(near.slice(0, KEPT_PAGES)) };
}
