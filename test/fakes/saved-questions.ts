// Questions as another process sees them: saved, not yet sent, and asked by contact id alone.
import type {
  ContactAnswer,
  Verification,
  VerificationContact,
} from '../../src/shared/verification/verification';
import { NOON_MS } from './app-state';
import { askWith, contactWith, verificationWith } from './verifications';

export const QUESTION_ID = '00000000-0000-4000-8000-00000000c0de';

export function pendingContact(
  contactId: string,
  parts: Partial<VerificationContact> = {},
): VerificationContact {
  return contactWith(null, { contactId, name: null, type: null, status: 'pending', ...parts });
}

/** A contact who answered one second after noon. */
export function answeredContact(
  contactId: string,
  answer: ContactAnswer['answer'],
  said: string = answer,
): VerificationContact {
  const given: ContactAnswer = {
    answer,
    said,
    respondedAtMs: NOON_MS + 1000,
    receivedAtMs: NOON_MS + 1200,
    late: false,
  };
  return pendingContact(contactId, { status: 'responded', answer: given, answers: [given] });
}

/** Asked of `contact_1` and `contact_2` about an event. */
export function savedQuestion(
  delivery: Partial<Verification['delivery']> = {},
  parts: Partial<Omit<Verification, 'delivery'>> = {},
): Verification {
  return verificationWith({
    id: QUESTION_ID,
    verificationId: null,
    ask: askWith({
      eventId: 'event_1',
      contacts: [{ contactId: 'contact_1' }, { contactId: 'contact_2' }],
      origin: 'command-line',
    }),
    delivery: {
      state: 'queued',
      rungs: {
        pressedMs: NOON_MS,
        savedMs: NOON_MS + 2,
        sentMs: null,
        acceptedMs: null,
        answeredMs: null,
      },
      attempts: 0,
      nextAttemptAtMs: null,
      mayHaveReached: false,
      failure: null,
      closed: false,
      expiresAtMs: NOON_MS + 180_000,
      ...delivery,
    },
    status: null,
    sentAtMs: null,
    deadlineMs: null,
    deadlineSource: null,
    contacts: [pendingContact('contact_1'), pendingContact('contact_2')],
    ...parts,
  });
}
