// Saving one setting: what is typed stays typed until main has taken it.
import { useState } from 'react';
import type { Failure, Result } from '../../../shared/failure';
import type { SettingsPatch } from '../../../shared/settings';
import { useAppState, useParts } from '../../window-parts';

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
