// Would a press work right now? One verdict, and every reason against it.
import { z } from 'zod';
import type { Failure } from './failure';
import { VENDOR_TROUBLES, type World } from './vendor';

export const TroubleId = z.enum([
  'not-set-up-channel',
  'not-set-up-integration',
  'not-set-up-key',
  'place-unsaid',
  'keyring-missing',
  'keyring-locked',
  'key-other-address',
  'disk',
  'disk-busy',
  'record-rescued',
  'offline',
  'vendor-unreachable',
  'vendor-certificate',
  'vendor-refuses-key',
  'vendor-replaced',
  'press-failing',
  'press-not-accepted',
  'hotkey-failed',
  'hotkeys-not-offered',
  'hotkeys-unproven',
  'settings-unreadable',
  'settings-lost',
  'was-live',
  'managed-config',
  'practice-service',
  'webhook-receiver',
  'webhook-lost',
  'events-refused',
  'verification-unsure',
  'notices-silent',
  'tray-missing',
  'held-up',
  ...VENDOR_TROUBLES,
]);
export type TroubleId = z.infer<typeof TroubleId>;

/** Trouble is never an alarm. `blocks`: a press would not get through while it lasts. */
export const Trouble = z
  .strictObject({
    id: TroubleId,
    blocks: z.boolean(),
    detail: z.string(),
    sinceMs: z.number(),
  })
  .readonly();
export type Trouble = z.infer<typeof Trouble>;

/**
 * ready: proven, live, nothing in the way. unproven: nothing known is in the way, and no press has shown it.
 * practice: works, and nobody would be alerted. trouble and not-set-up, in either world: it would not work.
 */
export const Verdict = z.enum(['ready', 'unproven', 'practice', 'trouble', 'not-set-up']);
export type Verdict = z.infer<typeof Verdict>;

/** What it is called that a key cannot be had. */
export function keyTrouble({ reason }: Failure): TroubleId {
  if (reason === 'address-changed') return 'key-other-address';
  return reason === 'keyring-locked' ? 'keyring-locked' : 'keyring-missing';
}

export const Readiness = z
  .strictObject({
    verdict: Verdict,
    troubles: z.array(Trouble).readonly(),
    /** When a press was last accepted by the way that the next one takes, wall clock; null: never, or in practice. */
    provenAtMs: z.number().nullable(),
  })
  .readonly();
export type Readiness = z.infer<typeof Readiness>;

/** What readiness is said of, besides what is in the way. */
export interface Proof {
  readonly world: World;
  readonly provenAtMs: number | null;
}

/** Not set up outranks trouble: there is nothing to repair yet, only to fill in. */
export function readinessOf(troubles: readonly Trouble[], proof: Proof): Readiness {
  const blocking = troubles.filter((trouble) => trouble.blocks);
  const provenAtMs = proof.world === 'live' ? proof.provenAtMs : null;
  return {
    verdict: verdictOf(blocking, proof),
    troubles: [...blocking, ...troubles.filter((trouble) => !trouble.blocks)],
    provenAtMs,
  };
}

function verdictOf(blocking: readonly Trouble[], { world, provenAtMs }: Proof): Verdict {
  if (blocking.some((trouble) => trouble.id.startsWith('not-set-up'))) return 'not-set-up';
  if (blocking.length > 0) return 'trouble';
  if (world === 'practice') return 'practice';
  return provenAtMs === null ? 'unproven' : 'ready';
}

/** A press would not get through, as far as is known. */
export function isBlocked(verdict: Verdict): boolean {
  return verdict === 'trouble' || verdict === 'not-set-up';
}

/** Of `tocsin status` and `tocsin doctor`: 0 only where a press is known to reach people. */
export function exitCodeOf(verdict: Verdict): 0 | 1 | 3 {
  if (verdict === 'practice') return 3;
  return verdict === 'ready' ? 0 : 1;
}
