// The settings in force: read once, changed atomically, locked where IT manages them.
import { failed, invalidInput, ok, type Result } from '../../shared/failure';
import { Accelerator, type HotkeyTarget } from '../../shared/hotkey';
import { SettingsPatch, SETTINGS_VERSION, type Settings } from '../../shared/settings';
import type { World } from '../../shared/vendor';
import { readFields } from './fields';
import { layered, leafPaths, overlay } from './layers';
import type { ManagedConfig } from './managed-config';
import { openUserSettings } from './user-settings';
import type { SettingsFile } from './settings-file';

export interface SettingsDeps {
  readonly file: SettingsFile;
  readonly managed: Pick<ManagedConfig, 'values' | 'paths' | 'badPaths' | 'unreadable'>;
}

export interface SettingsStore {
  current(): Settings;
  /** Dotted paths set by managed configuration. */
  locked(): readonly string[];
  /** `path: what is wrong`, for the user's own file. Managed problems are the managed configuration's. */
  problems(): readonly string[];
  /**
   * False when the file that would say so could not be read: then "practice" is only the default,
   * and the desk may be meant to be live.
   */
  worldIsCertain(): boolean;
  /** `invalid-input` (named field, or locked) or `storage`; on any failure nothing has changed. */
  change(patch: SettingsPatch): Result<Settings>;
  setMode(world: World): Result<Settings>;
  /** Null turns the hotkey off. */
  setHotkey(target: HotkeyTarget, accelerator: Accelerator | null): Result<Settings>;
  /** Returns its own removal. */
  onChange(listener: (settings: Settings) => void): () => void;
}

export function createSettings(deps: SettingsDeps): SettingsStore {
  const user = openUserSettings(deps.file);
  const listeners = new Set<(settings: Settings) => void>();
  let document = user.document;
  let reading = readFields(document, { ignore: ['version'] });
  let settings = layered(reading.values, deps.managed.values);

  function apply(patch: Readonly<Record<string, unknown>>): Result<Settings> {
    const locked = leafPaths(patch).filter((path) => deps.managed.paths.includes(path));
    const [field] = locked;
    if (field !== undefined) {
      const detail = `set by your IT department and locked: ${locked.join(', ')}`.slice(0, 500);
      return failed({ kind: 'invalid-input', detail, field });
    }
    if (user.readOnly !== null) {
      return failed({ kind: 'storage', reason: 'read-only', detail: user.readOnly });
    }
    const next = { ...overlay(document, patch), version: SETTINGS_VERSION };
    const nextReading = readFields(next, { ignore: ['version'] });
    const nextSettings = layered(nextReading.values, deps.managed.values);
    const written = deps.file.write(next);
    if (!written.ok) return written;
    document = next;
    reading = nextReading;
    settings = nextSettings;
    for (const listener of [...listeners]) listener(settings);
    return ok(settings);
  }

  return {
    current: () => settings,
    locked: () => deps.managed.paths,
    problems: () => [...user.problems, ...reading.problems],
    worldIsCertain() {
      if (deps.managed.paths.includes('mode')) return true;
      if (deps.managed.unreadable || deps.managed.badPaths.includes('mode')) return false;
      return reading.paths.includes('mode') || (user.trusted && !reading.badPaths.includes('mode'));
    },
    change(patch) {
      const parsed = SettingsPatch.safeParse(patch);
      return parsed.success ? apply(parsed.data) : failed(invalidInput(parsed.error, 'settings'));
    },
    setMode: (world) => apply({ mode: world }),
    setHotkey(target, accelerator) {
      const parsed = Accelerator.nullable().safeParse(accelerator);
      if (!parsed.success) return failed(invalidInput(parsed.error, `hotkeys.${target}`));
      return apply({ hotkeys: { [target]: parsed.data } });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
