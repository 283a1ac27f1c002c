// The seconds in which a press can still be stopped.
import { useTranslation } from 'react-i18next';
import type { PressDelivery } from '../../../shared/delivery';
import { CountdownRing } from '../../components/countdown-ring';
import { useNow } from '../../kit/window-parts';
import { secondsLeft } from './rungs';

interface CountdownProps {
  readonly delivery: PressDelivery;
  /** Side of the ring in CSS pixels. */
  readonly size: number;
}

const TICK_MS = 100;

/** A ring with the seconds left in it. */
export function Countdown({ delivery, size }: CountdownProps) {
  const { t } = useTranslation();
  const now = useNow(TICK_MS);
  const seconds = secondsLeft(delivery, now);
  return (
    <CountdownRing
      totalMs={delivery.fireAtMs - delivery.rungs.pressedMs}
      leftMs={delivery.fireAtMs - now}
      seconds={seconds}
      size={size}
      label={seconds === 0 ? t('card.firing') : t('card.secondsLeft', { count: seconds })}
    />
  );
}
