// The settings in force: read once, changed atomically, locked where IT manages them.
import { failed, invalidInput, ok, type Result } from '../../../shared/core/failure';
import { Accelerator, type HotkeyTarget } from '../../../shared/settings/hotkey';
import { SettingsPatch, SETTINGS_VERSION, type Settings } from '../../../shared/settings/settings';
import type { World } from '../../../shared/core/vendor';
import { readFields } from './fields';
import { layered, leafPaths, overlay } from './layers';
import type { LivePast } from './live-copy';
import type { ManagedConfig } from './managed-config';
import { openUserSettings } from './user-settings';
import type { SettingsFile } from './settings-file';

export interface SettingsDeps {
  readonly file: SettingsFile;
  readonly managed: Pick<ManagedConfig, 'values' | 'paths' | 'badPaths' | 'unreadable'>;
  readonly livePast: LivePast;
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
  /** A file that could be read says so; nobody has to guess. */
  saysPractice(): boolean;
  /** The settings of a live desk were gone; a copy is in force until somebody changes or confirms a setting. */
  isLost(): boolean;
  /** `invalid-input` (named field, or locked) or `storage`; on any failure nothing has changed. */
  change(patch: SettingsPatch): Result<Settings>;
  /** `untilMs` (wall clock): when practice ends by itself; without it, it does not. */
  setMode(world: World, untilMs?: number): Result<Settings>;
  /** When practice ends by itself, wall clock; null: not. */
  practiceUntilMs(): number | null;
  /** Null turns the hotkey off. */
  setHotkey(target: HotkeyTarget, accelerator: Accelerator | null): Result<Settings>;
  /** Returns its own removal. */
  onChange(listener: (settings: Settings) => void): () => void;
}

/** Beside the mode in the file, so that both change in one write. */
const UNTIL = 'practiceUntilMs';
/** Keys of the file that are no settings. */
const OWN = { ignore: ['version', UNTIL] };

export function createSettings(deps: SettingsDeps): SettingsStore {
  const user = openUserSettings(deps.file);
  const listeners = new Set<(settings: Settings) => void>();
  let document = user.document;
  let reading = readFields(document, OWN);
  // Nothing says practice, and the desk was live: then it is live, by what is left of its settings.
  let isLost = deps.livePast.wasLive && !saysWorld(reading, deps.managed);
  if (isLost) {
    document = { ...overlay(deps.livePast.document, document), mode: 'live' };
    reading = readFields(document, OWN);
  }
  let settings = layered(reading.values, deps.managed.values);

  function apply(patch: Readonly<Record<string, unknown>>): Result<Settings> {
    const locked = leafPaths(patch).filter((path) => deps.managed.paths.includes(path));
    const [field] = locked;
    if (field !== undefined) {
      const detail = `set by your IT department and locked: ${locked.join(', ')}`.slice(0, 500);
      return failed({ kind: 'invalid-input', detail, field });
    }
    const { badPaths, problems } = readFields(overlay({}, patch), OWN);
    const [badPath] = badPaths;
    if (badPath !== undefined) {
      return failed({ kind: 'invalid-input', detail: problems.join('; '), field: badPath });
    }
    if (user.readOnly !== null) {
      return failed({ kind: 'storage', reason: 'read-only', detail: user.readOnly });
    }
    const next = { ...overlay(document, patch), version: SETTINGS_VERSION };
    const nextReading = readFields(next, OWN);
    const nextSettings = layered(nextReading.values, deps.managed.values);
    const written = deps.file.write(next);
    if (!written.ok) return written;
    document = next;
    reading = nextReading;
    isLost = false;
    settings = nextSettings;
    for (const listener of [...listeners]) listener(settings);
    return ok(settings);
  }

  function worldIsCertain(): boolean {
    if (isLost) return false;
    if (deps.managed.paths.includes('mode')) return true;
    if (deps.managed.unreadable || deps.managed.badPaths.includes('mode')) return false;
    return reading.paths.includes('mode') || (user.trusted && !reading.badPaths.includes('mode'));
  }

  return {
    current: () => settings,
    locked: () => deps.managed.paths,
    problems: () => [...user.problems, ...reading.problems],
    isLost: () => isLost,
    saysPractice: () =>
      settings.mode === 'practice' && worldIsCertain() && saysWorld(reading, deps.managed),
    worldIsCertain,
    change(patch) {
      const parsed = SettingsPatch.safeParse(patch);
      return parsed.success ? apply(parsed.data) : failed(invalidInput(parsed.error, 'settings'));
    },
    setMode: (world, untilMs) => apply({ mode: world, [UNTIL]: untilMs ?? null }),
    practiceUntilMs() {
      const untilMs = Object.hasOwn(document, UNTIL) ? document[UNTIL] : null;
      return settings.mode === 'practice' && typeof untilMs === 'number' ? untilMs : null;
    },
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

function saysWorld(
  user: { readonly paths: readonly string[] },
  managed: { readonly paths: readonly string[] },
): boolean {
  return user.paths.includes('mode') || managed.paths.includes('mode');
}
