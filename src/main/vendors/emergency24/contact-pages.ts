// Walks through all contacts page by page; whoever was interrupted goes on from the page that is missing.
import type {
  Emergency24Contact,
  Emergency24ContactPage,
} from '../../../shared/contacts/emergency24';
import { failed, ok, type Result } from '../../../shared/core/failure';
import { isFolded } from './folded-json';
import { readContact } from './read-contact';
import { readCount } from '../json-values';

/** The default of the vendor. Source: SEED, "Get All Contacts". */
export const DEFAULT_PAGE_SIZE = 500;

/** A page number only means something together with the size of the pages. */
export interface PageStart {
  readonly page?: number;
  readonly pageSize?: number;
}

export type FetchPage = (page: number, pageSize: number) => Promise<Result<Emergency24ContactPage>>;

/**
 * Pages from `page` (the first is 1) to the last that the newest answer promises. A failure is yielded and
 * ends the walk; begin again at the page after the last good one. Never throws.
 */
export async function* walkPages(
  fetchPage: FetchPage,
  { page, pageSize }: Required<PageStart>,
): AsyncGenerator<Result<Emergency24ContactPage>, void, undefined> {
  let before = '';
  for (let number = page; ; number += 1) {
    const fetched = await fetchPage(number, pageSize);
    if (!fetched.ok) {
      yield fetched;
      return;
    }
    const { totalPages, contacts } = fetched.value;
    const content = contacts.map(({ contactId }) => contactId).join();
    // Contacts may be deleted while we read: then the end comes earlier than it was promised.
    if (totalPages !== null && number > Math.max(1, totalPages)) return;
    if (totalPages === null && number > page && (content === '' || content === before)) return;
    yield fetched;
    if (totalPages === null ? content === '' : number >= totalPages) return;
    before = content;
  }
}

/** One answer as a page. Fails with `bad-response`, for instance when another page was answered than asked. */
export function readPage(
  data: unknown,
  asked: { readonly page: number; readonly pageSize: number },
): Result<Emergency24ContactPage> {
  // Until August 2017 the data was the bare list. Source: the vendor's repository.
  const frame = isFolded(data) ? data : { list: data };
  if (!Array.isArray(frame.list)) return bad('there is no list of contacts in it');
  const totalPages = readCount(frame.totalpages);
  const pageSize = readCount(frame.pagesize);
  const number = readCount(frame.pagenumber) ?? asked.page;
  if (number !== asked.page && (totalPages === null || asked.page <= totalPages)) {
    return bad(`page ${asked.page} was asked and page ${number} was answered`);
  }
  const read = frame.list.map(readContact);
  const contacts = read.filter((contact): contact is Emergency24Contact => contact !== null);
  if (contacts.length === 0 && read.length > 0) return bad('no contact in it has an id');
  if (read.length === 0 && totalPages !== null && asked.page < totalPages) {
    return bad(`page ${asked.page} of ${totalPages} is empty`);
  }
  return ok({
    page: asked.page,
    pageSize: pageSize === null || pageSize === 0 ? asked.pageSize : pageSize,
    totalPages,
    totalCount: readCount(frame.totalcount),
    contacts,
    unreadable: read.length - contacts.length,
  });
}

function bad(what: string): Result<never> {
  return failed({ kind: 'bad-response', detail: `Emergency24's answer cannot be used: ${what}` });
}
