// What the events of a verification add up to: the same for any order and any repetition of them.
import type { AnswerKind, VerificationStatus } from '../../../shared/verification/verification';
import type { Fact } from './fact';

/** Everything a contact, or the whole question, was said to have come to, with the vendor's time of it. */
export type Steps = Readonly<
  Partial<Record<Exclude<VerificationStatus, 'responded'>, number | null>>
>;

export interface TrackedAnswer {
  readonly answer: AnswerKind;
  readonly said: string;
  readonly respondedAtMs: number | null;
  readonly receivedAtMs: number;
  readonly seq: number;
}

export interface TrackedContact {
  /** Of the first event that named this contact. */
  readonly firstSeq: number;
  readonly steps: Steps;
  /** The newest reason of a failure, in the vendor's words. */
  readonly failure: { readonly reason: string; readonly atMs: number; readonly seq: number } | null;
  /** By what was said and when: a repetition is no second answer. In no order. */
  readonly answers: ReadonlyMap<string, TrackedAnswer>;
}

export interface Tracked {
  /** By contact id; `NOBODY` holds what was said without naming anybody. */
  readonly contacts: ReadonlyMap<string, TrackedContact>;
  /** When the first event came; null while there is none. */
  readonly firstReceivedAtMs: number | null;
}

/** The key of events that name no contact. */
export const NOBODY = '';

export const NOTHING_TRACKED: Tracked = { contacts: new Map(), firstReceivedAtMs: null };

const UNSEEN: TrackedContact = {
  firstSeq: Number.MAX_SAFE_INTEGER,
  steps: {},
  failure: null,
  answers: new Map(),
};

const STEP_OF = {
  requested: 'pending',
  sent: 'sent',
  delivered: 'delivered',
  failed: 'failed',
  expired: 'expired',
} as const;

function withStep(steps: Steps, step: keyof Steps, atMs: number | null): Steps {
  const known = steps[step] ?? null;
  const earliest = known === null ? atMs : Math.min(known, atMs ?? known);
  return { ...steps, [step]: earliest };
}

function withFailure(before: TrackedContact['failure'], fact: Fact): TrackedContact['failure'] {
  const { reason } = fact.event;
  if (fact.event.kind !== 'failed' || reason === null) return before;
  const atMs = fact.event.atMs ?? fact.receivedAtMs;
  const isNewer =
    before === null || atMs > before.atMs || (atMs === before.atMs && fact.seq > before.seq);
  return isNewer ? { reason, atMs, seq: fact.seq } : before;
}

function answerOf({ event, receivedAtMs, seq }: Fact): TrackedAnswer {
  const { answer, said, atMs } = event;
  return { answer: answer ?? 'other', said: said ?? '', respondedAtMs: atMs, receivedAtMs, seq };
}

/** Without a time of its own, only the vendor's id of the delivery tells two equal answers apart. */
function answerKey({ answer, said, respondedAtMs }: TrackedAnswer, { event }: Fact): string {
  return JSON.stringify([answer, said, respondedAtMs ?? event.vendorEventId]);
}

/** A contact that only the call under way can see: changing its answers in place harms nobody. */
type Draft = TrackedContact & { readonly answers: Map<string, TrackedAnswer> };

function draftOf(contact: TrackedContact): Draft {
  return { ...contact, answers: new Map(contact.answers) };
}

function draftAfter(draft: Draft, fact: Fact): Draft {
  const { kind, atMs } = fact.event;
  if (kind === 'other') return draft;
  const firstSeq = Math.min(draft.firstSeq, fact.seq);
  if (kind !== 'responded') {
    const steps = withStep(draft.steps, STEP_OF[kind], atMs);
    return { ...draft, firstSeq, steps, failure: withFailure(draft.failure, fact) };
  }
  const answer = answerOf(fact);
  const key = answerKey(answer, fact);
  if ((draft.answers.get(key)?.seq ?? Infinity) > fact.seq) draft.answers.set(key, answer);
  return { ...draft, firstSeq };
}

/** Takes in any number of events. Pure; whatever their order and repetition, they end in the same state. */
export function advanceAll(tracked: Tracked, facts: readonly Fact[]): Tracked {
  const drafts = new Map<string, Draft>();
  let { firstReceivedAtMs } = tracked;
  for (const fact of facts) {
    // What Tocsin does not know changes nothing: it is kept, and told in the record.
    if (fact.event.kind === 'other') continue;
    const key = fact.event.contactId ?? NOBODY;
    const draft = drafts.get(key) ?? draftOf(tracked.contacts.get(key) ?? UNSEEN);
    drafts.set(key, draftAfter(draft, fact));
    firstReceivedAtMs = Math.min(firstReceivedAtMs ?? fact.receivedAtMs, fact.receivedAtMs);
  }
  return { contacts: new Map([...tracked.contacts, ...drafts]), firstReceivedAtMs };
}

/** Takes in one event. */
export function advance(tracked: Tracked, fact: Fact): Tracked {
  return advanceAll(tracked, [fact]);
}
