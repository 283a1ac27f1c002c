// Saving one setting: what is typed stays typed until main has taken it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../shared/core/failure';
import type { Settings, SettingsPatch } from '../../shared/settings/settings';
import { useAppState, useParts } from './window-parts';
import { failureWhat } from './failure-words';

type Group = {
  [G in keyof SettingsPatch]-?: NonNullable<SettingsPatch[G]> extends object ? G : never;
}[keyof SettingsPatch];

/** Where a setting of kind `T` is: dotted, as in the managed configuration, such as `desk.name`. */
export type SettingPath<T> =
  | { [G in Group]: SettingIn<G, T> }[Group]
  | { [G in 'language' | 'theme']: Settings[G] extends T ? G : never }['language' | 'theme'];

type SettingIn<G extends Group, T> = {
  [N in keyof Settings[G] & string]: Settings[G][N] extends T ? `${G}.${N}` : never;
}[keyof Settings[G] & string];

/** `desk.name` is locked by `desk.name` and by `desk`. */
function isLocked(path: string, lockedSettings: readonly string[]): boolean {
  return lockedSettings.some((locked) => path === locked || path.startsWith(`${locked}.`));
}

/** Whether IT has set `path`. */
export function useLocked(path: string): boolean {
  return useAppState((app) => isLocked(path, app.lockedSettings));
}

/** Hands a patch to main. */
export function useSave(): (patch: SettingsPatch) => Promise<Result<null>> {
  const { api } = useParts();
  return (patch) => api.call('changeSettings', patch);
}

/** What is in force, and how another value is handed to main. */
export function useSetting<T>(
  path: SettingPath<T>,
): readonly [T, (value: T) => Promise<Result<null>>] {
  const save = useSave();
  const [group = '', name] = path.split('.');
  const value = useAppState(({ settings }) => {
    const found = settings[group as Group] as unknown;
    return (name === undefined ? found : (found as Record<string, unknown>)[name]) as T;
  });
  const patchOf = (next: T): unknown => ({ [group]: name === undefined ? next : { [name]: next } });
  return [value, (next) => save(patchOf(next) as SettingsPatch)];
}

/** For a field that is saved as soon as it is changed: locked by IT, or with main's refusal beside it. */
export function useSavedAtOnce<T>(path: SettingPath<T>) {
  const { t } = useTranslation();
  const locked = useLocked(path);
  const [value, save] = useSetting<T>(path);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    value,
    disabled: locked,
    note: locked ? t('settings.locked') : undefined,
    error: failure === null ? undefined : t('settings.notSaved', { what: failureWhat(t, failure) }),
    onChange: (next: T) =>
      void save(next).then((result) => setFailure(result.ok ? null : result.failure)),
  };
}

export interface Draft {
  readonly text: string;
  readonly failure: Failure | null;
  readonly saved: boolean;
  type(text: string): void;
  /** Saves what was typed, if anything was. */
  commit(): void;
}

/** A text being typed over the stored `value`; gives way when the stored one changes. */
export function useDraft(value: string, save: (text: string) => Promise<Result<null>>): Draft {
  const [typed, setTyped] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saved, setSaved] = useState(false);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setTyped(null);
    setFailure(null);
  }
  return {
    text: typed ?? value,
    failure,
    saved,
    type(text) {
      setTyped(text);
      setSaved(false);
    },
    commit() {
      if (typed === null) return;
      if (typed.trim() === value) {
        setTyped(null);
        setFailure(null);
        return;
      }
      void save(typed).then((result) => {
        setFailure(result.ok ? null : result.failure);
        setSaved(result.ok);
      });
    },
  };
}
