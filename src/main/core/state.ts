// The one state: computed from the parts on demand, pushed once per tick, stored nowhere.
import type { AppState } from '../../shared/state';
import type { Clock } from './lib/clock';

export interface StateDeps {
  /** Reads every part as it is now. */
  readonly read: () => Omit<AppState, 'revision'>;
  /** Runs `task` once this tick is over. */
  readonly defer: (task: () => void) => void;
  readonly clock: Pick<Clock, 'elapsed' | 'after'>;
}

export interface State {
  snapshot(): AppState;
  /** Some part changed: everybody who subscribed gets one snapshot for this tick, or for the next few while they are dear. */
  changed(): void;
  subscribe(listener: (state: AppState) => void): () => void;
}

/** Telling everybody takes at most a quarter of the time: what is large must not leave a press waiting for what is told. */
const REST_FOR_WORK = 3;

export function createState(deps: StateDeps): State {
  const listeners = new Set<(state: AppState) => void>();
  let revision = 0;
  let pending = false;
  let restedAtMs = -Infinity;

  const snapshot = (): AppState => ({ revision, ...deps.read() });

  function push(): void {
    const beganMs = deps.clock.elapsed();
    pending = false;
    revision += 1;
    const state = snapshot();
    for (const listener of [...listeners]) listener(state);
    const endedMs = deps.clock.elapsed();
    restedAtMs = endedMs + REST_FOR_WORK * (endedMs - beganMs);
  }

  return {
    snapshot,
    changed() {
      if (pending) return;
      pending = true;
      const restMs = restedAtMs - deps.clock.elapsed();
      if (restMs > 0) deps.clock.after(restMs, push);
      else deps.defer(push);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
