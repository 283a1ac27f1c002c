// The words of the question: Tocsin's own until somebody changes them.
import { useTranslation } from 'react-i18next';
import { siteNameOf } from '../../../shared/settings/place';
import {
  VERIFICATION_MESSAGE_MAX_LENGTH,
  type VerificationMethod,
} from '../../../shared/verification/verification';
import { Button } from '../../components/button';
import { TextField } from '../../components/text-field';
import { useAppState } from '../../kit/window-parts';
import { lengthWords } from '../../kit/length-words';

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
export function MessageField(props: MessageFieldProps) {
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
