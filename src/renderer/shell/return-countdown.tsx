// How long a desk stays in practice before it is live again, counted down.
import { useTranslation } from 'react-i18next';
import { useNow } from '../kit/window-parts';

/** `29:05`; re-rendered once a second. */
export function ReturnCountdown({ untilMs }: { readonly untilMs: number }) {
  const { t } = useTranslation();
  const seconds = Math.max(0, Math.ceil((untilMs - useNow(1000)) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  // Not a live region: a count of seconds would be read aloud all the time.
  return <p className="strip-return">{t('strip.liveAgain', { time })}</p>;
}
