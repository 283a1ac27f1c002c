// Tells of refused requests at most once a minute per status, however many there are.
import type { Clock } from '../lib/clock';

/** `count` refusals with this status since it was last told; `source` is the address of the last one. */
export interface RefusalSummary {
  readonly status: number;
  readonly count: number;
  readonly source: string;
}

export interface Refusals {
  add(status: number, source: string): void;
  /** Tells what is left and forgets its timers. */
  close(): void;
}

const PAUSE_MS = 60_000;

/** The first of a status is told at once, the others when their minute is over. */
export function createRefusals(clock: Clock, tell: (summary: RefusalSummary) => void): Refusals {
  interface Pause {
    count: number;
    source: string;
    timer: { cancel(): void };
  }
  const pauses = new Map<number, Pause>();

  function pause(status: number): { cancel(): void } {
    return clock.after(PAUSE_MS, () => {
      const over = pauses.get(status);
      if (!over) return;
      if (over.count === 0) {
        pauses.delete(status);
        return;
      }
      const { count, source } = over;
      over.count = 0;
      over.timer = pause(status);
      tell({ status, count, source });
    });
  }

  return {
    add(status, source) {
      const quiet = pauses.get(status);
      if (quiet) {
        quiet.count += 1;
        quiet.source = source;
        return;
      }
      pauses.set(status, { count: 0, source, timer: pause(status) });
      tell({ status, count: 1, source });
    },
    close() {
      for (const [status, { count, source, timer }] of pauses) {
        timer.cancel();
        if (count > 0) tell({ status, count, source });
      }
      pauses.clear();
    },
  };
}
