// The entries, day by day.
import '../../kit/entry-list.css';
import { useTranslation } from 'react-i18next';
import type { ActivityEntry } from '../../../shared/core/activity';
import { STATUSES, type CheckInStatus } from '../../../shared/core/check-in';
import { Sign } from '../../components/icons';
import { useParts } from '../../kit/window-parts';
import { wallTime } from '../../kit/wall-clock';
import { factsInWords, toneOf } from '../../kit/entry-words';

interface DayListProps {
  readonly entries: readonly ActivityEntry[];
  readonly statuses: ReadonlyMap<string, CheckInStatus>;
}

/** A heading per day and a line per entry. */
export function DayList({ entries, statuses }: DayListProps) {
  const dayName = useDayName();
  return (
    <div className="activity-days">
      {groupByDay(entries).map((day) => (
        <section key={day.key} aria-label={dayName(day.atMs)}>
          <h2 className="activity-day">{dayName(day.atMs)}</h2>
          <ol className="activity-list raised">
            {day.entries.map((entry) => (
              <Line
                key={entry.seq}
                entry={entry}
                status={entry.actionId === null ? undefined : statuses.get(entry.actionId)}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

interface LineProps {
  readonly entry: ActivityEntry;
  readonly status: CheckInStatus | undefined;
}

function Line({ entry, status }: LineProps) {
  const { t } = useTranslation();
  const facts = factsInWords(t, entry);
  return (
    <li className={`activity-line ${toneOf(entry)}`}>
      <time dateTime={new Date(entry.atMs).toISOString()}>{wallTime(entry.atMs)}</time>
      <span className={`activity-sign ${status === undefined ? '' : STATUSES[status].hue}`}>
        {status !== undefined && <Sign name={STATUSES[status].sign} size={18} />}
      </span>
      <span className="activity-kind">{t(`activity.kind.${entry.kind}`)}</span>
      <span className="activity-facts">
        {status !== undefined && <b>{t(`status.${status}`)}</b>}
        {facts.length > 0 && <span className="muted">{facts.join(' · ')}</span>}
      </span>
    </li>
  );
}

interface Day {
  readonly key: string;
  readonly atMs: number;
  readonly entries: readonly ActivityEntry[];
}

function groupByDay(entries: readonly ActivityEntry[]): readonly Day[] {
  const days = new Map<string, { key: string; atMs: number; entries: ActivityEntry[] }>();
  for (const entry of entries) {
    const key = new Date(entry.atMs).toDateString();
    const day = days.get(key);
    if (day === undefined) days.set(key, { key, atMs: entry.atMs, entries: [entry] });
    else day.entries.push(entry);
  }
  return [...days.values()];
}

const DAY_MS = 86_400_000;

function useDayName(): (atMs: number) => string {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const today = new Date(clock.now()).toDateString();
  const yesterday = new Date(clock.now() - DAY_MS).toDateString();
  return (atMs) => {
    const day = new Date(atMs).toDateString();
    if (day === today) return t('activity.today');
    if (day === yesterday) return t('activity.yesterday');
    return new Date(atMs).toLocaleDateString(i18n.language, { dateStyle: 'full' });
  };
}
