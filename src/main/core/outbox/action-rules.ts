// What the outbox asks about a kind of action: who sends it brings the answers, and the outbox compares no kind.
import type { Action } from '../../../shared/action';
import type { Delivery } from '../../../shared/delivery';
import type { ActivityDraft } from '../record/activity';
import type { Policy } from './policy';

/** A line of the record, before it has its delivery and its time. */
export type OpeningLine = Omit<ActivityDraft, 'actionId' | 'atMs'>;

export interface RulesOf<A extends Action> {
  /** May use the place that a lane keeps free, and goes before what is calm. */
  isUrgent(action: A): boolean;
  /** What may follow a failed attempt. */
  policy(action: A): Policy;
  /** Somebody waits for its yes at the screen, and is told when it is late. */
  readonly isAwaited: boolean;
  /** Another delivery that must have ended before this one may go. */
  follows?(action: A): string | undefined;
  /** How it begins in the record; messages, names and numbers of people stay out of it. The first is `opening`. */
  begin(action: A, delivery: Delivery, nowMs: number): readonly OpeningLine[];
  readonly opening: ActivityDraft['kind'];
  /** The wall clock was set: `told` in the record, `moved` without a word, or `noted` when the next step is saved. */
  readonly onClockSet: 'told' | 'moved' | 'noted';
  /** Is taken in by the thousand, so that the outbox holds only some of them at once. */
  readonly isBulk: boolean;
}

/** One answer for each kind of action. */
export type ActionRules = {
  readonly [K in Action['kind']]: RulesOf<Extract<Action, { readonly kind: K }>>;
};

/** The rules of its kind. */
export function rulesOf(rules: ActionRules, action: Action): RulesOf<Action> {
  return rules[action.kind];
}
