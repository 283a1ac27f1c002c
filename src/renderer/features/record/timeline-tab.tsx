// The record, newest first, with a choice of what is shown. Every state of it has its own words.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityEntry, ActivityKind } from '../../../shared/core/activity';
import { Button } from '../../components/button';
import { NoticePage } from '../../components/notice-page';
import { usePages, type PageSource } from '../../kit/use-pages';
import { useRefreshed } from '../../kit/use-refreshed';
import { useAppState, useParts } from '../../kit/window-parts';
import { failureRemedy, failureWhat } from '../../kit/failure-words';
import { ExportButtons } from '../../kit/export-buttons';
import { DayList } from './day-list';
import { statusesByAction } from '../../kit/entry-words';

const PAGE_LENGTH = 50;
/** At most one reading in this time, however often the state changes. */
const REFRESH_MS = 1000;

const SOURCE: PageSource<ActivityEntry> = {
  length: PAGE_LENGTH,
  read: (api, last) => api.call('activityPage', { beforeSeq: last?.seq, limit: PAGE_LENGTH }),
  keyOf: ({ seq }) => seq,
};

export function TimelineTab() {
  const { t } = useTranslation();
  const { api } = useParts();
  const record = usePages(SOURCE);
  const { items: entries, phase, failure, complete, loadingOlder, refresh, loadOlder } = record;
  useRefreshed(refresh, REFRESH_MS);
  const [filter, setFilter] = useState<Filter>('all');
  const deliveries = useAppState((app) => app.deliveries);
  const statuses = useMemo(
    () => statusesByAction(entries, new Map(deliveries.map((d) => [d.id, d.action.status]))),
    [entries, deliveries],
  );
  const shown = useMemo(() => filtered(entries, filter), [entries, filter]);

  if (phase === 'loading')
    return <NoticePage level={2} sign="clock" title={t('activity.loading')} />;
  if (phase === 'failed' && failure !== null) {
    return (
      <NoticePage
        level={2}
        sign="triangle"
        title={t('activity.error')}
        body={`${failureWhat(t, failure)} ${failureRemedy(t, failure)}`}
        urgent
      >
        <Button kind="primary" onClick={refresh}>
          {t('activity.retry')}
        </Button>
      </NoticePage>
    );
  }
  if (entries.length === 0) {
    return (
      <NoticePage
        level={2}
        sign="clock"
        title={t('activity.empty')}
        body={t('activity.emptyHint')}
      />
    );
  }
  return (
    <>
      <fieldset className="activity-filter">
        <legend className="only-for-readers">{t('incident.filter.label')}</legend>
        {FILTERS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="activity-filter"
              checked={each === filter}
              onChange={() => setFilter(each)}
            />
            <span>{t(`incident.filter.${each}`)}</span>
          </label>
        ))}
      </fieldset>
      {shown.length === 0 && <p className="muted">{t('incident.filter.none')}</p>}
      <DayList entries={shown} statuses={statuses} />
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
          {t('activity.shown', { count: shown.length })}
        </p>
      </footer>
      <ExportButtons
        title={t('incident.report.record')}
        nameOf={(format) => t('incident.report.recordAs', { format })}
        hint={t('incident.report.recordHint')}
        run={(format) => api.call('exportActivity', { format })}
      />
    </>
  );
}

export const FILTERS = [
  'all',
  'presses',
  'verifications',
  'calls',
  'alerts',
  'contacts',
  'system',
] as const;
type Filter = (typeof FILTERS)[number];

/** Kinds that tell by themselves what they are about. */
const OWN: Readonly<Partial<Record<ActivityKind, Filter>>> = {
  asked: 'verifications',
  answer: 'verifications',
  'taken-as-sent': 'verifications',
  'verification-event': 'verifications',
  'stray-event': 'verifications',
  'verification-expired': 'verifications',
  contradiction: 'verifications',
  'change-asked': 'contacts',
  pressed: 'presses',
  'stand-down': 'presses',
  'countdown-ended': 'presses',
  'sent-now': 'presses',
  'calls-wiped': 'calls',
  'all-clear-received': 'alerts',
  'cancel-received': 'alerts',
};

function ownFilter(kind: ActivityKind): Filter | undefined {
  const own = OWN[kind];
  if (own !== undefined) return own;
  if (kind.startsWith('call-')) return 'calls';
  if (kind.startsWith('alert-')) return 'alerts';
  return kind.startsWith('contacts-') ? 'contacts' : undefined;
}

/** Steps that all deliveries share follow the entry that began theirs. */
export function filtered(
  entries: readonly ActivityEntry[],
  filter: Filter,
): readonly ActivityEntry[] {
  if (filter === 'all') return entries;
  const byAction = new Map<string, Filter>();
  for (const { actionId, kind } of entries) {
    const own = ownFilter(kind);
    if (actionId !== null && own !== undefined) byAction.set(actionId, own);
  }
  return entries.filter(({ actionId, kind }) => {
    const own =
      ownFilter(kind) ?? (actionId === null ? 'system' : (byAction.get(actionId) ?? 'presses'));
    return own === filter;
  });
}
