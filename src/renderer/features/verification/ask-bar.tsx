// The button that asks, always in sight, with the reason beside it when it cannot be used.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { VERIFICATION_CONTACTS_MAX } from '../../../shared/verification/verification';
import { Button } from '../../components/button';
import { Sign } from '../../components/icons';
import { goTo } from '../../kit/navigation';
import { useAppState, useParts } from '../../kit/window-parts';
import { missingIn } from './draft';
import { refusalWords } from './refusal';
import type { Question } from './use-question';

interface AskBarProps {
  readonly question: Question;
  readonly onCancel?: (() => void) | undefined;
}

const KEY_WORDS = {
  'not-stored': 'ask.noKey',
  unreadable: 'settings.secret.unreadableHint',
  'other-address': 'settings.secret.otherAddressHint',
} as const;

/** A refusal is said at once; the form above stays as it was. */
export function AskBar({ question, onCancel }: AskBarProps) {
  const { t } = useTranslation();
  const { navigation } = useParts();
  const id = useId();
  const key = useAppState((app) => (app.world === 'live' ? app.secrets['chekt.apiKey'] : 'stored'));
  const { draft, phase, failure } = question;
  const missing = missingIn(draft);
  const reason =
    phase === 'asked'
      ? t('ask.asked')
      : missing === null
        ? ''
        : t(`ask.reason.${missing}`, { max: VERIFICATION_CONTACTS_MAX });
  return (
    <div className="ask-bar">
      <div className="ask-bar-words">
        {failure !== null && (
          <p className="field-error ask-refused" role="alert">
            <Sign name="triangle" size={16} />
            {refusalWords(t, failure)}
          </p>
        )}
        <p className="field-hint" id={`${id}reason`} role="status">
          {reason}
        </p>
        {key !== undefined && key !== 'stored' && (
          <p className="field-hint">
            {t(KEY_WORDS[key])}{' '}
            <Button size="small" kind="quiet" onClick={() => goTo(navigation, 'settings')}>
              {t('ask.openSettings')}
            </Button>
          </p>
        )}
      </div>
      {onCancel !== undefined ? (
        <Button
          onClick={() => {
            question.clear();
            onCancel();
          }}
        >
          {t('ask.cancel')}
        </Button>
      ) : (
        question.touched && <Button onClick={question.clear}>{t('ask.startOver')}</Button>
      )}
      <Button
        kind="primary"
        size="large"
        disabled={missing !== null || phase !== 'writing'}
        aria-describedby={`${id}reason`}
        onClick={question.ask}
      >
        {t(phase === 'asking' ? 'ask.asking' : 'ask.now')}
      </Button>
    </div>
  );
}
