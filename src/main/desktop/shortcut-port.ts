// What the hotkeys need of a system, whichever it is.
import type { Accelerator } from '../../shared/settings/hotkey';

/** What the system says of a chord. `no-key`: this keyboard cannot give it. */
export type Grant = 'granted' | 'taken' | 'no-key';

export interface ShortcutPort {
  /** Holds these chords and no others; a chord that is held already stays held meanwhile. */
  hold(chords: readonly Accelerator[]): Promise<ReadonlyMap<Accelerator, Grant>>;
  close(): void;
}

export interface ShortcutEvents {
  readonly onPressed: (chord: Accelerator) => void;
  /** What is held may be worth nothing now: hold it anew. */
  readonly onLayout: () => void;
}
