// Recognises the paths of the CHeKT API that the practice service plays.

export const CHEKT_PREFIX = '/ext/v1/';

export type ReadEndpoint =
  | { readonly kind: 'contacts'; readonly siteId: string }
  | { readonly kind: 'contact'; readonly siteId: string; readonly contactId: string };

export type AskEndpoint =
  | { readonly kind: 'event-verification'; readonly eventId: string }
  | { readonly kind: 'general-verification' };

export type Endpoint = ReadEndpoint | AskEndpoint;

/** Ids are opaque: whatever stands percent-encoded in one segment. Source: SEED CHeKT Verifications and Contacts API. */
export function endpointOf(path: string): Endpoint | null {
  if (!path.startsWith(CHEKT_PREFIX)) return null;
  const words = path.slice(CHEKT_PREFIX.length).split('/').map(decoded);
  if (words.some((word) => word === '')) return null;
  const [first = '', second = '', third = '', fourth = ''] = words;
  switch (`${words.length} ${first} ${third}`) {
    case '1 verifications ':
      return { kind: 'general-verification' };
    case '3 events verifications':
      return { kind: 'event-verification', eventId: second };
    case '3 sites contacts':
      return { kind: 'contacts', siteId: second };
    case '4 sites contacts':
      return { kind: 'contact', siteId: second, contactId: fourth };
    default:
      return null;
  }
}

export function methodOf(endpoint: Endpoint): 'GET' | 'POST' {
  return endpoint.kind === 'contacts' || endpoint.kind === 'contact' ? 'GET' : 'POST';
}

/** Empty for what cannot be an id: broken escapes, or a query, which none of these paths has. */
function decoded(word: string): string {
  if (word.includes('?')) return '';
  try {
    return decodeURIComponent(word);
  } catch {
    return '';
  }
}
