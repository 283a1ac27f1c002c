// Our spelling of a key combination turned into Electron's.
import type { Accelerator } from '../../shared/settings/hotkey';

/** `Ctrl` is the Control key on every platform, never macOS's Command. */
const ELECTRON_NAMES: ReadonlyMap<string, string> = new Map([['Ctrl', 'Control']]);

/** `Ctrl+Alt+Shift+T` -> `Control+Alt+Shift+T`. */
export function electronAccelerator(accelerator: Accelerator): string {
  return accelerator
    .split('+')
    .map((part) => ELECTRON_NAMES.get(part) ?? part)
    .join('+');
}
