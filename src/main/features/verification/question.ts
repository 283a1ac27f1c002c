// Puts an operator's question to contacts into words: the one place where it becomes an action with its bytes.
import type { Origin } from '../../../shared/core/action-id';
import type { StoredRequest } from '../../../shared/delivery';
import type { Result } from '../../../shared/core/failure';
import { siteNameOf } from '../../../shared/settings/place';
import type { Settings } from '../../../shared/settings/settings';
import {
  PRIORITY_TIMEOUT_SECONDS,
  type VerificationAsk,
  type VerificationRequest,
} from '../../../shared/verification/verification';
import {
  asItGoesOut,
  verificationMessage,
  verificationSubject,
  wordingOf,
  type QuestionWording,
} from '../../../shared/verification/verification-message';
import type { World } from '../../../shared/core/vendor';
import type { DeliveryDraft } from '../../core/outbox/delivery-draft';

export interface QuestionDeps {
  readonly settings: () => Settings;
  readonly newId: () => string;
  readonly now: () => number;
  readonly world: World;
  /** The vendor's own wording of a question. */
  readonly makeRequest: (ask: VerificationAsk) => Result<StoredRequest>;
}

/** A question may wait this long for a way out even when the time to answer is shorter. */
const SHORTEST_LIFETIME_MS = 60_000;

/** Makes the action, its bytes and its times. Never fails: what is wrong becomes the draft's `failure`. */
export function draftQuestion(
  deps: QuestionDeps,
  request: VerificationRequest,
  origin: Origin,
): DeliveryDraft {
  const action = askOf(deps, request, origin);
  const made = deps.makeRequest(action);
  return {
    id: deps.newId(),
    vendor: 'chekt',
    action,
    request: made.ok ? made.value : null,
    ...(made.ok ? {} : { failure: made.failure }),
    pressedAtMs: deps.now(),
    countdownMs: 0,
    // Past its own time to answer a question is stale: then the operator asks again, or not.
    lifetimeMs: Math.max(SHORTEST_LIFETIME_MS, action.timeoutSeconds * 1000),
  };
}

function askOf(deps: QuestionDeps, request: VerificationRequest, origin: Origin): VerificationAsk {
  const settings = deps.settings();
  const priority =
    request.priority ??
    (request.timeoutSeconds === undefined ? settings.verification.priority : null);
  const timeoutSeconds =
    request.timeoutSeconds ?? PRIORITY_TIMEOUT_SECONDS[priority ?? settings.verification.priority];
  const siteName = siteNameOf(settings);
  const eventId = request.eventId ?? null;
  const requireResponse = eventId !== null || (request.requireResponse ?? true);
  const wording = wordingOf(settings, deps.world);
  const { method } = request;
  return {
    kind: 'verification',
    siteId: request.siteId,
    siteName,
    eventId,
    contacts: request.contacts,
    method,
    message: request.message
      ? asItGoesOut(request.message, { ...wording, method })
      : verificationMessage({
          ...wording,
          siteName,
          eventId,
          urgency: priority ?? 'medium',
          timeoutSeconds,
          method,
          requireResponse,
        }),
    subject: subjectOf(request, siteName, wording),
    requireResponse,
    priority,
    timeoutSeconds,
    origin,
    followsUp: request.followsUp ?? null,
    aboutPress: request.aboutPress ?? null,
  };
}

/** ASSUMED: a subject means something for e-mail only, unless the operator wrote one. */
function subjectOf(
  request: VerificationRequest,
  siteName: string,
  wording: QuestionWording,
): string | null {
  if (request.eventId !== undefined) return null;
  if (request.subject) return request.subject;
  return request.method === 'email' ? verificationSubject({ ...wording, siteName }) : null;
}
