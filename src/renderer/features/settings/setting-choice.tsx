// One choice among the settings: saved when it is made, with a refusal beside it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../../shared/failure';
import { SelectField } from '../../components/select-field';
import { failureWhat } from '../delivery/words';
import { useLocked } from './use-setting';

interface SettingChoiceProps<T extends string> {
  /** Dotted, as in the managed configuration. */
  readonly path: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly save: (value: T) => Promise<Result<null>>;
}

/** Shows what is in force: a choice that main refused goes back to the one before. */
export function SettingChoice<T extends string>(props: SettingChoiceProps<T>) {
  const { path, save, ...look } = props;
  const { t } = useTranslation();
  const locked = useLocked(path);
  const [failure, setFailure] = useState<Failure | null>(null);
  return (
    <SelectField
      {...look}
      disabled={locked}
      note={locked ? t('settings.locked') : undefined}
      error={
        failure === null ? undefined : t('settings.notSaved', { what: failureWhat(t, failure) })
      }
      onChange={(next) =>
        void save(next).then((result) => setFailure(result.ok ? null : result.failure))
      }
    />
  );
}
