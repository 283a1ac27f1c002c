// What an operator can ask of one question; a refusal stays on its board until the next try.
import type {
  NextStep,
  UnsureChoice,
  Verification,
} from '../../../shared/verification/verification';
import { DEFAULT_SETTINGS } from '../../../shared/settings/settings';
import {
  verificationMessage,
  wordingOf,
  type QuestionWording,
} from '../../../shared/verification/verification-message';
import type { Input } from '../../../shared/ipc';
import type { WindowParts } from '../../kit/window-parts';
import { keepFailure } from '../../kit/delivery-calls';

type Parts = Pick<WindowParts, 'api' | 'store'>;

/** Tells main what the operator decided about a question that may be out. */
export async function settle(parts: Parts, id: string, choice: UnsureChoice): Promise<void> {
  keepFailure(parts, id, await parts.api.call('settleVerification', { id, choice }));
}

/** Puts the board away; answers that still come bring it back. */
export async function closeBoard(parts: Parts, id: string): Promise<void> {
  keepFailure(parts, id, await parts.api.call('closeVerification', { id }));
}

/** Tells one suggestion of one question from every other. */
export function suggestionKey(id: string, { reason, method, contacts }: NextStep): string {
  return [id, reason, method, ...contacts.map(({ contactId }) => contactId)].join(' ');
}

/** Hides a suggestion in this window. */
export function putAside({ store }: Pick<Parts, 'store'>, key: string): void {
  store.setState(({ putAside: others }) => ({ putAside: new Set([...others, key]) }));
}

/** Does what was suggested, at once, and shows the new question. */
export async function followSuggestion(
  parts: Parts,
  verification: Verification,
  step: NextStep,
): Promise<void> {
  const result = await parts.api.call('verify', followUpOf(verification, step, wordingNow(parts)));
  keepFailure(parts, verification.id, result);
  if (!result.ok) return;
  putAside(parts, suggestionKey(verification.id, step));
  parts.store.setState({ board: result.value.id });
}

function wordingNow({ store }: Pick<Parts, 'store'>): QuestionWording {
  const { app } = store.getState();
  return wordingOf(app?.settings ?? DEFAULT_SETTINGS, app?.world ?? 'practice');
}

/** The same question to others or by other means. Words that Tocsin chose are chosen again for the new means. */
function followUpOf(
  { id, ask }: Verification,
  { contacts, method }: NextStep,
  wording: QuestionWording,
): Input<'verify'> {
  const usual = verificationMessage({
    ...wording,
    siteName: ask.siteName,
    eventId: ask.eventId,
    urgency: ask.priority ?? 'medium',
    timeoutSeconds: ask.timeoutSeconds,
    method: ask.method,
    requireResponse: ask.requireResponse,
  });
  return {
    siteId: ask.siteId,
    ...(ask.eventId === null ? {} : { eventId: ask.eventId }),
    contacts: [...contacts],
    method,
    ...(ask.message === usual ? {} : { message: ask.message }),
    ...(ask.eventId !== null || ask.subject === null ? {} : { subject: ask.subject }),
    ...(ask.eventId === null ? { requireResponse: ask.requireResponse } : {}),
    ...(ask.priority === null ? {} : { priority: ask.priority }),
    timeoutSeconds: ask.timeoutSeconds,
    followsUp: id,
    ...(ask.aboutPress === null ? {} : { aboutPress: ask.aboutPress }),
  };
}
