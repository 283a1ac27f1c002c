// Keeps what proven senders send from filling the disk: a quota in front of all stores, and old strays taken away.
import { join } from 'node:path';
import type { Failure } from '../shared/core/failure';
import type { Activity } from './core/record/activity';
import { CALLS_FILE } from './incoming';
import type { Clock } from './core/lib/clock';
import type { Store } from './core/store/store';
import { createStoredBytes } from './core/store/stored-bytes';
import { createStrayPurge } from './features/verification/stray-purge';
import { createAdmission, type Admission } from './core/webhooks/event-admission';
import { createEventQuota } from './core/webhooks/event-quota';

export interface EventKeepingDeps {
  readonly folder: string;
  readonly store: Store;
  readonly activity: Activity;
  readonly clock: Clock;
  readonly onTrouble: (failure: Failure | null) => void;
}

export interface EventKeeping {
  readonly admit: Admission['admit'];
  start(): void;
  stop(): void;
}

export function createEventKeeping(deps: EventKeepingDeps): EventKeeping {
  const { store, activity, clock } = deps;
  const admission = createAdmission({
    quota: createEventQuota({
      elapsed: () => clock.elapsed(),
      storedBytes: createStoredBytes(store, [join(deps.folder, CALLS_FILE)], clock),
    }),
    clock,
    record: (line) => void activity.record(line),
    onTrouble: deps.onTrouble,
  });
  const purge = createStrayPurge({ store, activity, clock });
  return {
    admit: (event, keep) => admission.admit(event, keep),
    start: () => purge.start(),
    stop() {
      purge.stop();
      admission.stop();
    },
  };
}
