// Which words a trouble has: practice speaks of its own service, never of a vendor.
import type { TroubleId } from '../core/readiness';
import type { World } from '../core/vendor';

const IN_PRACTICE = {
  'vendor-unreachable': 'practice-unreachable',
  'vendor-refuses-key': 'practice-refuses-key',
} as const satisfies Partial<Record<TroubleId, string>>;

export type TroubleWords = TroubleId | (typeof IN_PRACTICE)[keyof typeof IN_PRACTICE];

/** The name of the trouble's words in the catalogue, below `trouble`. */
export function troubleWordsOf(id: TroubleId, world: World): TroubleWords {
  return world === 'practice' && (id === 'vendor-unreachable' || id === 'vendor-refuses-key')
    ? IN_PRACTICE[id]
    : id;
}
