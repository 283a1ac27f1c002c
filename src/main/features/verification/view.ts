// One verification as everything shows it: a pure function of the stored delivery, its events and now.
import type { VerificationDelivery } from '../../../shared/delivery';
import type {
  AskedContact,
  Verification,
  VerificationAsk,
  VerificationContact,
  VerificationStatus,
} from '../../../shared/verification/verification';
import { NOBODY, type Tracked } from './advance';
import { contradictionOf, countAnswers, whoSaid } from './answers';
import { rowsOf } from './contact-rows';
import { nextStep } from './next-step';
import { questionProgress, type Progress } from './progress';
import { timingOf } from './timing';
import type { Traces } from './traces';

export interface ViewContext {
  /** Wall clock in milliseconds. */
  readonly nowMs: number;
  /** Contacts of the site, as far as this desk knows them. */
  readonly knownContacts: readonly AskedContact[];
  /** How many answers somebody has looked at. */
  readonly seenAnswers: number;
  readonly hasFollowUp: boolean;
  readonly traces: Traces;
  /** The questions this one follows up, in any order. */
  readonly earlier: readonly VerificationAsk[];
}

function statusOf(
  progress: Progress,
  rows: readonly VerificationContact[],
  expired: boolean,
): VerificationStatus {
  const asked = rows.filter((row) => row.asked);
  if (rows.some((row) => row.answer !== null)) return 'responded';
  if (progress.status === 'responded') return 'responded';
  if (asked.length > 0 && asked.every((row) => row.status === 'failed')) return 'failed';
  return expired ? 'expired' : progress.status;
}

/** `tracked`: all events that belong to this delivery, in any order and number. */
export function viewOf(
  delivery: VerificationDelivery,
  tracked: Tracked,
  context: ViewContext,
): Verification {
  const { receipt, action: ask } = delivery;
  const { nowMs, traces } = context;
  const timing = timingOf(delivery, tracked, traces);
  const deadlineMs = timing?.deadlineMs ?? null;
  const toldByVendor =
    receipt?.status === 'expired' || tracked.contacts.get(NOBODY)?.steps.expired !== undefined;
  const isOver = toldByVendor || traces.expiryTold || (deadlineMs !== null && nowMs >= deadlineMs);
  const expired = timing !== null && isOver;
  const progress = timing && questionProgress(delivery, tracked, timing);
  const question = { delivery, tracked, timing, expired, progress };
  const { rows, nameOf } = rowsOf(question, context.knownContacts);
  const { state, rungs, attempts, nextAttemptAtMs, mayHaveReached, failure, closed, expiresAtMs } =
    delivery;
  const view: Verification = {
    id: delivery.id,
    verificationId: receipt?.verificationId ?? null,
    ask,
    delivery: {
      state,
      rungs,
      attempts,
      nextAttemptAtMs,
      mayHaveReached,
      failure,
      closed,
      expiresAtMs,
    },
    status: progress && statusOf(progress, rows, expired),
    sentAtMs: timing?.sentAtMs ?? null,
    deadlineMs,
    deadlineSource: timing?.deadlineSource ?? null,
    expired,
    contacts: rows,
    contradiction: contradictionOf(tracked, nameOf),
    help: whoSaid(tracked, 'help', nameOf),
    suggestion: null,
    unseenAnswers: Math.max(0, countAnswers(tracked) - context.seenAnswers),
  };
  return { ...view, suggestion: nextStep(view, timing, context) };
}
