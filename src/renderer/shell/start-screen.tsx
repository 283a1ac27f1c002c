// What the window shows while main has not spoken yet, and when a screen has broken.
import { useTranslation } from 'react-i18next';
import { DEFAULT_SETTINGS } from '../../shared/settings/settings';
import { Button } from '../components/button';
import { NoticePage } from '../components/notice-page';
import { useWindowState } from '../kit/window-parts';

/** Quiet for three seconds, then plain about it. */
export function StartScreen() {
  const { t } = useTranslation();
  const late = useWindowState((state) => state.late);
  if (!late) return <NoticePage alone sign="bell" title={t('start.loading')} />;
  const number = DEFAULT_SETTINGS.panic.emergencyNumber;
  return (
    <NoticePage
      alone
      sign="triangle"
      title={t('start.lateTitle')}
      body={t('start.lateBody')}
      urgent
    >
      <p className="notice-call">{t('start.lateCall', { number })}</p>
    </NoticePage>
  );
}

/** A screen failed to draw: the rest of Tocsin still works, and says so. */
export function BrokenScreen() {
  const { t } = useTranslation();
  const number = useWindowState(
    (state) => state.app?.settings.panic.emergencyNumber ?? DEFAULT_SETTINGS.panic.emergencyNumber,
  );
  return (
    <NoticePage
      alone
      sign="triangle"
      title={t('start.brokenTitle')}
      body={t('start.brokenBody')}
      urgent
    >
      <p className="notice-call">{t('start.lateCall', { number })}</p>
      <Button kind="primary" onClick={() => location.reload()}>
        {t('start.reload')}
      </Button>
    </NoticePage>
  );
}
