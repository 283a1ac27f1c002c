// Chords held by Electron's globalShortcut, as far as that goes: on Windows, macOS and where no X server lets us in.
import type { Accelerator } from '../../shared/settings/hotkey';
import type { Grant, ShortcutEvents, ShortcutPort } from './session-kind';

/** Electron's globalShortcut, as far as it is needed. */
export interface GlobalShortcuts {
  register(accelerator: string, onPressed: () => void): boolean;
  unregister(accelerator: string): void;
}

export function createElectronShortcuts(
  shortcuts: GlobalShortcuts,
  { onPressed }: Pick<ShortcutEvents, 'onPressed'>,
): ShortcutPort {
  const held = new Set<Accelerator>();

  const claim = (chord: Accelerator): boolean => {
    try {
      return shortcuts.register(electronAccelerator(chord), () => onPressed(chord));
    } catch {
      // Electron throws for a spelling it cannot read: nothing was registered either way.
      return false;
    }
  };
  const keepOnly = (chords: readonly Accelerator[]): void => {
    for (const chord of held) {
      if (chords.includes(chord)) continue;
      shortcuts.unregister(electronAccelerator(chord));
      held.delete(chord);
    }
  };

  return {
    hold(chords) {
      const grants = chords.map((chord): [Accelerator, Grant] => {
        if (!held.has(chord) && claim(chord)) held.add(chord);
        return [chord, held.has(chord) ? 'granted' : 'taken'];
      });
      keepOnly(chords);
      return Promise.resolve(new Map(grants));
    },
    close: () => keepOnly([]),
  };
}

/** `Ctrl` is the Control key on every platform, never macOS's Command. */
const ELECTRON_NAMES: ReadonlyMap<string, string> = new Map([['Ctrl', 'Control']]);

/** `Ctrl+Alt+Shift+T` -> `Control+Alt+Shift+T`. */
function electronAccelerator(accelerator: Accelerator): string {
  return accelerator
    .split('+')
    .map((part) => ELECTRON_NAMES.get(part) ?? part)
    .join('+');
}
