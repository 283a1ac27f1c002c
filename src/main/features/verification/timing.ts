// When a question went out and when its time is up, by the clock of this desk.
import type { VerificationDelivery } from '../../../shared/delivery';
import { NOBODY, type Tracked, type TrackedAnswer } from './advance';
import type { ClockJump, Traces } from './traces';

/** How much of the time may pass in silence before somebody else should be asked. */
const PATIENCE = 0.4;

/** Wall clock of this desk in milliseconds. */
export interface Timing {
  /** Since when it is known to be out. */
  readonly outAtMs: number;
  /** When the message left, by whoever knows best. */
  readonly sentAtMs: number;
  /** Null when nobody has to answer. */
  readonly deadlineMs: number | null;
  readonly deadlineSource: 'vendor' | 'own' | null;
  /** From here on silence is worth a suggestion; null without a deadline. */
  readonly suggestAtMs: number | null;
  /** Later answers are late by the vendor's own clock; null when it named no end. */
  readonly vendorEndMs: number | null;
  readonly jumps: readonly ClockJump[];
}

/** True once it is known, or decided, that the vendor has the question. */
function isOut({ receipt, state }: VerificationDelivery, tracked: Tracked): boolean {
  return (
    receipt !== null ||
    tracked.firstReceivedAtMs !== null ||
    state === 'accepted' ||
    state === 'answered' ||
    state === 'taken-as-sent'
  );
}

function outSince(delivery: VerificationDelivery, tracked: Tracked, traces: Traces): number {
  const { receipt, rungs, state } = delivery;
  const decidedMs = state === 'taken-as-sent' ? traces.takenAsSentMs : null;
  return (
    receipt?.receivedAtMs ??
    rungs.acceptedMs ??
    decidedMs ??
    rungs.sentMs ??
    tracked.firstReceivedAtMs ??
    delivery.fireAtMs
  );
}

/** CHeKT's `timeout_at` decides (SEED: its answer may name another time than was asked for). */
function endOf(
  { receipt, action }: VerificationDelivery,
  outAtMs: number,
): Pick<Timing, 'deadlineMs' | 'deadlineSource'> {
  if (receipt !== null && receipt.timeoutAtMs !== null) {
    return { deadlineMs: receipt.timeoutAtMs - receipt.skewMs, deadlineSource: 'vendor' };
  }
  if (!action.requireResponse) return { deadlineMs: null, deadlineSource: null };
  return { deadlineMs: outAtMs + action.timeoutSeconds * 1000, deadlineSource: 'own' };
}

/** A jump from before the question went out is in its times already. */
function jumpsSince(outAtMs: number, all: readonly ClockJump[]): readonly ClockJump[] {
  const counted: ClockJump[] = [];
  for (const jump of all) {
    // The time it went out, as the clock would have shown it at this jump.
    if (jump.fromMs >= outAtMs + totalOf(counted)) counted.push(jump);
  }
  return counted;
}

function totalOf(jumps: readonly ClockJump[]): number {
  return jumps.reduce((sum, { jumpMs }) => sum + jumpMs, 0);
}

/** Null while it is not known that the question is out. */
export function timingOf(
  delivery: VerificationDelivery,
  tracked: Tracked,
  traces: Traces,
): Timing | null {
  if (!isOut(delivery, tracked)) return null;
  const { receipt } = delivery;
  const outAtMs = outSince(delivery, tracked, traces);
  const end = endOf(delivery, outAtMs);
  const jumps = jumpsSince(outAtMs, traces.jumps);
  const shiftMs = totalOf(jumps);
  const sentAtMs =
    receipt !== null && receipt.sentAtMs !== null
      ? receipt.sentAtMs - receipt.skewMs
      : (delivery.rungs.sentMs ?? outAtMs);
  const waitMs = end.deadlineMs === null ? null : Math.max(0, end.deadlineMs - outAtMs);
  return {
    outAtMs: outAtMs + shiftMs,
    sentAtMs: sentAtMs + shiftMs,
    deadlineMs: end.deadlineMs === null ? null : end.deadlineMs + shiftMs,
    deadlineSource: end.deadlineSource,
    suggestAtMs: waitMs === null ? null : outAtMs + shiftMs + PATIENCE * waitMs,
    vendorEndMs: receipt?.timeoutAtMs ?? tracked.contacts.get(NOBODY)?.steps.expired ?? null,
    jumps,
  };
}

/** Two times of the vendor's clock are compared where there are two, else two of this desk's. */
export function isLate(answer: TrackedAnswer, timing: Timing): boolean {
  if (answer.respondedAtMs !== null && timing.vendorEndMs !== null) {
    return answer.respondedAtMs > timing.vendorEndMs;
  }
  if (timing.deadlineMs === null) return false;
  // The answer's time was read before the later jumps, so they must not count against it.
  const laterMs = totalOf(timing.jumps.filter(({ afterSeq }) => afterSeq >= answer.seq));
  return answer.receivedAtMs > timing.deadlineMs - laterMs;
}
