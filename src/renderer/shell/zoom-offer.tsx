// A zoom somebody came to by a slip of the wheel: how to get the usual size back, in words.
import { useTranslation } from 'react-i18next';
import { useAppState, useParts } from '../kit/window-parts';

/** Nothing at the usual size. */
export function ZoomOffer() {
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
