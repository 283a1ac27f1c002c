// Troubles that parts of the desktop tell of by themselves; none of them keeps a press from arriving.
import type { Failure } from '../../../shared/core/failure';

export type SideTroubleId = 'notices-silent' | 'tray-missing' | 'held-up';

export interface SideTrouble {
  readonly id: SideTroubleId;
  readonly detail: string;
}

export interface SideTroubles {
  /** Null: it is well again. */
  tell(id: SideTroubleId, failure: Failure | null): void;
  all(): readonly SideTrouble[];
}

/** `onChange` runs when something came, went or reads differently. */
export function createSideTroubles(onChange: () => void): SideTroubles {
  const details = new Map<SideTroubleId, string>();
  return {
    tell(id, failure) {
      if (details.get(id) === failure?.detail) return;
      if (failure === null) details.delete(id);
      else details.set(id, failure.detail);
      onChange();
    },
    all: () => [...details].map(([id, detail]) => ({ id, detail })),
  };
}
