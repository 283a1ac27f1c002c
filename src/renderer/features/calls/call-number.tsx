// The caller's number: hidden but for its end until somebody asks for it, which is recorded.
import { useTranslation } from 'react-i18next';
import type { EmergencyCall } from '../../../shared/calls/emergency-call';
import { Button } from '../../components/button';
import { OnceButton } from '../../kit/calm-button';
import { numberParts } from './call-words';

interface CallNumberProps {
  readonly call: EmergencyCall;
  /** Null while it is hidden; empty when main no longer has it. */
  readonly revealed: string | null;
  readonly onShow: () => Promise<void>;
  readonly onHide: () => void;
}

export function CallNumber({ call, revealed, onShow, onHide }: CallNumberProps) {
  const { t } = useTranslation();
  const { maskedNumber } = call;
  if (maskedNumber === null) return <p>{t('calls.number.none')}</p>;
  if (revealed === '') return <p role="status">{t('calls.number.gone')}</p>;
  return (
    <div className="call-number">
      {revealed === null ? (
        <>
          <span className="call-digits" aria-hidden="true">
            {maskedNumber}
          </span>
          <span className="only-for-readers">
            {/\d/.test(maskedNumber)
              ? t('calls.number.ending', { digits: maskedNumber.slice(-4).split('').join(' ') })
              : t('calls.number.hidden')}
          </span>
          <OnceButton size="small" run={onShow}>
            {t('calls.number.show')}
          </OnceButton>
        </>
      ) : (
        <>
          {/* Apart for the eye only: marked and copied it is one number. */}
          <span className="call-digits revealed" role="status">
            {numberParts(revealed).map((part, index) => (
              <span key={index}>{part}</span>
            ))}
          </span>
          <Button size="small" onClick={onHide}>
            {t('calls.number.hide')}
          </Button>
        </>
      )}
      <p className="muted">
        {t(revealed === null ? 'calls.number.recorded' : 'calls.number.wasRecorded')}
      </p>
    </div>
  );
}
