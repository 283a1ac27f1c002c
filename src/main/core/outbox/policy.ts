// What may follow an outcome, by the policy of its action: try again, stop, or ask the operator.
import type { FailureKind } from '../../../shared/core/failure';
import type { Outcome } from '../lib/vendor-port';

export type Verdict = 'retry' | 'stop' | 'ask';

type Trouble = Exclude<Outcome, { kind: 'accepted' }>;

export interface Policy {
  /**
   * Whether sending the same bytes twice harms nobody. `read-back`: the next attempt asks the vendor first, so it
   * goes on while that question may yet be answered.
   */
  readonly onUnsure: 'retry' | 'read-back' | 'ask';
  /** Whether somebody waits at the screen for it: then what must be set up first is told at once. */
  readonly onNotConfigured: 'retry' | 'stop';
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
export function verdictOn(policy: Policy, outcome: Trouble): Verdict {
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
