// The call in one breath, to be read out on a radio: copied, and shown for reading aloud.
import { useTranslation } from 'react-i18next';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { Button } from '../../components/button';
import { CopyText } from '../../components/copy-text';
import { useParts } from '../../kit/window-parts';
import { OnceButton } from '../../kit/once-button';
import { radioText } from './call-asks';
import { useBriefly } from './use-briefly';

interface RadioPanelProps {
  readonly call: EmergencyCall;
  readonly onClose: () => void;
}

/** As long as a revealed number: the text may hold it. */
const SHOWN_MS = 60_000;

/** Asks first whether the number may be in it: a radio has many listeners. */
export function RadioPanel({ call, onClose }: RadioPanelProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const text = useBriefly<string>(SHOWN_MS);
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
