// The chain of hashes that makes a changed, removed or inserted line of the record visible.
import { createHash } from 'node:crypto';
import type { ActivityEntry } from '../../../shared/core/activity';

/** What the first entry follows. */
export const CHAIN_START = '0'.repeat(64);

/** JSON with sorted keys and no blanks: the same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256 in hex over the previous hash and the canonical JSON of the entry without its own hash. */
export function chainHash(previousHash: string, entry: Omit<ActivityEntry, 'hash'>): string {
  const { seq, atMs, kind, actionId, facts, failure } = entry;
  const text = canonicalJson({ seq, atMs, kind, actionId, facts, failure });
  return createHash('sha256').update(previousHash).update(text).digest('hex');
}
