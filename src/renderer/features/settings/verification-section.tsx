// What a new question to contacts starts with, and the words it is asked in.
import { useTranslation } from 'react-i18next';
import {
  PRIORITY_TIMEOUT_SECONDS,
  QuestionLanguage,
  VerificationMethod,
  VerificationPriority,
  VERIFICATION_MESSAGE_MAX_LENGTH,
} from '../../../shared/verification/verification';
import { SettingChoice, DraftField } from '../../kit/setting-fields';
import { Section } from './section';
import { useId } from 'react';
import { siteNameOf } from '../../../shared/settings/place';
import { verificationMessage, wordingOf } from '../../../shared/verification/verification-message';
import { useAppState } from '../../kit/window-parts';
import { lengthWords } from '../../kit/length-words';
import { useDraft, useSetting } from '../../kit/use-setting';

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

/** Made-up event, so that the preview shows where one would stand. */
const SAMPLE_EVENT = 'event_789';

/** The desk's own words for a question, with how they would read while they are typed. */
function QuestionTemplate() {
  const max = VERIFICATION_MESSAGE_MAX_LENGTH;
  const { t } = useTranslation();
  const id = useId();
  const settings = useAppState((app) => app.settings);
  const world = useAppState((app) => app.world);
  const { method, priority } = settings.verification;
  const [template, save] = useSetting<string>('verification.template');
  const draft = useDraft(template, (text) => save(text.trim()));
  const preview = verificationMessage({
    ...wordingOf(settings, world),
    template: draft.text.trim(),
    siteName: siteNameOf(settings),
    eventId: SAMPLE_EVENT,
    urgency: priority,
    timeoutSeconds: PRIORITY_TIMEOUT_SECONDS[priority],
    method,
    requireResponse: true,
  });
  return (
    <>
      <DraftField
        path="verification.template"
        kind="lines"
        label={t('ask.settings.verification.template')}
        hint={t('ask.settings.verification.templateHint')}
        maxLength={max}
        wrong={t('ask.settings.verification.templateWrong', { max })}
        draft={draft}
      />
      <figure className="question-preview" aria-labelledby={id}>
        <figcaption id={id} className="field-hint">
          {t('ask.settings.verification.preview')}
        </figcaption>
        <blockquote>{preview}</blockquote>
        {method === 'sms' && <p className="field-hint">{lengthWords(t, method, preview)}</p>}
      </figure>
    </>
  );
}
