// The answers of one contact in order, and what all answers together say: contradictions and calls for help.
import type {
  AnswerKind,
  ContactAnswer,
  Contradiction,
} from '../../../shared/verification/verification';
import type { Tracked, TrackedAnswer, TrackedContact } from './advance';
import { isLate, type Timing } from './timing';

/** More of one contact are not shown, so that a flood cannot choke the screen; all of them stay on disk. */
const SHOWN_ANSWERS = 100;

/** By the vendor's time of the answer where it has one; `skewMs` brings the others to the same clock. */
function inOrder(answers: Iterable<TrackedAnswer>, skewMs: number): readonly TrackedAnswer[] {
  const timeOf = (answer: TrackedAnswer): number =>
    answer.respondedAtMs ?? answer.receivedAtMs + skewMs;
  return [...answers].toSorted(
    (left, right) => timeOf(left) - timeOf(right) || left.seq - right.seq,
  );
}

/** Oldest first. */
export function answersOf(
  { answers }: TrackedContact,
  timing: Timing,
  skewMs: number,
): readonly ContactAnswer[] {
  return inOrder(answers.values(), skewMs)
    .slice(-SHOWN_ANSWERS)
    .map((answer) => ({
      answer: answer.answer,
      said: answer.said,
      respondedAtMs: answer.respondedAtMs,
      receivedAtMs: answer.receivedAtMs,
      late: isLate(answer, timing),
    }));
}

/** Contact ids of everybody who ever gave this answer, in the order of their first event. */
export function whoSaid(
  { contacts }: Tracked,
  kind: AnswerKind,
  nameOf: (key: string) => string,
): readonly string[] {
  const keys = [...contacts]
    .filter(([, { answers }]) => [...answers.values()].some(({ answer }) => answer === kind))
    .toSorted(([, left], [, right]) => left.firstSeq - right.firstSeq)
    .map(([key]) => nameOf(key));
  return [...new Set(keys)];
}

/** Somebody, or one person twice, said both. Late answers and earlier answers count: nothing is resolved here. */
export function contradictionOf(
  tracked: Tracked,
  nameOf: (key: string) => string,
): Contradiction | null {
  const confirmed = whoSaid(tracked, 'confirmed', nameOf);
  const cancelled = whoSaid(tracked, 'cancelled', nameOf);
  return confirmed.length > 0 && cancelled.length > 0 ? { confirmed, cancelled } : null;
}

export function countAnswers({ contacts }: Tracked): number {
  let count = 0;
  for (const { answers } of contacts.values()) count += answers.size;
  return count;
}
