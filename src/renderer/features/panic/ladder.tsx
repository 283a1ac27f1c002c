// The ladder a press climbs: pressed, saved, sent, accepted, answered, each with its time.
import './ladder.css';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PressDelivery } from '../../../shared/delivery';
import { useAppState } from '../../kit/window-parts';
import { rungsOf, type Rung } from './rungs';
import { wallTime } from '../../kit/wall-clock';
import { serviceName } from './words';

/** A list of five, so that a screen reader can walk it. */
export function Ladder({ delivery }: { readonly delivery: PressDelivery }) {
  const { t } = useTranslation();
  const service = useAppState((app) => serviceName(t, app.world));
  return (
    <ol className="ladder" aria-label={t('card.ladder')}>
      {rungsOf(delivery).map((rung) => (
        <li key={rung.name} className={`rung ${rung.state}`}>
          <b>{t(`rung.${rung.name}`)}</b>
          <span className="muted">{timeOf(t, rung, delivery, service)}</span>
        </li>
      ))}
    </ol>
  );
}

function timeOf(t: TFunction, rung: Rung, delivery: PressDelivery, service: string): string {
  if (rung.state === 'problem') return t('card.notSavedRung');
  if (rung.atMs !== null) {
    return rung.name === 'pressed' ? wallTime(rung.atMs) : after(t, rung.atMs, delivery);
  }
  if (rung.state === 'done') return t('card.reachedNoTime');
  if (rung.name === 'answered' && delivery.rungs.acceptedMs !== null) {
    return t('card.noAnswer', { service });
  }
  return t('card.none');
}

function after(t: TFunction, atMs: number, delivery: PressDelivery): string {
  const elapsedMs = Math.max(0, atMs - delivery.rungs.pressedMs);
  if (elapsedMs < 60_000) return t('card.secondsAfter', { seconds: (elapsedMs / 1000).toFixed(3) });
  const minutes = Math.floor(elapsedMs / 60_000);
  return t('card.minutesAfter', {
    minutes,
    seconds: ((elapsedMs - minutes * 60_000) / 1000).toFixed(1),
  });
}
