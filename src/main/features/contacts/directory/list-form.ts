// A list may show less of a person than was read before: what it leaves out stays as it was.
import {
  everyField,
  type RecordFields,
  type SourceRecord,
} from '../../../../shared/contacts/contact';

/** Null, and an empty list of phones, e-mails or groups, say nothing here; everything else is news. */
export function overDetails(listed: SourceRecord, known: SourceRecord): SourceRecord {
  const saysNothing = (value: unknown): boolean =>
    value === null || (Array.isArray(value) && value.length === 0);
  return {
    ...listed,
    ...everyField<RecordFields>((field) => (saysNothing(listed[field]) ? known : listed)[field]),
  };
}
