// What a new question to contacts starts with, and the words it is asked in.
import './verification-section.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../../shared/core/failure';
import {
  PRIORITY_TIMEOUT_SECONDS,
  QuestionLanguage,
  VerificationMethod,
  VerificationPriority,
} from '../../../shared/verification/verification';
import { SelectField } from '../../components/select-field';
import { useAppState } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { QuestionTemplate } from './question-template';
import { Section } from './section';
import { SettingChoice } from './setting-choice';
import { useLocked, useSave } from '../../kit/use-setting';

/** Each question may still choose otherwise. */
export function VerificationSection() {
  const { t } = useTranslation();
  const save = useSave();
  const { method, priority, language } = useAppState((app) => app.settings.verification);
  const methodLocked = useLocked('verification.method');
  const priorityLocked = useLocked('verification.priority');
  const [failures, setFailures] = useState<{ method?: Failure; priority?: Failure }>({});
  const keep = (name: 'method' | 'priority') => (result: Result<null>) =>
    setFailures(result.ok ? {} : { [name]: result.failure });
  const errorOf = (failure: Failure | undefined) =>
    failure && t('settings.notSaved', { what: failureWhat(t, failure) });
  return (
    <Section
      title={t('ask.settings.verification.title')}
      intro={t('ask.settings.verification.intro')}
    >
      <div className="settings-pair">
        <SelectField
          label={t('ask.settings.verification.method')}
          value={method}
          disabled={methodLocked}
          note={methodLocked ? t('settings.locked') : undefined}
          error={errorOf(failures.method)}
          options={VerificationMethod.options.map((id) => ({ id, label: t(`ask.method.${id}`) }))}
          onChange={(next) => void save({ verification: { method: next } }).then(keep('method'))}
        />
        <SelectField
          label={t('ask.settings.verification.priority')}
          value={priority}
          disabled={priorityLocked}
          note={priorityLocked ? t('settings.locked') : undefined}
          error={errorOf(failures.priority)}
          options={VerificationPriority.options.map((id) => ({
            id,
            label: t('ask.settings.verification.priorityOption', {
              name: t(`ask.priority.${id}`),
              minutes: PRIORITY_TIMEOUT_SECONDS[id] / 60,
            }),
          }))}
          onChange={(next) =>
            void save({ verification: { priority: next } }).then(keep('priority'))
          }
        />
      </div>
      <SettingChoice
        path="verification.language"
        label={t('ask.settings.verification.language')}
        value={language}
        options={QuestionLanguage.options.map((id) => ({
          id,
          label: t(`ask.settings.verification.languages.${id}`),
        }))}
        save={(next) => save({ verification: { language: next } })}
      />
      <QuestionTemplate />
    </Section>
  );
}
