// The one state: computed from the parts on demand, pushed once per tick, stored nowhere.
import type { AppState } from '../shared/state';

export interface StateDeps {
  /** Reads every part as it is now. */
  readonly read: () => Omit<AppState, 'revision'>;
  /** Runs `task` once this tick is over. */
  readonly defer: (task: () => void) => void;
}

export interface State {
  snapshot(): AppState;
  /** Some part changed: everybody who subscribed gets one snapshot for this tick. */
  changed(): void;
  subscribe(listener: (state: AppState) => void): () => void;
}

export function createState(deps: StateDeps): State {
  const listeners = new Set<(state: AppState) => void>();
  let revision = 0;
  let pending = false;

  const snapshot = (): AppState => ({ revision, ...deps.read() });

  return {
    snapshot,
    changed() {
      if (pending) return;
      pending = true;
      deps.defer(() => {
        pending = false;
        revision += 1;
        const state = snapshot();
        for (const listener of [...listeners]) listener(state);
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
