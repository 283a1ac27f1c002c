// Saving one setting: what is typed stays typed until main has taken it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../shared/core/failure';
import type { SettingsPatch } from '../../shared/settings/settings';
import { useAppState, useParts } from './window-parts';
import { failureWhat } from './failure-words';

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

interface Saved<T> {
  readonly disabled: boolean;
  readonly note: string | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: T) => void;
}

/** For a field that is saved as soon as it is changed: locked by IT, or with main's refusal beside it. */
export function useSavedAtOnce<T>(
  path: string,
  save: (value: T) => Promise<Result<null>>,
): Saved<T> {
  const { t } = useTranslation();
  const locked = useLocked(path);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    disabled: locked,
    note: locked ? t('settings.locked') : undefined,
    error: failure === null ? undefined : t('settings.notSaved', { what: failureWhat(t, failure) }),
    onChange: (value) =>
      void save(value).then((result) => setFailure(result.ok ? null : result.failure)),
  };
}

interface Draft {
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
