// While the operator sets new keys, a chord that Tocsin holds is heard by the settings and presses nothing.
import type { Accelerator } from '../../shared/settings/hotkey';
import type { Clock } from '../core/lib/clock';

export interface ChordRecordingDeps {
  readonly clock: Pick<Clock, 'after'>;
  /** Whoever works in another window is not setting keys. */
  readonly isWindowFocused: () => boolean;
}

export interface ChordRecording {
  /** The next chord; null when the recording ends without one. */
  begin(): Promise<Accelerator | null>;
  end(): void;
  /** True when the chord was taken as keys to set: then it is no press. */
  takes(chord: Accelerator): boolean;
}

/** A window that never says that it has ended must not silence a chord for longer. */
const AT_MOST_MS = 30_000;

export function createChordRecording({
  clock,
  isWindowFocused,
}: ChordRecordingDeps): ChordRecording {
  let settle: ((chord: Accelerator | null) => void) | undefined;
  let limit: { cancel(): void } | undefined;

  const finish = (chord: Accelerator | null): void => {
    limit?.cancel();
    settle?.(chord);
    settle = undefined;
  };

  return {
    begin() {
      finish(null);
      limit = clock.after(AT_MOST_MS, () => finish(null));
      return new Promise((resolve) => {
        settle = resolve;
      });
    },
    end: () => finish(null),
    takes(chord) {
      if (settle === undefined) return false;
      const isForSettings = isWindowFocused();
      finish(isForSettings ? chord : null);
      return isForSettings;
    },
  };
}
