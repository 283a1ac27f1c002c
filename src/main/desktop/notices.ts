// Which notices a change of state is worth, and which of them stay silent, as pure functions.
import { isPanic } from '../../shared/core/check-in';
import type { PressDelivery } from '../../shared/delivery';
import { isDiscreet } from '../../shared/discretion';
import type { AppState } from '../../shared/state';
import { answerNotices } from './answer-notices';
import { callNotices } from './call-notices';
import type { Notice, SuppressionReason } from './notice';
import type { Texts } from './texts';
import { failureWords, serviceWords, statusWords } from './words';

/** `previous` null: the app just started, when only what is still open or failed is news. */
export function noticesFor(
  previous: AppState | null,
  next: AppState,
  texts: Texts,
): readonly Notice[] {
  const sameWorld = previous?.world === next.world;
  const before = new Map(
    (sameWorld ? previous.deliveries : []).map((delivery) => [delivery.id, delivery]),
  );
  const presses = next.deliveries.flatMap((delivery) => {
    const kind = newsOf(before.get(delivery.id), delivery, sameWorld);
    return kind === undefined ? [] : [notice(kind, delivery, next, texts)];
  });
  if (!sameWorld) return presses;
  return [
    ...presses,
    ...answerNotices(previous, next, texts),
    ...callNotices(previous, next, texts),
  ];
}

type PressNews = Exclude<Notice['kind'], 'answer'>;

function newsOf(
  before: PressDelivery | undefined,
  now: PressDelivery,
  sameWorld: boolean,
): PressNews | undefined {
  if (now.closed || before?.state === now.state) return undefined;
  switch (now.state) {
    case 'accepted':
      return sameWorld ? 'accepted' : undefined;
    case 'waiting':
    case 'unsure':
      // Also for the second time: the first retry may have come too soon for anybody to see the first.
      return 'failing';
    case 'failed':
    case 'expired':
      return 'attention';
    case 'counting-down':
    case 'queued':
    case 'sending':
    case 'answered':
    case 'cancelled':
      return undefined;
  }
}

function notice(kind: PressNews, delivery: PressDelivery, state: AppState, texts: Texts): Notice {
  const title = texts.say(titleKey(kind, delivery), { status: statusWords(delivery, texts) });
  return {
    kind,
    deliveryId: delivery.id,
    title: state.world === 'practice' ? texts.say('notice.practiceTitle', { title }) : title,
    body: body(kind, delivery, state, texts),
    panic: isPanic(delivery.action.status),
    discreet: isDiscreet(delivery, state.settings.panic),
    screen: 'panic',
    stands: ({ deliveries }) =>
      deliveries.some((one) => one.id === delivery.id && !one.closed && tells(kind, one)),
  };
}

/** Whether this kind of news is still how a press stands. */
function tells(kind: PressNews, { state }: PressDelivery): boolean {
  switch (state) {
    case 'accepted':
    case 'answered':
      return kind === 'accepted';
    case 'failed':
    case 'expired':
      return kind === 'attention';
    case 'counting-down':
    case 'queued':
    case 'sending':
    case 'waiting':
    case 'unsure':
      return kind === 'failing';
    case 'cancelled':
      return false;
  }
}

function titleKey(kind: PressNews, delivery: PressDelivery) {
  switch (kind) {
    case 'accepted':
      return 'notice.acceptedTitle';
    case 'failing':
      return delivery.mayHaveReached ? 'notice.unsureTitle' : 'notice.waitingTitle';
    case 'attention':
      if (delivery.mayHaveReached) return 'notice.failedUnsureTitle';
      return delivery.state === 'expired' ? 'notice.expiredTitle' : 'notice.failedTitle';
  }
}

function body(kind: PressNews, delivery: PressDelivery, state: AppState, texts: Texts): string {
  const panic = isPanic(delivery.action.status);
  const number = state.settings.panic.emergencyNumber;
  const what = delivery.failure === null ? '' : failureWords(delivery.failure, texts);
  // In practice nobody is told to call: a rehearsal must not send an ambulance.
  const practice = state.world === 'practice';
  switch (kind) {
    case 'accepted':
      return texts.say('notice.acceptedBody', {
        service: serviceWords(state, delivery, texts),
        time: texts.time(delivery.rungs.acceptedMs ?? delivery.rungs.pressedMs),
      });
    case 'failing':
      return texts
        .say(panic && !practice ? 'notice.waitingBody' : 'notice.keepsTrying', { what, number })
        .trim();
    case 'attention':
      if (practice) return texts.say('notice.practiceBody', { what, number }).trim();
      if (delivery.state === 'expired') {
        return texts.say(panic ? 'notice.expiredBody' : 'notice.expiredCalmBody', { number });
      }
      return texts.say(panic ? 'notice.failedBody' : 'notice.calmBody', { what, number }).trim();
  }
}

/**
 * Why a notice stays silent, or undefined. A panic that needs a person breaks through a pause and a
 * window in front.
 */
export function suppressionOf(
  notice: Notice,
  now: { readonly paused: boolean; readonly windowFocused: boolean; readonly supported: boolean },
): SuppressionReason | undefined {
  if (notice.discreet) return 'discreet';
  const urgent = notice.kind === 'attention' && notice.panic;
  if (now.paused && !urgent) return 'paused';
  if (now.windowFocused && !urgent) return 'window-visible';
  return now.supported ? undefined : 'unsupported';
}
