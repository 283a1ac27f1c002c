// What `tocsin status` prints of the running app: the state, without anything that only the window needs.
import type { EmergencyCall } from '../../shared/calls/emergency-call';
import type { ReceivedAlert } from '../../shared/alerts/share911-alert';
import type { SecretState } from '../../shared/settings/secret';
import type { AppState } from '../../shared/state';
import type { WebhookState } from '../../shared/core/webhook';
import { verificationLine } from './verification-line';

/** A public format: keys may be added, never renamed. */
export function statusReport(state: AppState): object {
  return {
    running: true,
    ready: state.readiness.verdict === 'ready',
    verdict: state.readiness.verdict,
    environment: state.world,
    world: state.world,
    practiceUntilMs: state.practiceUntilMs,
    provenAtMs: state.readiness.provenAtMs,
    desk: state.settings.desk,
    troubles: state.readiness.troubles,
    vendors: {
      share911: vendorLine(state.secrets['share911.apiKey']),
      chekt: vendorLine(state.secrets['chekt.apiKey']),
    },
    hotkeys: state.hotkeys,
    deliveries: state.deliveries.map(
      ({ id, action, state: at, attempts, rungs, failure: why }) => ({
        id,
        status: action.status,
        state: at,
        attempts,
        ...rungs,
        failure: why,
      }),
    ),
    verifications: state.verifications.map(verificationLine),
    calls: state.calls.map(callLine),
    alerts: state.alerts.map(alertLine),
    webhook: webhookLine(state.webhook),
    practice: state.practice,
    version: state.version,
  };
}

/** `key` tells a locked keychain from a key that is not there. */
function vendorLine(key: SecretState | undefined) {
  return { configured: key === 'stored', key: key ?? 'unreadable' };
}

/** Where the call is stands in `tocsin calls`: a status report is passed around. */
function callLine({ id, firstSharedAtMs, lastSharedAtMs, isSeen, nearness }: EmergencyCall) {
  return { id, firstSharedAtMs, lastSharedAtMs, isSeen, nearness };
}

function alertLine(alert: ReceivedAlert) {
  const { seq, kind, name, isDrill, receivedAtMs, clearedAtMs, isOwn } = alert;
  const { replacedAtMs, expiresAtMs, unknownReferences } = alert;
  return {
    ...{ seq, kind, name, isDrill, receivedAtMs, clearedAtMs, isOwn },
    ...{ replacedAtMs, expiresAtMs, unknownReferences },
  };
}

function webhookLine(webhook: WebhookState) {
  const { localUrl, chektUrl, chektProof, rapidsosUrl, share911Url } = webhook;
  const { canProveRapidsos, canProveShare911 } = webhook;
  const { reachable, lastCheck, failure, lastEventMs, untaken } = webhook;
  return {
    ...{ localUrl, chektUrl, chektProof, rapidsosUrl, share911Url },
    ...{ canProveRapidsos, canProveShare911, reachable, lastCheck, failure, lastEventMs, untaken },
  };
}
