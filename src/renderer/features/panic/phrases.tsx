// Ready-made messages: one touch instead of typing.
import { useTranslation } from 'react-i18next';
import { useAppState } from '../../kit/window-parts';

interface PhrasesProps {
  readonly message: string;
  readonly onMessage: (message: string) => void;
}

const USUAL = ['visitor', 'weapon', 'hurt', 'smoke', 'stranger'] as const;

/** The desk's own phrases, or the usual ones when it has none. */
export function Phrases({ message, onMessage }: PhrasesProps) {
  const { t } = useTranslation();
  const own = useAppState((app) => app.settings.panic.phrases);
  const phrases = own.length > 0 ? own : USUAL.map((name) => t(`phrase.${name}`));
  return (
    <div className="phrases" role="group" aria-label={t('panic.phrases')}>
      {phrases.map((phrase) => (
        <button
          key={phrase}
          type="button"
          className="phrase"
          aria-pressed={message === phrase}
          onClick={() => onMessage(messageWith(message, phrase, phrases))}
        >
          {phrase}
        </button>
      ))}
    </div>
  );
}

/** A second touch takes the phrase away; what was typed by hand is kept in front of it. */
function messageWith(message: string, phrase: string, phrases: readonly string[]): string {
  if (message === phrase) return '';
  const typed = message.trim();
  return typed === '' || phrases.includes(typed) ? phrase : `${typed}. ${phrase}`;
}
