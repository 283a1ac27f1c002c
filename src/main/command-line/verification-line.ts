// One verification as one line of JSON: the same shape for `verify`, `verifications` and `status`.
import type {
  StrayEvent,
  Verification,
  VerificationContact,
} from '../../shared/verification/verification';

/** A public format: keys may be added, never renamed. Times are wall clock in milliseconds. */
export function verificationLine(verification: Verification): object {
  const { id, verificationId, ask, delivery, status, contacts } = verification;
  return {
    id,
    verificationId,
    site: ask.siteId,
    siteName: ask.siteName,
    event: ask.eventId,
    method: ask.method,
    message: ask.message,
    status,
    contacts: contacts.map(contactOf),
    contradiction: verification.contradiction,
    help: verification.help,
    state: delivery.state,
    timeoutSeconds: ask.timeoutSeconds,
    deadlineMs: verification.deadlineMs,
    deadlineSource: verification.deadlineSource,
    expired: verification.expired,
    attempts: delivery.attempts,
    ...delivery.rungs,
    mayHaveReached: delivery.mayHaveReached,
    failure: delivery.failure,
    suggestion: verification.suggestion,
    origin: ask.origin,
    followsUp: ask.followsUp,
    aboutPress: ask.aboutPress,
  };
}

/** Both lists come newest first and go out oldest first, so that the newest stands last on a screen. */
export function listLines(listed: {
  readonly verifications: readonly Verification[];
  readonly strays: readonly StrayEvent[];
}): readonly object[] {
  return [
    ...listed.verifications
      .toReversed()
      .map((verification) => ({ kind: 'verification', ...verificationLine(verification) })),
    ...listed.strays.toReversed().map((stray) => ({ kind: 'stray-event', ...stray })),
  ];
}

/** The newest answer stands flat in the row; `answers` has every different one, oldest first. */
function contactOf(contact: VerificationContact): object {
  const { answer, ...rest } = contact;
  return {
    contactId: rest.contactId,
    name: rest.name,
    type: rest.type,
    role: rest.role,
    status: rest.status,
    statusSaid: rest.statusSaid,
    statusAtMs: rest.statusAtMs,
    answer: answer?.answer ?? null,
    said: answer?.said ?? null,
    respondedAtMs: answer?.respondedAtMs ?? null,
    receivedAtMs: answer?.receivedAtMs ?? null,
    late: answer?.late ?? false,
    answers: rest.answers,
    failureReason: rest.failureReason,
    asked: rest.asked,
  };
}
