// Hotkeys as the operating system grants them and as the settings keep them: both, or neither.
import type { Result } from '../shared/failure';
import type { HotkeyState } from '../shared/hotkey';
import type { Parsed } from '../shared/ipc';
import type { Surface } from './desk-surface';
import type { SettingsStore } from './settings/settings';

/** Changes one; when it cannot be kept, the chord that worked before works again. */
export function changeHotkey(
  surface: Pick<Surface, 'setHotkey'>,
  settings: Pick<SettingsStore, 'current' | 'setHotkey'>,
  change: Parsed<'setHotkey'>,
): Result<HotkeyState> {
  const before = settings.current().hotkeys[change.target] ?? null;
  const set = surface.setHotkey(change);
  if (!set.ok) return set;
  const kept = settings.setHotkey(change.target, change.accelerator);
  if (kept.ok) return set;
  surface.setHotkey({ target: change.target, accelerator: before });
  return kept;
}

/** Claims all of them; answers with those that cannot be had. */
export function claimHotkeys(
  surface: Pick<Surface, 'applyHotkeys'>,
  settings: Pick<SettingsStore, 'current'>,
): readonly Readonly<Record<'target' | 'accelerator' | 'status', string | null>>[] {
  return surface
    .applyHotkeys(settings.current().hotkeys)
    .filter(({ status }) => status === 'taken' || status === 'duplicate');
}
