// A list may show less of a person than was read before: what it leaves out stays as it was.
import type { SourceRecord } from '../../../../shared/contacts/contact';

/** Null, and an empty list of phones, e-mails or groups, say nothing here; everything else is news. */
export function overDetails(listed: SourceRecord, known: SourceRecord): SourceRecord {
  return {
    ...listed,
    externalId: listed.externalId ?? known.externalId,
    title: listed.title ?? known.title,
    department: listed.department ?? known.department,
    description: listed.description ?? known.description,
    address: listed.address ?? known.address,
    type: listed.type ?? known.type,
    role: listed.role ?? known.role,
    phones: listed.phones.length > 0 ? listed.phones : known.phones,
    emails: listed.emails.length > 0 ? listed.emails : known.emails,
    groups: listed.groups.length > 0 ? listed.groups : known.groups,
  };
}
