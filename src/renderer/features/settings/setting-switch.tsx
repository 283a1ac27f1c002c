// One on-or-off among the settings: saved when it is switched, with a refusal beside it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../../shared/failure';
import { OnOffField } from '../../components/on-off-field';
import { failureWhat } from '../delivery/words';
import { useLocked } from './use-setting';

interface SettingSwitchProps {
  /** Dotted, as in the managed configuration. */
  readonly path: string;
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
  readonly save: (on: boolean) => Promise<Result<null>>;
}

/** Shows what is in force: a change that main refused goes back to what was before. */
export function SettingSwitch({ path, save, ...look }: SettingSwitchProps) {
  const { t } = useTranslation();
  const locked = useLocked(path);
  const [failure, setFailure] = useState<Failure | null>(null);
  return (
    <OnOffField
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
