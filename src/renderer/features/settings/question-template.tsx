// The desk's own words for a question, with how they would read while they are typed.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { siteNameOf } from '../../../shared/settings/place';
import {
  PRIORITY_TIMEOUT_SECONDS,
  VERIFICATION_MESSAGE_MAX_LENGTH,
} from '../../../shared/verification/verification';
import { verificationMessage, wordingOf } from '../../../shared/verification/verification-message';
import { useAppState } from '../../kit/window-parts';
import { lengthWords } from '../../kit/length-words';
import { DraftField } from '../../kit/setting-fields';
import { useDraft, useSetting } from '../../kit/use-setting';

/** Made-up event, so that the preview shows where one would stand. */
const SAMPLE_EVENT = 'event_789';

export function QuestionTemplate() {
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
