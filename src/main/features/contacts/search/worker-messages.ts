// What is said between the main process and the search thread.
import type { ContactHit } from '../../../../shared/contacts/contact';
import type { IndexedPerson } from './indexed-person';

/** What the thread can be asked to do; everything is answered once, in its own time. */
export type SearchTask =
  | { readonly task: 'begin-load' }
  | { readonly task: 'add'; readonly people: readonly IndexedPerson[] }
  | { readonly task: 'end-load' }
  /** The rest will not come. */
  | { readonly task: 'stop-load' }
  | { readonly task: 'put'; readonly people: readonly IndexedPerson[] }
  | { readonly task: 'remove'; readonly keys: readonly string[] }
  | { readonly task: 'search'; readonly query: string; readonly limit: number };

export type SearchRequest = SearchTask & { readonly id: number };

export interface SearchReply {
  readonly id: number;
  /** Of a search only. */
  readonly hits: readonly ContactHit[];
  /** Why it could not be done; never with personal data in it. */
  readonly failure: string | null;
}
