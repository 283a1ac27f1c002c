// What the reading of all contacts takes from a service: pages of records with a place to go on from.
import type { ContactSource, SourceRecord } from '../../shared/contact';
import type { Result } from '../../shared/failure';

export interface RecordPage {
  readonly records: readonly SourceRecord[];
  /** Where the page after this one begins; understood after a restart too. */
  readonly cursor: string;
  /** Of all pages; null when the service does not tell. */
  readonly total: number | null;
}

/** The directory's `SyncSource`. */
export interface RecordSource {
  readonly source: ContactSource;
  pages(from: string | null): AsyncGenerator<Result<RecordPage>, void, undefined>;
  readonly details?: (record: SourceRecord) => Promise<Result<SourceRecord>>;
}
