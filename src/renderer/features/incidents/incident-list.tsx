// Every incident, newest first; each opens its view.
import './incidents.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incidents/incident';
import { Button } from '../../components/button';
import { NoticePage } from '../../components/notice-page';
import { Tag } from '../../components/tag';
import { usePages, type PageSource } from '../../kit/use-pages';
import { useAppState } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { MemberSign } from './member-sign';
import { incidentName, momentText } from './words';
import { IncidentView } from './incident-view';

const PAGE_LENGTH = 50;

const SOURCE: PageSource<Incident> = {
  length: PAGE_LENGTH,
  read: (api, last) =>
    api.call('incidentHistory', { beforeMs: last?.confirmedAtMs, limit: PAGE_LENGTH }),
  keyOf: ({ id }) => id,
};

interface IncidentListProps {
  readonly onOpen: (id: string) => void;
}

function IncidentList({ onOpen }: IncidentListProps) {
  const { t } = useTranslation();
  const { items: incidents, phase, failure, complete, refresh, loadOlder } = usePages(SOURCE);
  const stamp = useAppState(({ incidents: open }) => JSON.stringify(open));
  useEffect(refresh, [refresh, stamp]);
  if (failure !== null) {
    return (
      <p className="incident-failed" role="alert">
        {t('incident.list.error', { what: failureWhat(t, failure) })}
        <Button size="small" onClick={refresh}>
          {t('incident.list.retry')}
        </Button>
      </p>
    );
  }
  if (phase === 'loading') return <p className="muted">{t('incident.list.loading')}</p>;
  if (incidents.length === 0) {
    return (
      <NoticePage
        level={2}
        sign="clock"
        title={t('incident.list.empty')}
        body={t('incident.list.emptyHint')}
      />
    );
  }
  return (
    <>
      <ol className="incident-list raised" aria-label={t('incident.list.title')}>
        {incidents.map((incident) => (
          <li key={incident.id}>
            <Row incident={incident} onOpen={onOpen} />
          </li>
        ))}
      </ol>
      {!complete && <Button onClick={loadOlder}>{t('incident.list.older')}</Button>}
    </>
  );
}

interface RowProps extends IncidentListProps {
  readonly incident: Incident;
}

function Row({ incident, onOpen }: RowProps) {
  const { t, i18n } = useTranslation();
  const { id, members, confirmedAtMs, closedAtMs } = incident;
  const kinds = [...new Set(members.map(({ kind }) => kind))];
  return (
    <button type="button" className="incident-row" onClick={() => onOpen(id)}>
      <span className="incident-signs">
        {kinds.map((kind) => (
          <MemberSign key={kind} kind={kind} status={null} />
        ))}
      </span>
      <b>{incidentName(t, incident, i18n.language)}</b>
      <span className="muted">
        {`${t('incident.list.parts', { count: members.length })} · ${momentText(confirmedAtMs, i18n.language)}`}
      </span>
      <Tag tone={closedAtMs === null ? 'live' : 'plain'}>
        {t(closedAtMs === null ? 'incident.list.open' : 'incident.list.closed')}
      </Tag>
    </button>
  );
}

interface IncidentsTabProps {
  /** The incident that is open, or null. */
  readonly open: string | null;
  readonly onOpen: (id: string | null) => void;
}

/** The incidents: all of them, or one that was opened. */
export function IncidentsTab({ open, onOpen }: IncidentsTabProps) {
  return open === null ? (
    <IncidentList onOpen={onOpen} />
  ) : (
    <IncidentView key={open} id={open} onBack={() => onOpen(null)} />
  );
}
