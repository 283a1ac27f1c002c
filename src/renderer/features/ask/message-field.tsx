// The words of the question: Tocsin's own until somebody changes them.
import { useTranslation } from 'react-i18next';
import { VERIFICATION_MESSAGE_MAX_LENGTH } from '../../../shared/verification';
import { Button } from '../../components/button';
import { TextField } from '../../components/text-field';

interface MessageFieldProps {
  readonly message: string;
  /** Somebody has changed it. */
  readonly edited: boolean;
  readonly error: string | undefined;
  readonly onType: (message: string) => void;
  readonly onReset: () => void;
}

/** What stands here is what people read. */
export function MessageField({ message, edited, error, onType, onReset }: MessageFieldProps) {
  const { t } = useTranslation();
  const max = VERIFICATION_MESSAGE_MAX_LENGTH;
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
        hint={`${t('ask.message.count', { count: message.length, max })}. ${about}`.trim()}
        error={error}
        onChange={onType}
      />
      {edited && (
        <Button size="small" onClick={onReset}>
          {t('ask.message.again')}
        </Button>
      )}
    </div>
  );
}
