// Share911's alerts of one environment: let in by name and password, kept, shown, and what an all clear may close.
import type { HandlersOf } from '../../../shared/core/call';
import type { ALERTS_CONTRACT } from '../../../shared/alerts/contract';
import { ok } from '../../../shared/core/failure';
import type { AppState } from '../../../shared/state';
import type { Feature, Ground } from '../../core/feature';
import { createWebhookSecret } from '../../core/webhooks/webhook-secret';
import { createAlerts, type Alerts } from './alerts';
import { closePanicsAfter } from './close-panics';
import { createShare911Entrance, type Share911Entrance } from './share911-entrance';

export interface AlertsDeps {
  readonly ground: Ground;
  /** The name that goes with the webhook password. */
  readonly user: () => string;
}

export interface AlertsFeature extends Feature, Pick<Alerts, 'history'> {
  readonly calls: HandlersOf<typeof ALERTS_CONTRACT>;
  state(): Pick<AppState, 'alerts'>;
  readonly webhook: Share911Entrance;
}

export function createAlertsFeature({ ground, user }: AlertsDeps): AlertsFeature {
  const { clock } = ground;
  const password = createWebhookSecret({
    read: () => ground.vault.get('share911.webhookPassword'),
    now: () => clock.now(),
  });
  const alerts = createAlerts({
    store: ground.store,
    activity: ground.activity,
    clock,
    ownIntegrationId: () => ground.settings().share911.integrationId,
    onChange: ground.onChange,
    onNew: ground.onChange,
  });

  return {
    history: (request) => alerts.history(request),
    webhook: createShare911Entrance({
      async credentials() {
        const known = await password.get();
        if (!known.ok) return known;
        return ok(known.value === null ? null : { user: user(), password: known.value });
      },
      receive: (incoming) =>
        ground.admit({ sender: 'share911', bytes: incoming.body.length, isUrgent: true }, () =>
          alerts.receive(incoming),
        ),
      onEvent: ground.onEvent,
      language: ground.language,
    }),
    calls: {
      seeAlert: ({ seq }) => alerts.see(seq),
      closeAlert: ({ seq }) => alerts.close(seq),
      closePanicsAfter: ({ seq }) => closePanicsAfter(alerts.get(seq), ground.outbox),
      alertHistory: (request) => alerts.history(request),
    },
    state: () => ({ alerts: alerts.all() }),
    forgetKeys: () => password.forget(),
    close: () => alerts.stop(),
  };
}
