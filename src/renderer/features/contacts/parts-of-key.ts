// What a record key is made of: the other way round of `recordKey`.
import { ContactSource } from '../../../shared/contacts/contact';

interface KeyParts {
  readonly source: ContactSource;
  readonly siteId: string;
  readonly vendorId: string;
}

export function partsOfKey(key: string): KeyParts {
  const [source, siteId = '', vendorId = ''] = key.split('/').map(decodeURIComponent);
  return { source: ContactSource.catch('emergency24').parse(source), siteId, vendorId };
}
