// Questions to contacts for tests: asks, deliveries and views, complete unless a test says otherwise.
import type { VerificationDelivery } from '../../src/shared/delivery';
import type {
  AnswerKind,
  Verification,
  VerificationAsk,
  VerificationContact,
} from '../../src/shared/verification/verification';
import { NOON_MS } from './app-state';

export function askWith(parts: Partial<VerificationAsk> = {}): VerificationAsk {
  return {
    kind: 'verification',
    siteId: 'site_1',
    siteName: 'Main Office',
    eventId: null,
    contacts: [{ contactId: 'contact_1', name: 'Grace Miller', type: 'primary' }],
    method: 'sms',
    message: 'Is it real?',
    subject: null,
    requireResponse: true,
    priority: 'high',
    timeoutSeconds: 180,
    origin: 'window',
    followsUp: null,
    aboutPress: null,
    ...parts,
  };
}

/** Asked at noon, and taken by the vendor a moment later. */
function questionWith(parts: Partial<VerificationDelivery> = {}): VerificationDelivery {
  return {
    id: '00000000-0000-4000-8000-0000000000aa',
    vendor: 'chekt',
    action: askWith(),
    request: { path: '/ext/v1/verifications', body: '{}' },
    state: 'accepted',
    rungs: {
      pressedMs: NOON_MS,
      savedMs: NOON_MS + 2,
      sentMs: NOON_MS + 10,
      acceptedMs: NOON_MS + 100,
      answeredMs: null,
    },
    fireAtMs: NOON_MS,
    expiresAtMs: NOON_MS + 180_000,
    attempts: 1,
    nextAttemptAtMs: null,
    cancelAskedMs: null,
    overdue: false,
    mayHaveReached: false,
    failure: null,
    receipt: null,
    closed: false,
    ...parts,
  };
}

export function contactWith(
  answer: AnswerKind | null,
  parts: Partial<VerificationContact> = {},
): VerificationContact {
  const told =
    answer === null
      ? null
      : {
          answer,
          said: answer,
          respondedAtMs: NOON_MS + 5000,
          receivedAtMs: NOON_MS + 5100,
          late: false,
        };
  return {
    contactId: 'contact_1',
    name: 'Grace Miller',
    type: 'primary',
    role: null,
    status: told === null ? 'delivered' : 'responded',
    statusSaid: null,
    statusAtMs: null,
    answer: told,
    answers: told === null ? [] : [told],
    failureReason: null,
    asked: true,
    ...parts,
  };
}

export function verificationWith(parts: Partial<Verification> = {}): Verification {
  const { id, action: ask, ...delivery } = questionWith();
  return {
    id,
    verificationId: 'ver_1',
    ask,
    delivery,
    status: 'sent',
    sentAtMs: NOON_MS + 100,
    deadlineMs: NOON_MS + 180_000,
    deadlineSource: 'vendor',
    expired: false,
    contacts: [contactWith(null)],
    contradiction: null,
    help: [],
    suggestion: null,
    unseenAnswers: 0,
    ...parts,
  };
}
