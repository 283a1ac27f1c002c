// The call in one breath, to be read out on a radio, and the data as it came: each shown for a while.
import { useTranslation } from 'react-i18next';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { Button } from '../../components/button';
import { CopyText } from '../../components/copy';
import { useParts } from '../../kit/window-parts';
import { OnceButton } from '../../kit/calm-button';
import { radioText, everythingShared } from './call-asks';
import { useEffect, useCallback, useLayoutEffect, useState } from 'react';

interface RadioPanelProps {
  readonly call: EmergencyCall;
  readonly onClose: () => void;
}

/** As long as a revealed number: the text may hold it. */
const TEXT_SHOWN_MS = 60_000;

/** Asks first whether the number may be in it: a radio has many listeners. */
export function RadioPanel({ call, onClose }: RadioPanelProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const text = useBriefly<string>(TEXT_SHOWN_MS);
  const take = async (withNumber: boolean) => {
    const words = await radioText(parts, call.id, withNumber);
    if (words !== null) text.show(words);
  };
  return (
    <section className="call-panel" aria-label={t('calls.radio.title')}>
      <div className="call-panel-head">
        <p>{t(call.maskedNumber === null ? 'calls.radio.plain' : 'calls.radio.question')}</p>
        <Button kind="quiet" size="small" onClick={onClose}>
          {t('calls.radio.close')}
        </Button>
      </div>
      <div className="call-buttons">
        <OnceButton kind="primary" run={() => take(false)}>
          {t('calls.radio.without')}
        </OnceButton>
        {call.maskedNumber !== null && (
          <OnceButton run={() => take(true)}>{t('calls.radio.with')}</OnceButton>
        )}
      </div>
      {text.value !== null && (
        <CopyText
          atOnce
          text={text.value}
          copy={t('calls.radio.copy')}
          copyLabel={t('calls.radio.copy')}
          copied={t('calls.radio.copied')}
          byHand={t('calls.radio.byHand')}
        />
      )}
    </section>
  );
}

interface RawPanelProps {
  readonly call: EmergencyCall;
  readonly onClose: () => void;
}

/** Long enough to read it; it holds the number too. */
const RAW_SHOWN_MS = 5 * 60_000;

/** Everything that came with the call, as it came; secrets were taken out before it was kept. */
export function RawPanel({ call: { id, unknownKeys }, onClose }: RawPanelProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const { value, show } = useBriefly<string>(RAW_SHOWN_MS);
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

interface Briefly<T> {
  readonly value: T | null;
  readonly show: (value: T) => void;
  readonly hide: () => void;
}

/** Forgotten after `forMs`, and with whatever shows it. */
export function useBriefly<T>(forMs: number): Briefly<T> {
  const { clock } = useParts();
  const [shown, setShown] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    if (shown === null) return undefined;
    return clock.after(forMs, () => setShown(null));
  }, [clock, forMs, shown]);
  // A screen that makes way for one still loading is only hidden, and may come back as it was.
  useLayoutEffect(() => () => setShown(null), []);
  return {
    value: shown === null ? null : shown.value,
    show: useCallback((value: T) => setShown({ value }), []),
    hide: useCallback(() => setShown(null), []),
  };
}
