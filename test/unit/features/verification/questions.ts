// Questions, receipts and events for tests, complete and valid unless a test says otherwise.
import type { VerificationDelivery } from '../../../../src/shared/delivery';
import type {
  VerificationAsk,
  VerificationReceipt,
} from '../../../../src/shared/verification/verification';
import type { VerificationEvent } from '../../../../src/shared/verification/verification-event';
import { advanceAll, NOTHING_TRACKED } from '../../../../src/main/features/verification/advance';
import type { Fact } from '../../../../src/main/features/verification/fact';
import { NO_TRACES } from '../../../../src/main/features/verification/traces';
import { viewOf, type ViewContext } from '../../../../src/main/features/verification/view';
import { idOf } from '../../../fakes/deliveries';

export const START_MS = 1_767_225_600_000;

export const ANA = { contactId: 'contact_1', name: 'Ana', type: 'primary' } as const;
export const BEN = { contactId: 'contact_2', name: 'Ben', type: 'emergency' } as const;
export const CAT = { contactId: 'contact_3', name: 'Cat', type: 'secondary' } as const;

export function makeAsk(change: Partial<VerificationAsk> = {}): VerificationAsk {
  return {
    kind: 'verification',
    siteId: 'site_1',
    siteName: 'Front Desk',
    eventId: 'event_789',
    contacts: [ANA, BEN],
    method: 'sms',
    message: 'Is it real?',
    subject: null,
    requireResponse: true,
    priority: 'high',
    timeoutSeconds: 180,
    origin: 'window',
    followsUp: null,
    aboutPress: null,
    ...change,
  };
}

/** Names both contacts as sent, two seconds after the question, with an end 180 s after it. */
export function makeReceipt(change: Partial<VerificationReceipt> = {}): VerificationReceipt {
  return {
    verificationId: 'ver_abc123',
    eventId: 'event_789',
    status: 'sent',
    sentTo: [ANA, BEN].map(({ contactId, name }) => ({
      contactId,
      name,
      status: 'sent' as const,
      said: 'sent',
    })),
    timeoutAtMs: START_MS + 180_000,
    sentAtMs: START_MS,
    receivedAtMs: START_MS + 2000,
    skewMs: 0,
    ...change,
  };
}

/** Accepted, with the receipt above. */
export function makeQuestion(
  change: Partial<VerificationDelivery> = {},
  n = 1,
): VerificationDelivery {
  return {
    id: idOf(n),
    vendor: 'chekt',
    action: makeAsk(),
    request: { path: '/ext/v1/events/event_789/verifications', body: '{}' },
    state: 'accepted',
    rungs: {
      pressedMs: START_MS,
      savedMs: START_MS,
      sentMs: START_MS + 1000,
      acceptedMs: START_MS + 2000,
      answeredMs: null,
    },
    fireAtMs: START_MS,
    expiresAtMs: START_MS + 180_000,
    attempts: 1,
    nextAttemptAtMs: null,
    cancelAskedMs: null,
    overdue: false,
    mayHaveReached: false,
    failure: null,
    receipt: makeReceipt(),
    closed: false,
    ...change,
  };
}

/** Sent, but nobody knows whether CHeKT has it. */
export function makeUnsure(
  change: Partial<VerificationDelivery> = {},
  n = 1,
): VerificationDelivery {
  const fresh = makeQuestion({}, n);
  const rungs = { ...fresh.rungs, acceptedMs: null };
  return { ...fresh, state: 'unsure', mayHaveReached: true, receipt: null, rungs, ...change };
}

/** Ana confirms, ten seconds after the question. */
export function makeEvent(change: Partial<VerificationEvent> = {}): VerificationEvent {
  const kind = change.kind ?? 'responded';
  const isAnswer = kind === 'responded';
  return {
    kind,
    type: `verification.${kind}`,
    vendorEventId: null,
    verificationId: 'ver_abc123',
    eventId: 'event_789',
    contactId: ANA.contactId,
    answer: isAnswer ? 'confirmed' : null,
    said: isAnswer ? 'confirmed' : null,
    reason: null,
    atMs: START_MS + 10_000,
    ...change,
  };
}

export function makeFact(
  seq: number,
  change: Partial<VerificationEvent> = {},
  receivedAtMs?: number,
): Fact {
  return { seq, receivedAtMs: receivedAtMs ?? START_MS + 10_000 + seq, event: makeEvent(change) };
}

export function view(
  delivery: VerificationDelivery,
  facts: readonly Fact[] = [],
  context: Partial<ViewContext> = {},
): ReturnType<typeof viewOf> {
  return viewOf(delivery, advanceAll(NOTHING_TRACKED, facts), {
    nowMs: START_MS + 20_000,
    knownContacts: [],
    seenAnswers: 0,
    hasFollowUp: false,
    traces: NO_TRACES,
    earlier: [],
    ...context,
  });
}
