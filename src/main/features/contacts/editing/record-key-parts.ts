// Reads the name of a record back into its parts.
import { ContactSource, type SourceRecord } from '../../../../shared/contacts/contact';
import { failed, ok, type Result } from '../../../../shared/core/failure';

export type RecordName = Pick<SourceRecord, 'source' | 'siteId' | 'vendorId'>;

/** The other way round of `recordKey`; `invalid-input` for a text that names no record. */
export function recordKeyParts(key: string): Result<RecordName> {
  const [source, siteId, vendorId, ...more] = key.split('/').map(decoded);
  const known = ContactSource.safeParse(source);
  if (known.success && siteId !== undefined && vendorId && more.length === 0) {
    return ok({ source: known.data, siteId, vendorId });
  }
  const detail = `recordKey: ${JSON.stringify(key.slice(0, 80))} names no record`;
  return failed({ kind: 'invalid-input', detail, field: 'recordKey' });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
