// Would a press work right now? One verdict, and every reason against it.
import { z } from 'zod';

export const TroubleId = z.enum([
  'not-set-up-channel',
  'not-set-up-integration',
  'not-set-up-key',
  'keyring-missing',
  'keyring-locked',
  'disk',
  'disk-busy',
  'offline',
  'vendor-unreachable',
  'vendor-certificate',
  'vendor-refuses-key',
  'press-failing',
  'hotkey-failed',
  'settings-unreadable',
  'managed-config',
  'practice-service',
  'webhook-receiver',
  'webhook-lost',
  'chekt-refuses-key',
  'verification-unsure',
]);
export type TroubleId = z.infer<typeof TroubleId>;

/** Trouble is never an alarm. `blocks`: a press would not get through while it lasts. */
export interface Trouble {
  readonly id: TroubleId;
  readonly blocks: boolean;
  readonly detail: string;
  readonly sinceMs: number;
}

export type Verdict = 'ready' | 'trouble' | 'not-set-up';

export interface Readiness {
  readonly verdict: Verdict;
  readonly troubles: readonly Trouble[];
}

/** Not set up outranks trouble: there is nothing to repair yet, only to fill in. */
export function readinessOf(troubles: readonly Trouble[]): Readiness {
  const blocking = troubles.filter((trouble) => trouble.blocks);
  const sorted = [...blocking, ...troubles.filter((trouble) => !trouble.blocks)];
  if (blocking.some((trouble) => trouble.id.startsWith('not-set-up'))) {
    return { verdict: 'not-set-up', troubles: sorted };
  }
  return { verdict: blocking.length > 0 ? 'trouble' : 'ready', troubles: sorted };
}
