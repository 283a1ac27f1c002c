// A ring that empties while the seconds run, drawn by the browser alone so that it stays smooth.
import './countdown-ring.css';
import { useState, type CSSProperties } from 'react';

interface CountdownRingProps {
  /** The whole countdown in milliseconds. */
  readonly totalMs: number;
  /** What was left of it when the ring was first drawn. */
  readonly leftMs: number;
  readonly seconds: number;
  /** What a screen reader says for it. */
  readonly label: string;
  /** Stands in the ring instead of the seconds, such as `9:41`. */
  readonly text?: string;
  readonly size?: number;
}

const RADIUS = 27;
const AROUND = 2 * Math.PI * RADIUS;

/** `leftMs` counts only at the first drawing; afterwards the animation keeps the time. */
export function CountdownRing(props: CountdownRingProps) {
  const { totalMs, leftMs, seconds, label, text, size = 64 } = props;
  const [startedMs] = useState(() => Math.max(0, totalMs - leftMs));
  const left = totalMs > 0 ? Math.max(0, Math.min(1, leftMs / totalMs)) : 0;
  const style = {
    '--ring-around': `${AROUND}`,
    '--ring-gone': `${AROUND * (1 - left)}`,
    animationDuration: `${Math.max(1, totalMs)}ms`,
    animationDelay: `-${startedMs}ms`,
  } as CSSProperties;
  return (
    <div className="ring" role="timer" aria-label={label}>
      <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
        <circle className="ring-track" cx="32" cy="32" r={RADIUS} />
        <circle className="ring-left" cx="32" cy="32" r={RADIUS} style={style} />
      </svg>
      <span className="ring-seconds" aria-hidden="true">
        {text ?? seconds}
      </span>
    </div>
  );
}
