// What the disk last said, whom to tell, and when to look again: a full disk at once, a lock once it lasts.
import type { Failure } from '../../../shared/core/failure';
import type { Clock } from '../lib/clock';

/** A lock is over from one moment to the next: what waits for it is tried again this soon. */
const LOCK_RETRY_MS = 250;
/** Every commit of another program is a lock: only one that lasts this long is worth a word. */
const LOCK_TOLD_AFTER_MS = 1000;

export interface DiskWatchDeps {
  readonly clock: Clock;
  readonly tell: (failure: Failure | null) => void;
  /** Tries once more; what the disk says to it comes back through `heard`. */
  readonly tryAgain: () => void;
}

export interface DiskWatch {
  /** Null when it takes everything. */
  failure(): Failure | null;
  heard(failure: Failure | null): void;
  stop(): void;
}

export function createDiskWatch({ clock, tell, tryAgain }: DiskWatchDeps): DiskWatch {
  let last: Failure | null = null;
  let told: Failure | null = null;
  let lockedSinceMs: number | null = null;
  let timer: { cancel(): void } | null = null;
  let stopped = false;

  const say = (failure: Failure | null): void => {
    const isNews =
      failure?.kind !== told?.kind ||
      failure?.reason !== told?.reason ||
      failure?.detail !== told?.detail;
    told = failure;
    if (isNews) tell(failure);
  };

  return {
    failure: () => last,
    heard(failure) {
      if (stopped) return;
      last = failure;
      if (failure?.reason !== 'busy') {
        lockedSinceMs = null;
        timer?.cancel();
        timer = null;
        say(failure);
        return;
      }
      lockedSinceMs ??= clock.elapsed();
      timer ??= clock.after(LOCK_RETRY_MS, () => {
        timer = null;
        tryAgain();
      });
      if (told !== null || clock.elapsed() - lockedSinceMs >= LOCK_TOLD_AFTER_MS) say(failure);
    },
    stop() {
      stopped = true;
      timer?.cancel();
    },
  };
}
