// What a service must offer so that all its contacts can be read.
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import type { Failure, Result } from '../../../../shared/core/failure';

/** `cursor`: where the page after this one begins, to be understood by `pages` alone, after a restart too. */
export interface SourcePage {
  readonly records: readonly SourceRecord[];
  readonly cursor: string;
  /** Of all pages; null when the service does not tell. */
  readonly total: number | null;
}

export interface SyncSource {
  readonly source: ContactSource;
  /** From the beginning (null) or a cursor to the end. A failure is yielded last; ending without one is the end. */
  pages(from: string | null): AsyncIterable<Result<SourcePage>>;
  /**
   * Where the list leaves something out: the whole of one person. `rejected` with reason `not-found` when
   * there is none any more. Called for several people at once.
   */
  readonly details?: (record: SourceRecord) => Promise<Result<SourceRecord>>;
}

/** It goes on by itself after a while. */
export function isPassing({ kind }: Failure): boolean {
  return (
    kind === 'rate-limited' || kind === 'offline' || kind === 'timeout' || kind === 'unavailable'
  );
}

export function isNotFound({ reason }: Failure): boolean {
  return reason === 'not-found';
}

/** Neither time nor the next person makes it better. */
export function isFinal({ kind }: Failure): boolean {
  return (
    kind === 'unauthorized' || kind === 'not-configured' || kind === 'storage' || kind === 'bug'
  );
}
