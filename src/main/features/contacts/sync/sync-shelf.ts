// What the reading of one service needs of the directory: every step is in memory and on disk together.
import type { SourceRecord } from '../../../../shared/contacts/contact';
import type { Result } from '../../../../shared/core/failure';
import type { StoredPass } from '../directory/log-entry';

/** What was read of one person: the whole record, or that there is none any more. */
export type Detail =
  | { readonly kind: 'record'; readonly record: SourceRecord }
  | { readonly kind: 'gone'; readonly record: SourceRecord };

export interface WantedDetails {
  readonly records: readonly SourceRecord[];
  /** Where to go on; null at the end. */
  readonly next: number | null;
}

/**
 * A failed result says that a step is in memory but not on disk. Nothing is done any more, and everything
 * fails, once the service was wiped or its file was read again.
 */
export interface SyncSession {
  isOpen(): boolean;
  stored(): StoredPass | null;
  /** Greater than any pass that ever was. */
  nextPass(): number;
  /** One page and how far the reading then is. `isPartial`: the list leaves out what only details tell. */
  page(
    records: readonly SourceRecord[],
    isPartial: boolean,
    after: (freshlySeen: number) => StoredPass,
  ): Promise<Result<null>>;
  step(stored: StoredPass): Promise<Result<null>>;
  /** Records that no pass from this one on has seen. */
  unseen(
    sincePass: number,
    limit: number,
  ): { readonly count: number; readonly first: readonly SourceRecord[] };
  removeUnseen(sincePass: number): Promise<Result<null>>;
  /** Those never read in full, changed since, or read before `staleBeforeMs`. */
  countWanting(staleBeforeMs: number): number;
  wanting(from: number, limit: number, staleBeforeMs: number): WantedDetails;
  detailed(details: readonly Detail[]): Promise<Result<null>>;
  held(): number;
}

export interface SyncShelf {
  /** When everything was last read to the end, wall clock in milliseconds. */
  completedAtMs(): number | null;
  begin(): SyncSession;
}
