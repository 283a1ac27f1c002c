// Everything that happened here: the timeline, what seems to belong together, and the incidents made of it.
import './activity-screen.css';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TabBar } from '../../components/tab-bar';
import { useAppState } from '../../kit/window-parts';
import { TimelineTab } from './timeline-tab';

type Tab = 'record' | 'incidents';

const PANEL = 'activity-panel';

interface ActivityScreenProps {
  /** What seems to belong together; told the incident that was made of it. */
  readonly suggestions: (onConfirmed: (id: string) => void) => ReactNode;
  /** The second tab: all incidents, or the one that is open. */
  readonly incidents: (open: string | null, onOpen: (id: string | null) => void) => ReactNode;
}

export function ActivityScreen({ suggestions, incidents }: ActivityScreenProps) {
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
      {suggestions(show)}
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
        {tab === 'record' ? <TimelineTab /> : incidents(open, setOpen)}
      </div>
    </div>
  );
}
