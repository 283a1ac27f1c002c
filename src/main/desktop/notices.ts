// Which notices a change of state is worth, and which of them stay silent, as pure functions.
import { isPanic } from '../../shared/core/check-in';
import type { PressDelivery } from '../../shared/delivery';
import { isDiscreet } from '../../shared/discretion';
import type { AppState } from '../../shared/state';
import { answerNotices } from './answer-notices';
import type { Notice, SuppressionReason } from './notice';
import { failureWords, serviceWords, statusWords, type Texts } from './words';
import { distanceWords } from '../../shared/calls/distance';
import type { EmergencyCall } from '../../shared/calls/emergency-call';
import { isStanding, speaksByName, type ReceivedAlert } from '../../shared/alerts/share911-alert';

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

/** Of two states of one world. No number is ever shown outside the window. */
function callNotices(previous: AppState, next: AppState, texts: Texts): readonly Notice[] {
  const practised = (title: string): string =>
    next.world === 'live' ? title : texts.say('notice.practiceTitle', { title });
  const knownCalls = new Set(previous.calls.map(({ id }) => id));
  const knownAlerts = new Set(previous.alerts.map(({ seq }) => seq));
  const common = { discreet: false, screen: 'calls' } as const;
  return [
    ...next.calls
      .filter((call) => !knownCalls.has(call.id) && !call.isSeen)
      .map((call): Notice => ({
        ...common,
        kind: 'attention',
        panic: true,
        deliveryId: call.id,
        title: practised(texts.say('notice.callTitle')),
        body: callBody(call, texts),
        stands: ({ calls }) => calls.some(({ id, isSeen }) => id === call.id && !isSeen),
      })),
    ...next.alerts
      .filter((alert) => !knownAlerts.has(alert.seq) && !alert.isOwn && !alert.isSeen)
      .map((alert): Notice => {
        const isAlarm = isStanding(alert);
        return {
          ...common,
          kind: isAlarm ? 'attention' : 'answer',
          panic: isAlarm,
          deliveryId: `alert-${alert.seq}`,
          title: practised(alertTitle(alert, texts)),
          body: alert.message ?? texts.say('notice.alertBody'),
          stands: ({ alerts }) => alerts.some(({ seq, isSeen }) => seq === alert.seq && !isSeen),
        };
      }),
  ];
}

function callBody({ distanceM, nearness }: EmergencyCall, texts: Texts): string {
  if (nearness === 'here') return texts.say('notice.callHere');
  if (nearness === 'maybe-here') return texts.say('notice.callMaybeHere');
  if (distanceM === null) return texts.say('notice.callUnknown');
  return texts.say('notice.callDistance', { distance: distanceWords(distanceM, texts.language) });
}

function alertTitle(alert: ReceivedAlert, texts: Texts): string {
  const { name, kind, isDrill } = alert;
  if (kind === 'all-clear' && speaksByName(alert)) return texts.say('notice.cancelTitle');
  if (kind === 'all-clear') return texts.say('notice.allClearTitle', { name });
  return isDrill === true ? texts.say('notice.drillTitle', { name }) : name;
}
