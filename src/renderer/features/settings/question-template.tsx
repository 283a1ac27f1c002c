// The desk's own words for a question, with how they would read while they are typed.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { siteNameOf } from '../../../shared/settings/place';
import {
  PRIORITY_TIMEOUT_SECONDS,
  VERIFICATION_MESSAGE_MAX_LENGTH,
} from '../../../shared/verification/verification';
import { verificationMessage, wordingOf } from '../../../shared/verification/verification-message';
import { TextField } from '../../components/text-field';
import { useAppState } from '../../kit/window-parts';
import { lengthWords } from '../../kit/length-words';
import { failureWhat } from '../../kit/failure-words';
import { useDraft, useLocked, useSave } from '../../kit/use-setting';

/** Made-up event, so that the preview shows where one would stand. */
const SAMPLE_EVENT = 'event_789';

export function QuestionTemplate() {
  const max = VERIFICATION_MESSAGE_MAX_LENGTH;
  const { t } = useTranslation();
  const id = useId();
  const save = useSave();
  const settings = useAppState((app) => app.settings);
  const world = useAppState((app) => app.world);
  const locked = useLocked('verification.template');
  const { method, priority, template } = settings.verification;
  const draft = useDraft(template, (text) => save({ verification: { template: text.trim() } }));
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
      <TextField
        kind="lines"
        label={t('ask.settings.verification.template')}
        hint={t('ask.settings.verification.templateHint')}
        value={draft.text}
        disabled={locked}
        maxLength={max}
        note={
          locked
            ? { text: t('settings.locked'), good: false }
            : draft.saved
              ? { text: t('settings.saved'), good: true }
              : undefined
        }
        error={
          draft.failure === null
            ? undefined
            : draft.failure.kind === 'invalid-input'
              ? t('ask.settings.verification.templateWrong', { max })
              : t('settings.notSaved', { what: failureWhat(t, draft.failure) })
        }
        onChange={(text) => draft.type(text)}
        onBlur={() => draft.commit()}
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
