// The record of everything that happened here, newest first.
import './activity-screen.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { NoticePage } from '../../components/notice-page';
import { useAppState } from '../../window-parts';
import { failureWhat } from '../delivery/words';
import { DayList } from './day-list';
import { statusesByAction } from './entry-words';
import { useTimeline } from './use-timeline';

/** Every state of it is a page of its own: reading, nothing yet, unreadable, and the list. */
export function ActivityScreen() {
  const { t } = useTranslation();
  const { timeline, refresh, loadOlder } = useTimeline();
  const deliveries = useAppState((app) => app.deliveries);
  const { entries, phase, failure, complete, loadingOlder } = timeline;
  const statuses = useMemo(
    () => statusesByAction(entries, new Map(deliveries.map((d) => [d.id, d.action.status]))),
    [entries, deliveries],
  );

  if (phase === 'loading') return <NoticePage sign="clock" title={t('activity.loading')} />;
  if (phase === 'failed' && failure !== null) {
    return (
      <NoticePage
        sign="triangle"
        title={t('activity.error')}
        body={`${failureWhat(t, failure)} ${t(`failure.${failure.kind}.remedy`)}`}
        urgent
      >
        <Button kind="primary" onClick={refresh}>
          {t('activity.retry')}
        </Button>
      </NoticePage>
    );
  }
  if (entries.length === 0) {
    return <NoticePage sign="clock" title={t('activity.empty')} body={t('activity.emptyHint')} />;
  }
  return (
    <div className="activity">
      <header>
        <h1>{t('activity.title')}</h1>
        <p className="muted">{t('activity.intro')}</p>
      </header>
      <DayList entries={entries} statuses={statuses} />
      <footer className="activity-foot">
        {failure !== null && <p role="alert">{failureWhat(t, failure)}</p>}
        {complete ? (
          <p className="muted">{t('activity.end')}</p>
        ) : (
          <Button onClick={loadOlder} disabled={loadingOlder}>
            {loadingOlder ? t('activity.loadingOlder') : t('activity.older')}
          </Button>
        )}
        <p className="muted" role="status">
          {t('activity.shown', { count: entries.length })}
        </p>
      </footer>
    </div>
  );
}
