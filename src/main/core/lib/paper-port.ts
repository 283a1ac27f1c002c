// How a part that has no screen gets a file to the operator: as a PDF, and to a place they choose.
import type { Result } from '../../../shared/core/failure';

export interface SaveRequest {
  readonly title: string;
  /** With its extension. */
  readonly name: string;
}

export interface Paper {
  /** Where to, asked of the operator; null when they changed their mind. Failure `storage`. */
  saveAs(
    request: SaveRequest,
    make: () => Promise<Iterable<string | Uint8Array>>,
  ): Promise<Result<{ readonly path: string | null }>>;
  /** Of a self-contained page. */
  pdfOf(html: string): Promise<Uint8Array>;
}
