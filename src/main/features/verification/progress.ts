// How far the question, and each contact in it, has come.
import type { VerificationDelivery } from '../../../shared/delivery';
import type { ContactAnswer, VerificationStatus } from '../../../shared/verification/verification';
import { NOBODY, type Steps, type Tracked } from './advance';
import type { Timing } from './timing';

const RANK: Readonly<Record<VerificationStatus, number>> = {
  pending: 0,
  sent: 1,
  delivered: 2,
  expired: 3,
  failed: 4,
  responded: 5,
};

export interface Progress {
  readonly status: VerificationStatus;
  /** Wall clock of this desk in milliseconds; null when nobody named the time. */
  readonly atMs: number | null;
  /** The vendor's word where Tocsin does not know it. */
  readonly said: string | null;
}

/** What is known of a question, for whoever draws a row of it. */
export interface Question {
  readonly delivery: VerificationDelivery;
  readonly tracked: Tracked;
  /** Null while it is not known that the question is out. */
  readonly timing: Timing | null;
  readonly expired: boolean;
  /** Of the question as a whole, before any contact is looked at; null while it is not out. */
  readonly progress: Progress | null;
}

const NOT_BEGUN: Progress = { status: 'pending', atMs: null, said: null };

function after(before: Progress, step: Progress): Progress {
  // A word Tocsin does not know gives way to the first one it knows.
  if (before.said !== null) return step;
  if (before.status === step.status) return before.atMs === null ? step : before;
  return RANK[step.status] > RANK[before.status] ? step : before;
}

function afterSteps(before: Progress, steps: Steps, skewMs: number): Progress {
  let progress = before;
  for (const [status, atMs] of Object.entries(steps) as [keyof Steps, number | null][]) {
    progress = after(progress, { status, atMs: atMs === null ? null : atMs - skewMs, said: null });
  }
  return progress;
}

/** ASSUMED: an event that names no contact speaks of the whole question (CHeKT shows none of that kind). */
function wholeSteps(tracked: Tracked): Steps {
  return tracked.contacts.get(NOBODY)?.steps ?? {};
}

/** A message that reached one contact has left, whatever was told of the others. */
function hasLeft({ contacts }: Tracked): boolean {
  return [...contacts.values()].some(
    ({ steps, answers }) =>
      answers.size > 0 || ['sent', 'delivered', 'expired'].some((step) => step in steps),
  );
}

/** Of the whole question: what the receipt said, raised by what was told since. */
export function questionProgress(
  { receipt, state }: VerificationDelivery,
  tracked: Tracked,
  timing: Timing,
): Progress {
  const status = receipt?.status ?? 'pending';
  const sent: Progress = { status: 'sent', atMs: timing.sentAtMs, said: null };
  const begun: Progress = status === 'sent' ? sent : { status, atMs: null, said: null };
  const left = state === 'taken-as-sent' || hasLeft(tracked) ? after(begun, sent) : begun;
  return afterSteps(left, wholeSteps(tracked), receipt?.skewMs ?? 0);
}

/** Where a contact begins of whom nothing was told yet. */
function beginning({ delivery, timing, progress }: Question, contactId: string): Progress {
  const entry = delivery.receipt?.sentTo.find((named) => named.contactId === contactId);
  if (entry !== undefined) {
    if (entry.status === null) return { ...NOT_BEGUN, said: entry.said };
    const atMs = entry.status === 'sent' ? (timing?.sentAtMs ?? null) : null;
    return { status: entry.status, atMs, said: null };
  }
  if (timing === null || progress === null) {
    const refused = delivery.failure?.contactIds?.includes(contactId) ?? false;
    return refused ? { ...NOT_BEGUN, status: 'failed' } : NOT_BEGUN;
  }
  if (progress.status === 'pending' || progress.status === 'failed') return progress;
  return { status: 'sent', atMs: timing.sentAtMs, said: null };
}

/** Of one contact: an answer, else the furthest step, else the end of the time. */
export function contactProgress(
  question: Question,
  contactId: string,
  asked: boolean,
  steps: Steps,
  answer: ContactAnswer | null,
): Progress {
  const { delivery, tracked, timing, expired } = question;
  const skewMs = delivery.receipt?.skewMs ?? 0;
  if (answer) {
    const atMs = answer.respondedAtMs === null ? null : answer.respondedAtMs - skewMs;
    return { status: 'responded', atMs, said: null };
  }
  const begun = asked ? beginning(question, contactId) : NOT_BEGUN;
  const own = afterSteps(begun, steps, skewMs);
  if (!asked) return own;
  // A failure told of nobody in particular does not unsay a delivery told of somebody.
  const { failed, ...rest } = wholeSteps(tracked);
  const whole = failed === undefined || own.status === 'delivered' ? rest : { ...rest, failed };
  const told = afterSteps(own, whole, skewMs);
  const end: Progress = { status: 'expired', atMs: timing?.deadlineMs ?? null, said: null };
  return expired ? after({ ...told, said: null }, end) : told;
}
