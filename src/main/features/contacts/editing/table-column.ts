// One column of a table that somebody gave us, as it was understood.
import type { ImportField } from '../../../../shared/contacts/import-field';

export interface Column {
  readonly index: number;
  /** As the file has it; where that is nothing, or said twice, with the letter that spreadsheets show. */
  readonly heading: string;
  readonly field: ImportField;
}
