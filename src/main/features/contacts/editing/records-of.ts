// Every record of a service, one by one, without holding them all.
import type { ContactSource, SourceRecord } from '../../../../shared/contacts/contact';
import type { Person } from '../../../../shared/contacts/person';

/** Of both services where no `source` is named. */
export function* recordsOf(
  people: Iterable<Person>,
  source?: ContactSource,
): Generator<SourceRecord> {
  for (const { records } of people) {
    for (const record of records) {
      if (source === undefined || record.source === source) yield record;
    }
  }
}
