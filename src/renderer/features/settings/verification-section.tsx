// What a new question to contacts starts with, and the words it is asked in.
import { useTranslation } from 'react-i18next';
import {
  PRIORITY_TIMEOUT_SECONDS,
  QuestionLanguage,
  VerificationMethod,
  VerificationPriority,
} from '../../../shared/verification/verification';
import { SettingChoice } from '../../kit/setting-fields';
import { QuestionTemplate } from './question-template';
import { Section } from './section';

/** Each question may still choose otherwise. */
export function VerificationSection() {
  const { t } = useTranslation();
  return (
    <Section
      title={t('ask.settings.verification.title')}
      intro={t('ask.settings.verification.intro')}
    >
      <div className="settings-pair">
        <SettingChoice
          path="verification.method"
          label={t('ask.settings.verification.method')}
          options={VerificationMethod.options.map((id) => ({ id, label: t(`ask.method.${id}`) }))}
        />
        <SettingChoice
          path="verification.priority"
          label={t('ask.settings.verification.priority')}
          options={VerificationPriority.options.map((id) => ({
            id,
            label: t('ask.settings.verification.priorityOption', {
              name: t(`ask.priority.${id}`),
              minutes: PRIORITY_TIMEOUT_SECONDS[id] / 60,
            }),
          }))}
        />
      </div>
      <SettingChoice
        path="verification.language"
        label={t('ask.settings.verification.language')}
        options={QuestionLanguage.options.map((id) => ({
          id,
          label: t(`ask.settings.verification.languages.${id}`),
        }))}
      />
      <QuestionTemplate />
    </Section>
  );
}
