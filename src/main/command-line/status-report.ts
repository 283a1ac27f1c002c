// What `tocsin status` prints of the running app: the state, without anything that only the window needs.
import type { AppState } from '../../shared/state';
import { verificationLine } from './verification-line';

/** A public format: keys may be added, never renamed. */
export function statusReport(state: AppState): object {
  const { localUrl, chektUrl, chektProof, reachable, lastCheck, failure, lastEventMs } =
    state.webhook;
  return {
    running: true,
    ready: state.readiness.verdict === 'ready',
    verdict: state.readiness.verdict,
    world: state.world,
    desk: state.settings.desk,
    troubles: state.readiness.troubles,
    vendors: {
      share911: { configured: state.secrets['share911.apiKey'] === true },
      chekt: { configured: state.secrets['chekt.apiKey'] === true },
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
    webhook: { localUrl, chektUrl, chektProof, reachable, lastCheck, failure, lastEventMs },
    practice: state.practice,
    version: state.version,
  };
}
