// What `tocsin contacts` can ask for, and how a reading of contacts can end.
import type { ContactSearch } from '../../shared/contacts/contact';
import type { SyncState } from '../../shared/contacts/contact-sync';
import type { Failure, Result } from '../../shared/core/failure';
import type { FoundContact } from '../../shared/contacts/found-contact';

/** `interrupted`: what was read is kept, and the next reading goes on from there. */
export type SyncEnd =
  | { readonly kind: 'complete'; readonly states: readonly SyncState[] }
  | {
      readonly kind: 'interrupted';
      readonly states: readonly SyncState[];
      readonly detail: string;
    }
  | {
      readonly kind: 'failed';
      readonly states: readonly SyncState[];
      readonly failure: Failure;
    };

export interface ContactsDesk {
  /** Reads every service that is set up to the end. `onProgress` about once a second. Never rejects. */
  sync(onProgress: (states: readonly SyncState[]) => void, signal: AbortSignal): Promise<SyncEnd>;
  /** Best first. */
  search(search: ContactSearch): Promise<Result<readonly FoundContact[]>>;
}

/** Time, as watching needs it. */
export interface Pace {
  /** Wall clock in milliseconds: the app of this computer has the same. */
  now(): number;
  /** Milliseconds that no change of the wall clock moves. */
  elapsed(): number;
  /** Ends early, without a failure, when `signal` says so. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
