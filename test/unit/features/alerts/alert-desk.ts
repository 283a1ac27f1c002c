// Share911's alerts on a real database; they can end and start again on the same one.
import { createHash } from 'node:crypto';
import { failed, type Failure, type Result } from '../../../../src/shared/core/failure';
import type { ReceivedAlert, Share911Alert } from '../../../../src/shared/alerts/share911-alert';
import { createActivity, type Activity } from '../../../../src/main/core/record/activity';
import { createAlerts, type Alerts } from '../../../../src/main/features/alerts/alerts';
import type { Store } from '../../../../src/main/core/store/store';
import { createManualClock, type ManualClock } from '../../../fakes/clock';
import { makeFolder, makeStore } from '../../../fakes/desk-folder';

export const ALERT_MS = 1_767_225_600_000;
export const FULL: Failure = { kind: 'storage', reason: 'disk-full', detail: 'the disk is full' };

export function makeAlert(change: Partial<Share911Alert> = {}): Share911Alert {
  return {
    id: 'event-1',
    kind: 'alert',
    name: 'LOCKDOWN',
    message: 'Lock doors',
    channelId: 'district/east',
    channelName: 'East',
    integrationId: null,
    isDrill: false,
    format: 'json',
    saidAtMs: ALERT_MS,
    latitude: null,
    longitude: null,
    about: null,
    expiresAtMs: null,
    cap: null,
    ...change,
  };
}

export interface AlertDesk {
  readonly clock: ManualClock;
  readonly store: Store;
  readonly activity: Activity;
  alerts: Alerts;
  ownIntegrationId: string;
  /** While set, the database takes nothing. */
  failure: Failure | null;
  readonly told: ReceivedAlert[];
  /** `body`: the bytes; the same text is the same bytes. */
  receive(change?: Partial<Share911Alert>, body?: string): Promise<Result<'new' | 'known'>>;
  restart(): void;
  names(): readonly string[];
  kinds(): readonly string[];
}

export function createAlertDesk(): AlertDesk {
  const clock = createManualClock(ALERT_MS);
  const database = makeStore(makeFolder(), clock);
  const store: Store = {
    ...database,
    transaction: (run) => (desk.failure ? failed(desk.failure) : database.transaction(run)),
  };
  const activity = createActivity(store, clock);
  const begin = (): Alerts =>
    createAlerts({
      store,
      activity,
      clock,
      ownIntegrationId: () => desk.ownIntegrationId,
      onChange: () => undefined,
      onNew: (alert) => desk.told.push(alert),
    });
  const desk: AlertDesk = {
    clock,
    store,
    activity,
    alerts: begin(),
    ownIntegrationId: 'acme',
    failure: null,
    told: [],
    receive(change = {}, body = JSON.stringify(change)) {
      return desk.alerts.receive({
        alert: makeAlert(change),
        body: Buffer.from(body),
        digest: createHash('sha256').update(body).digest('hex'),
        receivedAtMs: clock.now(),
      });
    },
    restart() {
      desk.alerts.stop();
      desk.alerts = begin();
    },
    names: () => desk.alerts.all().map(({ name }) => name),
    kinds: () => [...activity.all()].map((line) => (line.ok ? line.value.kind : 'unreadable')),
  };
  return desk;
}
