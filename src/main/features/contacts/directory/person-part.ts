// One record of a person, with the age of what it says.
import type { SourceRecord } from '../../../../shared/contacts/contact';

/** `detailedAtMs`: when phones, e-mails and groups were read, where that is not together with the rest. */
export interface PersonPart {
  readonly record: SourceRecord;
  readonly detailedAtMs: number | null;
}
