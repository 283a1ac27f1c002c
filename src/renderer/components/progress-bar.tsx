// How far long work has come: a bar, and its words for a screen reader.
import './progress-bar.css';

interface ProgressBarProps {
  readonly label: string;
  /** What the bar says in words, such as `1,200 of 5,000`. */
  readonly text: string;
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
}

/** Without a total the bar says only that work goes on. */
export function ProgressBar({ label, text, done, total }: ProgressBarProps) {
  const share = total === null || total === 0 ? null : Math.min(1, done / total);
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuetext={text}
      {...(share === null
        ? {}
        : { 'aria-valuemin': 0, 'aria-valuemax': 100, 'aria-valuenow': Math.round(share * 100) })}
    >
      <span
        className={share === null ? 'progress-open' : undefined}
        style={share === null ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}
