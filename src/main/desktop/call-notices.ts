// Which notices a shared 911 call or an alert is worth, as a pure function of two states.
import { distanceWords } from '../../shared/calls/distance';
import type { EmergencyCall } from '../../shared/calls/emergency-call';
import { isStanding, speaksByName, type ReceivedAlert } from '../../shared/alerts/share911-alert';
import type { AppState } from '../../shared/state';
import type { Notice } from './notice';
import type { Texts } from './texts';

/** Of two states of one world. No number is ever shown outside the window. */
export function callNotices(previous: AppState, next: AppState, texts: Texts): readonly Notice[] {
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
