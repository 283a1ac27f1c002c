// Language and theme.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../../shared/core/failure';
import { SelectField } from '../../components/select-field';
import { useAppState } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { Section } from './section';
import { useLocked, useSave } from '../../kit/use-setting';

/** Both change at once, without a restart. */
export function LookSection() {
  const { t } = useTranslation();
  const save = useSave();
  const language = useAppState((app) => app.settings.language);
  const theme = useAppState((app) => app.settings.theme);
  const languageLocked = useLocked('language');
  const themeLocked = useLocked('theme');
  const [failures, setFailures] = useState<{ language?: Failure; theme?: Failure }>({});
  const keep = (name: 'language' | 'theme') => (result: Result<null>) =>
    setFailures(result.ok ? {} : { [name]: result.failure });
  const errorOf = (failure: Failure | undefined) =>
    failure && t('settings.notSaved', { what: failureWhat(t, failure) });
  return (
    <Section title={t('settings.section.look')}>
      <div className="settings-pair">
        <SelectField
          label={t('settings.look.language')}
          value={language}
          disabled={languageLocked}
          note={languageLocked ? t('settings.locked') : undefined}
          error={errorOf(failures.language)}
          options={[
            { id: 'system', label: t('settings.look.system') },
            { id: 'en', label: t('settings.look.english') },
            { id: 'es', label: t('settings.look.spanish') },
          ]}
          onChange={(next) => void save({ language: next }).then(keep('language'))}
        />
        <SelectField
          label={t('settings.look.theme')}
          value={theme}
          disabled={themeLocked}
          note={themeLocked ? t('settings.locked') : undefined}
          error={errorOf(failures.theme)}
          options={[
            { id: 'system', label: t('settings.look.system') },
            { id: 'light', label: t('settings.look.light') },
            { id: 'dark', label: t('settings.look.dark') },
          ]}
          onChange={(next) => void save({ theme: next }).then(keep('theme'))}
        />
      </div>
    </Section>
  );
}
