// Everything that came with the call, as it came; secrets were taken out before it was kept.
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { Button } from '../../components/button';
import { useParts } from '../../kit/window-parts';
import { everythingShared } from './call-asks';
import { useBriefly } from './use-briefly';

interface RawPanelProps {
  readonly call: EmergencyCall;
  readonly onClose: () => void;
}

/** Long enough to read it; it holds the number too. */
const SHOWN_MS = 5 * 60_000;

export function RawPanel({ call: { id, unknownKeys }, onClose }: RawPanelProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const { value, show } = useBriefly<string>(SHOWN_MS);
  useEffect(() => {
    let wanted = true;
    void everythingShared(parts, id).then((text) => {
      if (wanted && text !== null) show(text);
    });
    return () => {
      wanted = false;
    };
    // Asked once for each opening: every answer is recorded.
  }, [parts, id, show]);
  return (
    <section className="call-panel" aria-label={t('calls.raw.title')}>
      <div className="call-panel-head">
        <p>{t('calls.raw.recorded')}</p>
        <Button kind="quiet" size="small" onClick={onClose}>
          {t('calls.raw.hide')}
        </Button>
      </div>
      {unknownKeys.length > 0 && (
        <p className="muted">{t('calls.raw.unknown', { keys: unknownKeys.join(', ') })}</p>
      )}
      {value !== null && (
        <pre className="call-raw" tabIndex={0} aria-label={t('calls.raw.title')}>
          {value}
        </pre>
      )}
    </section>
  );
}
