// The way to the six screens, always in the same place.
import './rail.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Sign, type SignName } from '../components/icons';
import { goTo, SCREENS, type Screen } from '../kit/navigation';
import { useNavigation, useParts, useAppState } from '../kit/window-parts';
import { unseenCalls } from '../../shared/calls/emergency-call';
import type { AppState } from '../../shared/state';
import { unseenAlerts } from '../features/alerts/alerts-up';
import { reveal } from './use-shortcuts';

const SIGN_OF: Readonly<Record<Screen, SignName>> = {
  panic: 'bell',
  verify: 'question',
  calls: 'phone',
  contacts: 'people',
  activity: 'clock',
  settings: 'sliders',
};

/** What came to a screen and nobody has looked at yet. */
const UNSEEN = {
  verify: {
    countIn: ({ verifications }: AppState) =>
      verifications.reduce((sum, { unseenAnswers }) => sum + unseenAnswers, 0),
    words: 'verify.newAnswers',
  },
  calls: {
    countIn: (app: AppState) => unseenCalls(app.calls).length + unseenAlerts(app).length,
    words: 'calls.unseen',
  },
} as const;

/** Links named by their words alone, counts only described; Ctrl and a digit is each one's shortcut. */
export function Rail() {
  const { t } = useTranslation();
  const parts = useParts();
  const unseenId = useId();
  const here = useNavigation(({ screen }) => screen);
  return (
    <nav className="rail" aria-label={t('nav.label')}>
      {SCREENS.map((screen, index) => (
        <a
          key={screen}
          href={`#${screen}`}
          aria-label={t(`nav.${screen}`)}
          aria-describedby={
            screen === 'verify' || screen === 'calls' ? `${unseenId}${screen}` : undefined
          }
          aria-current={screen === here ? 'page' : undefined}
          aria-keyshortcuts={`Control+${index + 1}`}
          draggable={false}
          onClick={(event) => {
            event.preventDefault();
            reveal(parts);
            goTo(parts.navigation, screen);
          }}
        >
          <Sign name={SIGN_OF[screen]} size={20} />
          <span className="rail-word">{t(`nav.${screen}`)}</span>
          {(screen === 'verify' || screen === 'calls') && (
            <UnseenBadge screen={screen} id={`${unseenId}${screen}`} />
          )}
          <kbd aria-hidden="true">Ctrl {index + 1}</kbd>
        </a>
      ))}
      <ZoomOffer />
    </nav>
  );
}

interface UnseenBadgeProps {
  readonly screen: keyof typeof UNSEEN;
  /** What the link names as its description. */
  readonly id: string;
}

/** Nothing while all is seen. */
function UnseenBadge({ screen, id }: UnseenBadgeProps) {
  const { t } = useTranslation();
  const count = useAppState(UNSEEN[screen].countIn);
  if (count === 0) return null;
  return (
    <span className="rail-badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span id={id} className="only-for-readers">
        {t(UNSEEN[screen].words, { count })}
      </span>
    </span>
  );
}

/** Nothing at the usual size. */
function ZoomOffer() {
  const { t } = useTranslation();
  const { api } = useParts();
  const percent = useAppState((app) => app.zoomPercent);
  if (percent === 100) return null;
  return (
    <button
      type="button"
      className="rail-zoom"
      aria-keyshortcuts="Control+0"
      onClick={() => void api.call('resetZoom', undefined)}
    >
      <span>{t('zoom.now', { percent })}</span> <b>{t('zoom.reset')}</b>
    </button>
  );
}
