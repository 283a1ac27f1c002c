// The lines that events, deadlines and jumps of the clock leave in the record.
import type { Contradiction, Verification } from '../../../shared/verification/verification';
import type { ActivityDraft } from '../../core/record/activity';
import type { TrackedAnswer } from './advance';
import type { Fact } from './fact';

/** A person's own words are cut: the whole of them stays with the event. */
const SAID_MAX_LENGTH = 60;
const IDS_MAX_LENGTH = 200;

const cut = (said: string | null): string | null => said?.slice(0, SAID_MAX_LENGTH) ?? null;
const listed = (ids: readonly string[]): string => ids.join(', ').slice(0, IDS_MAX_LENGTH);

export function strayLine({ event, receivedAtMs }: Fact): ActivityDraft {
  const { type, verificationId, contactId, said } = event;
  const facts = { event: type, verificationId, contactId, said: cut(said) };
  return { kind: 'stray-event', atMs: receivedAtMs, facts };
}

export function eventLine(
  { event, receivedAtMs: atMs, ...fact }: Fact,
  actionId: string,
  isLate: (answer: TrackedAnswer) => boolean,
): ActivityDraft {
  const { kind, type, contactId, reason } = event;
  if (kind !== 'responded') {
    const facts = { event: type, contactId, ...(reason === null ? {} : { reason }) };
    return { kind: 'verification-event', atMs, actionId, facts };
  }
  const answer = event.answer ?? 'other';
  const said = event.said ?? '';
  const told = { answer, said, respondedAtMs: event.atMs, receivedAtMs: atMs, ...fact };
  const facts = { contactId, answer, said: cut(said), late: isLate(told) };
  return { kind: 'answer', atMs, actionId, facts };
}

export function contradictionLine(
  actionId: string,
  { confirmed, cancelled }: Contradiction,
): ActivityDraft {
  const facts = { confirmed: listed(confirmed), cancelled: listed(cancelled) };
  return { kind: 'contradiction', actionId, facts };
}

/** How many were asked, and what became of them. */
export function expiryLine({ id, contacts }: Verification): ActivityDraft {
  const asked = contacts.filter((contact) => contact.asked);
  const count = (status: string): number =>
    asked.filter((contact) => contact.status === status).length;
  const facts = { asked: asked.length, answered: count('responded'), failed: count('failed') };
  return { kind: 'verification-expired', actionId: id, facts };
}
