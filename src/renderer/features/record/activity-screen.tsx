// Everything that happened here: the timeline, what seems to belong together, and the incidents made of it.
import './activity-screen.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TabBar } from '../../components/tab-bar';
import { useAppState } from '../../window-parts';
import { IncidentsTab } from '../incidents/incidents-tab';
import { Suggestions } from '../incidents/suggestions';
import { TimelineTab } from './timeline-tab';

type Tab = 'record' | 'incidents';

const PANEL = 'activity-panel';

export function ActivityScreen() {
  const { t } = useTranslation();
  const [tab, setTab] = useState<Tab>('record');
  const [open, setOpen] = useState<string | null>(null);
  const count = useAppState((app) => app.incidents.length);
  const world = useAppState((app) => app.world);
  const show = (id: string) => {
    setOpen(id);
    setTab('incidents');
  };
  return (
    <div className="activity">
      <header>
        <h1>{t('activity.title')}</h1>
        <p className="muted">{t('activity.intro')}</p>
      </header>
      <Suggestions onConfirmed={show} />
      <TabBar
        label={t('incident.tab.label')}
        value={tab}
        panelId={PANEL}
        tabs={[
          { id: 'record', label: t('incident.tab.record') },
          {
            id: 'incidents',
            label: t('incident.tab.incidents'),
            ...(count === 0 ? {} : { count: String(count) }),
          },
        ]}
        onChange={setTab}
      />
      <div
        key={world}
        id={PANEL}
        className="activity-panel"
        role="tabpanel"
        aria-labelledby={`${PANEL}-${tab}`}
      >
        {tab === 'record' ? <TimelineTab /> : <IncidentsTab open={open} onOpen={setOpen} />}
      </div>
    </div>
  );
}
