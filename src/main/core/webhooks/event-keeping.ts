// Keeps what proven senders send from filling the disk: a quota in front of all stores, and old strays taken away.
import { join } from 'node:path';
import type { Failure } from '../../../shared/core/failure';
import type { Activity } from '../record/activity';
import { CALLS_FILE } from '../../features/calls/feature';
import type { Clock } from '../lib/clock';
import type { Store } from '../store/store';
import { createStoredBytes } from '../store/stored-bytes';
import { createStrayPurge } from '../../features/verification/stray-purge';
import { createAdmission, type Admission } from './event-admission';
import { createEventQuota } from './event-quota';

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
