// How long the people asked still have, as a ring and in minutes and seconds.
import './board.css';
import { useTranslation } from 'react-i18next';
import type { Verification } from '../../../shared/verification/verification';
import { useNow } from '../../kit/window-parts';
import { secondsUntil } from '../../kit/wall-clock';
import { everyoneAnswered } from './phase';

const SIZE = 64;
const RADIUS = 28;
const AROUND = 2 * Math.PI * RADIUS;

/** Steps with the wall clock, so that a changed clock never leaves a wrong ring behind. */
export function TimeLeft({ verification }: { readonly verification: Verification }) {
  const { t } = useTranslation();
  const now = useNow(250);
  const { deadlineMs, deadlineSource, sentAtMs, ask, expired } = verification;
  if (everyoneAnswered(verification)) {
    return <p className="time-left">{t('verify.time.everyone')}</p>;
  }
  if (deadlineMs === null) return null;
  const seconds = secondsUntil(deadlineMs, now);
  if (expired || seconds === 0) {
    return <p className="time-left time-up">{t('verify.time.up')}</p>;
  }
  const totalMs = sentAtMs === null ? ask.timeoutSeconds * 1000 : deadlineMs - sentAtMs;
  const left = Math.max(0, Math.min(1, (deadlineMs - now) / Math.max(1, totalMs)));
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return (
    <div className="time-left">
      <p className="muted">
        {t('verify.time.left')}
        {deadlineSource === 'own' && <span>{t('verify.time.own')}</span>}
      </p>
      <div
        className="time-ring"
        role="timer"
        aria-label={t('verify.time.minutesLeft', { minutes, seconds: rest })}
      >
        <svg width={SIZE} height={SIZE} viewBox="0 0 64 64" aria-hidden="true">
          <circle className="time-ring-track" cx="32" cy="32" r={RADIUS} />
          <circle
            className="time-ring-left"
            cx="32"
            cy="32"
            r={RADIUS}
            strokeDasharray={AROUND}
            strokeDashoffset={AROUND * (1 - left)}
          />
        </svg>
        <span aria-hidden="true">
          {minutes}:{String(rest).padStart(2, '0')}
        </span>
      </div>
    </div>
  );
}
