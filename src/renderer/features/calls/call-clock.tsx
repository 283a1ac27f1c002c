// The ten minutes in which a newer place may come, as a ring.
import { useTranslation } from 'react-i18next';
import { CALL_WINDOW_MS, type EmergencyCall } from '../../../shared/calls/emergency-call';
import { CountdownRing } from '../../components/countdown-ring';
import { useNow } from '../../kit/window-parts';
import { secondsUntil } from '../../kit/wall-clock';

interface CallClockProps {
  readonly call: EmergencyCall;
}

export function CallClock({ call: { windowEndsAtMs } }: CallClockProps) {
  const { t } = useTranslation();
  const now = useNow(250);
  const left = secondsUntil(windowEndsAtMs, now);
  if (left === 0) return <p className="call-clock-over">{t('calls.clock.over')}</p>;
  const minutes = Math.floor(left / 60);
  const seconds = left % 60;
  return (
    <div className="call-clock">
      <p className="muted">{t('calls.clock.left')}</p>
      <CountdownRing
        key={windowEndsAtMs}
        totalMs={CALL_WINDOW_MS}
        leftMs={windowEndsAtMs - now}
        seconds={left}
        text={`${minutes}:${String(seconds).padStart(2, '0')}`}
        label={t('calls.clock.timer', { minutes, seconds })}
      />
    </div>
  );
}
