// Recognises the calls of the Emergency24 API that the practice service plays.
import type { Emergency24Settings } from './configuration';

export const EMERGENCY24_PATH = '/api/iccs/v1';

/** Whom a call is about. */
export interface Target {
  readonly by: 'contact-id' | 'external-id';
  readonly id: string;
}

export type Endpoint =
  | { readonly call: 'ping' | 'all contacts' | 'add contact' | 'all groups' }
  | {
      readonly call: 'read contact' | 'replace contact' | 'delete contact';
      readonly target: Target;
    }
  | { readonly call: 'members'; readonly groupId: string }
  | {
      readonly call: 'join group' | 'leave group';
      readonly groupId: string;
      readonly target: Target;
    };

const CONTACT_CALLS = {
  GET: 'read contact',
  PUT: 'replace contact',
  DELETE: 'delete contact',
} as const;
const GROUP_CALLS = { PUT: 'join group', DELETE: 'leave group' } as const;

/** `path` begins behind EMERGENCY24_PATH. Source: SEED Emergency24 ICCS API, every request line. */
export function endpointOf(
  method: string,
  path: string,
  spelling: Emergency24Settings['spelling'],
): Endpoint | null {
  const words = path.slice(1).split('/').map(decoded);
  if (words.some((word) => word === '')) return null;
  const [room = '', first = '', second = '', third = '', fourth = ''] = words;
  switch (`${method} ${words.length} ${room} ${first}`.trimEnd()) {
    case 'GET 1 ping':
      return { call: 'ping' };
    case 'GET 2 contacts all':
      return { call: 'all contacts' };
    case 'POST 2 contacts addContact':
      return { call: 'add contact' };
    case 'GET 2 groups all':
      return { call: 'all groups' };
  }
  if (room === 'groups') {
    return method === 'GET' && words.length === 2 ? { call: 'members', groupId: first } : null;
  }
  if (room !== 'contacts') return null;
  if (words.length === 5 && first === 'group') {
    const by = third === 'contact' ? 'contact-id' : third === 'external' ? 'external-id' : null;
    const call = callOf(GROUP_CALLS, method);
    return by && call ? { call, groupId: second, target: { by, id: fourth } } : null;
  }
  const call = callOf(CONTACT_CALLS, method);
  if (!call) return null;
  if (words.length === 2) return { call, target: { by: 'contact-id', id: first } };
  const isExternal = words.length === 3 && isSpelled(first, method, spelling);
  return isExternal ? { call, target: { by: 'external-id', id: second } } : null;
}

/** The page misspells the reading alone; changing and deleting have one name. */
function isSpelled(
  word: string,
  method: string,
  spelling: Emergency24Settings['spelling'],
): boolean {
  if (method !== 'GET') return word === 'external';
  return spelling === 'both' ? word === 'external' || word === 'exteranl' : word === spelling;
}

function callOf<Calls extends Readonly<Record<string, string>>>(
  calls: Calls,
  method: string,
): Calls[keyof Calls] | null {
  return Object.hasOwn(calls, method) ? (calls[method] as Calls[keyof Calls]) : null;
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return '';
  }
}
