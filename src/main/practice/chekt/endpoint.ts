// Recognises the paths of the CHeKT API that the practice service plays.

const EXTERNAL_PREFIX = '/ext/v1/';
const REFERENCE_PREFIX = '/ref/v1/';

export type ContactEndpoint =
  | { readonly kind: 'contacts'; readonly siteId: string }
  | { readonly kind: 'contact'; readonly siteId: string; readonly contactId: string }
  | { readonly kind: 'validation'; readonly siteId: string; readonly contactId: string };

/** By the organisation's own ids. */
export type ReferenceEndpoint =
  | { readonly kind: 'reference-contacts'; readonly accountId: string }
  | { readonly kind: 'reference-contact'; readonly accountId: string; readonly externalId: string };

export type AskEndpoint =
  | { readonly kind: 'event-verification'; readonly eventId: string }
  | { readonly kind: 'general-verification' };

export type Endpoint = ContactEndpoint | ReferenceEndpoint | AskEndpoint;

/** Source: SEED CHeKT Verifications and Contacts API, "Endpoints Overview" and "Using Reference ID". */
const METHODS: Readonly<Record<Endpoint['kind'], readonly string[]>> = {
  contacts: ['GET', 'POST'],
  contact: ['GET', 'PUT', 'DELETE'],
  validation: ['POST'],
  'reference-contacts': ['GET', 'POST'],
  'reference-contact': ['DELETE'],
  'event-verification': ['POST'],
  'general-verification': ['POST'],
};

export function isChektPath(path: string): boolean {
  return path.startsWith(EXTERNAL_PREFIX) || path.startsWith(REFERENCE_PREFIX);
}

export function methodsOf({ kind }: Endpoint): readonly string[] {
  return METHODS[kind];
}

/** Ids are opaque: whatever stands percent-encoded in one segment. Source: SEED CHeKT Verifications and Contacts API. */
export function endpointOf(path: string): Endpoint | null {
  if (!isChektPath(path)) return null;
  const family = path.startsWith(REFERENCE_PREFIX) ? 'ref' : 'ext';
  const words = path.slice(EXTERNAL_PREFIX.length).split('/').map(decoded);
  if (words.some((word) => word === '')) return null;
  const [first = '', second = '', third = '', fourth = '', fifth = ''] = words;
  switch (`${family} ${words.length} ${first} ${third} ${fifth}`.trimEnd()) {
    case 'ext 1 verifications':
      return { kind: 'general-verification' };
    case 'ext 3 events verifications':
      return { kind: 'event-verification', eventId: second };
    case 'ext 3 sites contacts':
      return { kind: 'contacts', siteId: second };
    case 'ext 4 sites contacts':
      return { kind: 'contact', siteId: second, contactId: fourth };
    case 'ext 5 sites contacts validation':
      return { kind: 'validation', siteId: second, contactId: fourth };
    case 'ref 3 sites contacts':
      return { kind: 'reference-contacts', accountId: second };
    case 'ref 4 sites contacts':
      return { kind: 'reference-contact', accountId: second, externalId: fourth };
    default:
      return null;
  }
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
