// What may follow an outcome, per kind of action: try again, stop, or ask the operator.
import type { Action } from '../../../shared/action';
import { afterUnsure } from '../../../shared/contacts/contact-change';
import type { FailureKind } from '../../../shared/core/failure';
import type { Outcome } from '../lib/vendor-port';

export type Verdict = 'retry' | 'stop' | 'ask';

type Trouble = Exclude<Outcome, { kind: 'accepted' }>;

interface Policy {
  /**
   * Whether sending the same bytes twice harms nobody. `read-back`: the next attempt asks the vendor first, so it
   * goes on while that question may yet be answered.
   */
  readonly onUnsure: 'retry' | 'read-back' | 'ask';
  /** Whether somebody waits at the screen for it: then what must be set up first is told at once. */
  readonly onNotConfigured: 'retry' | 'stop';
}

/**
 * A check-in may repeat: Share911 ignores identical duplicates (SEED Check-in REST API). A verification
 * that is sent twice texts people twice (ASSUMED: CHeKT's page names no protection against repeats).
 */
const POLICIES = {
  'check-in': { onUnsure: 'retry', onNotConfigured: 'retry' },
  verification: { onUnsure: 'ask', onNotConfigured: 'stop' },
  /** Replaces or removes: done twice it is the same. */
  'contact-repeatable': { onUnsure: 'retry', onNotConfigured: 'stop' },
  /** Makes somebody new. */
  'contact-added': { onUnsure: 'read-back', onNotConfigured: 'stop' },
  /** Writes to a person. */
  'contact-once': { onUnsure: 'ask', onNotConfigured: 'stop' },
} as const satisfies Readonly<Record<string, Policy>>;
export type PolicyName = keyof typeof POLICIES;

const CONTACT_POLICIES = {
  repeat: 'contact-repeatable',
  'read-back': 'contact-added',
  ask: 'contact-once',
} as const satisfies Record<ReturnType<typeof afterUnsure>, PolicyName>;

/** Which rule holds for an action. */
export function policyOf(action: Action): PolicyName {
  if (action.kind !== 'contact-change') return action.kind;
  return CONTACT_POLICIES[afterUnsure(action.change)];
}

/** What can turn into an answer by waiting. Every other refusal stays a no. */
const PASSING: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'rate-limited',
  'unavailable',
  'offline',
  'timeout',
]);

/** The same bytes can never be sent, whatever the network does. */
const HOPELESS: ReadonlySet<FailureKind> = new Set<FailureKind>(['invalid-input']);

/** Pure: the rule of architecture for one failed attempt. */
export function verdictOn(name: PolicyName, outcome: Trouble): Verdict {
  const policy: Policy = POLICIES[name];
  switch (outcome.kind) {
    case 'refused':
      return PASSING.has(outcome.failure.kind) ? 'retry' : 'stop';
    case 'notSent':
      if (outcome.failure.kind === 'not-configured') return policy.onNotConfigured;
      return HOPELESS.has(outcome.failure.kind) ? 'stop' : 'retry';
    case 'unsure':
      if (policy.onUnsure !== 'read-back') return policy.onUnsure;
      return PASSING.has(outcome.failure.kind) ? 'retry' : 'ask';
  }
}
