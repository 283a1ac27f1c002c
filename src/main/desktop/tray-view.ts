// What the tray shows, as a pure function of the state.
import {
  CALM_STATUSES,
  PANIC_STATUSES,
  isPanic,
  type CheckInStatus,
} from '../../shared/core/check-in';
import { isSettled, type PressDelivery } from '../../shared/delivery';
import { unseenCalls } from '../../shared/calls/emergency-call';
import { unseenAlarms } from '../../shared/alerts/share911-alert';
import { isBlocked } from '../../shared/core/readiness';
import type { AppState } from '../../shared/state';
import type { Verification } from '../../shared/verification/verification';
import {
  answerWords,
  contactWords,
  deliveryWords,
  readinessWords,
  statusWords,
  troubleWords,
  type Texts,
} from './words';

/** One set of pictures each; practice has its own for every state, inside a broken ring. */
export type TrayIcon =
  | 'ready'
  | 'unproven'
  | 'trouble'
  | 'sending'
  | 'attention'
  | 'practice'
  | 'practice-trouble'
  | 'practice-sending'
  | 'practice-attention';

export type TrayCommand =
  | { readonly kind: 'press'; readonly status: CheckInStatus }
  | { readonly kind: 'cancel'; readonly id: string }
  | { readonly kind: 'send-now'; readonly id: string }
  | { readonly kind: 'pause-notifications'; readonly minutes: number }
  | { readonly kind: 'open'; readonly screen?: 'verify' | 'calls' }
  | { readonly kind: 'quit' };

export type MenuEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'words'; readonly label: string }
  | { readonly kind: 'command'; readonly label: string; readonly command: TrayCommand };

export interface TrayView {
  readonly icon: TrayIcon;
  readonly tooltip: string;
  readonly menu: readonly MenuEntry[];
}

const PAUSE_MINUTES = 30;

/**
 * The statuses stand above everything that comes and goes: an open menu that is redrawn must not
 * move one of them away from under the pointer.
 */
export function trayView(state: AppState, texts: Texts): TrayView {
  const readiness = readinessWords(state, texts);
  const world = texts.say(`world.${state.world}`);
  const headline = headlineDelivery(state.deliveries);
  const about =
    headline === undefined
      ? readiness
      : texts.say(needsAttention(headline) ? 'tray.attention' : 'tray.sending', {
          status: statusWords(headline, texts),
        });
  const question = headlineQuestion(state.verifications);
  const alsoWrong = state.readiness.troubles.filter((trouble) => !trouble.blocks);
  const counting = state.deliveries
    .filter((delivery) => delivery.state === 'counting-down')
    .sort((left, right) => left.fireAtMs - right.fireAtMs);
  const last = state.deliveries[0];
  const press = (status: CheckInStatus): MenuEntry =>
    command(texts.say(`status.${status}`), { kind: 'press', status });

  return {
    icon: trayIcon(state),
    tooltip: `${texts.say('appName')} · ${world} · ${about}`,
    menu: [
      words(world),
      words(readiness),
      SEPARATOR,
      ...PANIC_STATUSES.map(press),
      SEPARATOR,
      ...CALM_STATUSES.map(press),
      SEPARATOR,
      ...counting.flatMap((delivery) => countdownEntries(delivery, texts)),
      words(last === undefined ? texts.say('tray.noDelivery') : deliveryWords(state, last, texts)),
      ...callEntry(state, texts),
      ...callEntries(state, texts),
      ...(question === undefined ? [] : questionEntries(question, texts)),
      ...alsoWrong.map((trouble) =>
        words(texts.say('tray.also', { what: troubleWords(state.world, trouble, texts) })),
      ),
      SEPARATOR,
      command(texts.say('tray.open'), { kind: 'open' }),
      state.notificationsPausedUntilMs === null
        ? command(texts.say('tray.pauseNotifications'), {
            kind: 'pause-notifications',
            minutes: PAUSE_MINUTES,
          })
        : command(texts.say('tray.resumeNotifications'), {
            kind: 'pause-notifications',
            minutes: 0,
          }),
      command(texts.say('tray.quit'), { kind: 'quit' }),
    ],
  };
}

/** Worst first: a press that needs a person, a press on its way, a call or an alarm, a new answer, trouble, and only then calm. */
export function trayIcon(state: AppState): TrayIcon {
  const practice = state.world === 'practice';
  const headline = headlineDelivery(state.deliveries);
  if (headline !== undefined) {
    if (needsAttention(headline)) return practice ? 'practice-attention' : 'attention';
    return practice ? 'practice-sending' : 'sending';
  }
  if (isCalled(state) || state.verifications.some(wantsAttention)) {
    return practice ? 'practice-attention' : 'attention';
  }
  const { verdict } = state.readiness;
  if (practice) return isBlocked(verdict) ? 'practice-trouble' : 'practice';
  return verdict === 'ready' || verdict === 'unproven' ? verdict : 'trouble';
}

function needsAttention(delivery: PressDelivery): boolean {
  const { closed, state, overdue } = delivery;
  if (closed && isSettled(state)) return false;
  return overdue || state === 'failed' || state === 'expired' || state === 'unsure';
}

/** The one delivery the icon and the tooltip speak of; calls for help go before the rest. */
function headlineDelivery(deliveries: readonly PressDelivery[]): PressDelivery | undefined {
  const panicsFirst = [
    ...deliveries.filter((delivery) => isPanic(delivery.action.status)),
    ...deliveries.filter((delivery) => !isPanic(delivery.action.status)),
  ];
  return (
    panicsFirst.find(needsAttention) ?? panicsFirst.find((delivery) => !isSettled(delivery.state))
  );
}

/** An answer nobody has looked at, or a question that only a person can decide about. */
function wantsAttention({ unseenAnswers, delivery }: Verification): boolean {
  const asks = delivery.state === 'unsure' && delivery.nextAttemptAtMs === null;
  return unseenAnswers > 0 || asks;
}

function headlineQuestion(verifications: readonly Verification[]): Verification | undefined {
  return (
    verifications.find(wantsAttention) ??
    verifications.find(
      ({ status, expired, delivery }) => status !== null && !expired && !delivery.closed,
    )
  );
}

function questionEntries(question: Verification, texts: Texts): readonly MenuEntry[] {
  const site = question.ask.siteName || question.ask.siteId;
  const answered = question.contacts
    .filter(({ answer }) => answer !== null)
    .toSorted(
      (left, right) => (right.answer?.receivedAtMs ?? 0) - (left.answer?.receivedAtMs ?? 0),
    );
  const [newest] = answered;
  const { state } = question.delivery;
  const about =
    newest !== undefined
      ? texts.say('tray.answered', {
          name: contactWords(newest, texts),
          answer: answerWords(newest.answer, texts),
        })
      : texts.say(state === 'unsure' ? 'tray.decide' : 'tray.asking', { site });
  return [words(about), command(texts.say('tray.openVerify'), { kind: 'open', screen: 'verify' })];
}

/** In practice nobody is told to call: a rehearsal must not send an ambulance. */
function callEntry(state: AppState, texts: Texts): readonly MenuEntry[] {
  const isNeeded = state.deliveries.some(
    (delivery) => isPanic(delivery.action.status) && needsAttention(delivery),
  );
  if (!isNeeded || state.world === 'practice') return [];
  return [words(texts.say('step.callNow', { number: state.settings.panic.emergencyNumber }))];
}

function isCalled(state: AppState): boolean {
  return unseenCalls(state.calls).length > 0 || unseenAlarms(state.alerts).length > 0;
}

function callEntries(state: AppState, texts: Texts): readonly MenuEntry[] {
  if (!isCalled(state)) return [];
  const call = unseenCalls(state.calls).length > 0 ? [words(texts.say('tray.call'))] : [];
  const alarms = unseenAlarms(state.alerts).map(({ name }) =>
    words(texts.say('tray.alarm', { name })),
  );
  const open = command(texts.say('tray.openCalls'), { kind: 'open', screen: 'calls' });
  return [...call, ...alarms, open];
}

const SEPARATOR: MenuEntry = { kind: 'separator' };

function words(label: string): MenuEntry {
  return { kind: 'words', label };
}

function command(label: string, does: TrayCommand): MenuEntry {
  return { kind: 'command', label, command: does };
}

function countdownEntries(delivery: PressDelivery, texts: Texts): readonly MenuEntry[] {
  const status = statusWords(delivery, texts);
  return [
    command(texts.say('tray.sendNowOne', { status }), { kind: 'send-now', id: delivery.id }),
    command(texts.say('tray.cancelOne', { status }), { kind: 'cancel', id: delivery.id }),
  ];
}
