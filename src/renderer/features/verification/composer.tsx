// Where a question to contacts is put together and asked.
import './composer.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import {
  PRIORITY_TIMEOUT_SECONDS,
  VERIFICATION_SUBJECT_MAX_LENGTH,
  VerificationMethod,
  VerificationPriority,
  VERIFICATION_MESSAGE_MAX_LENGTH,
} from '../../../shared/verification/verification';
import { ChoiceGroup } from '../../components/choice-group';
import { TextField } from '../../components/text-field';
import { useAppState } from '../../kit/window-parts';
import { AskBar } from './ask-bar';
import { hasSubject } from './draft';
import { PeopleField } from './people-field';
import type { AskPrefill } from '../../kit/asking';
import { fieldWords, refusedField, type AskField } from './refusal';
import { SiteFields } from './site-fields';
import { useQuestion } from './use-question';
import { siteNameOf } from '../../../shared/settings/place';
import { Button } from '../../components/button';
import { lengthWords } from '../../kit/length-words';

interface ComposerProps {
  /** Counts when the composer is first drawn; give it a new `key` for another question. */
  readonly prefill: AskPrefill;
  /** The question is saved; `id` is its verification's. */
  readonly onSent: (id: string) => void;
  readonly onCancel?: () => void;
}

const LONGEST_SECONDS = Math.max(...Object.values(PRIORITY_TIMEOUT_SECONDS));

/** Nothing is asked before `Ask now`; what was written stays when main refuses it. */
export function Composer({ prefill, onSent, onCancel }: ComposerProps) {
  const { t } = useTranslation();
  const id = useId();
  const practice = useAppState((app) => app.world === 'practice');
  const question = useQuestion(prefill, onSent);
  const { draft, change } = question;
  const refused = refusedField(question.failure);
  const wrong = (field: AskField) => (refused === field ? fieldWords(t, field) : undefined);
  return (
    <section className="composer raised" aria-labelledby={`${id}title`}>
      <header className="ask-head">
        <h2 id={`${id}title`}>{t('ask.title')}</h2>
        {practice && <p className="ask-practice">{t('ask.practice')}</p>}
      </header>
      <SiteFields question={question} refused={refused} />
      <div className="ask-columns">
        <PeopleField
          siteId={draft.siteId.trim()}
          reader={question.reader}
          people={draft.people}
          untouched={question.peopleUntouched}
          everyone={draft.everyone}
          error={wrong('contacts')}
          onPeople={(people) => change({ people })}
          onEveryone={(everyone) => change({ everyone })}
        />
        <div className="ask-how">
          <ChoiceGroup
            label={t('ask.method.title')}
            value={draft.method}
            options={VerificationMethod.options.map((method) => ({
              id: method,
              label: t(`ask.method.${method}`),
            }))}
            hint={draft.method === 'email' ? t('ask.method.slow') : undefined}
            onChange={(method) => change({ method })}
          />
          <ChoiceGroup
            label={t('ask.priority.title')}
            value={draft.priority}
            options={VerificationPriority.options.map((priority) => ({
              id: priority,
              label: t(`ask.priority.${priority}`),
              detail: t('ask.priority.minutes', {
                minutes: PRIORITY_TIMEOUT_SECONDS[priority] / 60,
              }),
              share: PRIORITY_TIMEOUT_SECONDS[priority] / LONGEST_SECONDS,
            }))}
            onChange={(priority) => change({ priority })}
          />
          {hasSubject(draft) && (
            <TextField
              label={t('ask.message.subject')}
              value={draft.subject}
              maxLength={VERIFICATION_SUBJECT_MAX_LENGTH}
              error={wrong('subject')}
              onChange={(subject) => change({ subject })}
            />
          )}
          <MessageField
            message={draft.message}
            method={draft.method}
            edited={question.messageEdited}
            error={wrong('message')}
            onType={(message) => change({ message })}
            onReset={() => change({ message: null })}
          />
        </div>
      </div>
      <AskBar question={question} onCancel={onCancel} />
    </section>
  );
}

interface MessageFieldProps {
  readonly message: string;
  readonly method: VerificationMethod;
  /** Somebody has changed it. */
  readonly edited: boolean;
  readonly error: string | undefined;
  readonly onType: (message: string) => void;
  readonly onReset: () => void;
}

/** What stands here is what people read. */
function MessageField(props: MessageFieldProps) {
  const { message, method, edited, error, onType, onReset } = props;
  const { t } = useTranslation();
  const max = VERIFICATION_MESSAGE_MAX_LENGTH;
  // People of many sites cannot tell by the name of a desk which alarm this is.
  const namelessAs = useAppState(({ settings }) =>
    settings.chekt.siteName === '' ? siteNameOf(settings) : null,
  );
  const about = !edited
    ? t('ask.message.follows')
    : message.trim() === ''
      ? t('ask.message.empty')
      : '';
  return (
    <div className="ask-message">
      <TextField
        kind="lines"
        label={t('ask.message.title')}
        value={message}
        maxLength={max}
        hint={`${lengthWords(t, method, message)}. ${about}`.trim()}
        error={error}
        onChange={onType}
      />
      {namelessAs !== null && (
        <p className="field-hint">{t('ask.message.noSiteName', { name: namelessAs })}</p>
      )}
      {edited && (
        <Button size="small" onClick={onReset}>
          {t('ask.message.again')}
        </Button>
      )}
    </div>
  );
}
