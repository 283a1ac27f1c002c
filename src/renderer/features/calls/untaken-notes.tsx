// What services that have proven themselves sent in vain: from whom, why, and what to tell them.
import './untaken-notes.css';
import { useTranslation } from 'react-i18next';
import { SERVICE_NAMES, type UntakenEvents } from '../../../shared/core/webhook';
import { Sign } from '../../components/icons';
import { useAppState, useParts } from '../../kit/window-parts';
import { momentOf } from '../../kit/wall-clock';

export function UntakenNotes() {
  const untaken = useAppState((app) => app.webhook.untaken);
  return untaken.map((events) => <UntakenNote key={events.sender} events={events} />);
}

function UntakenNote({ events }: { readonly events: UntakenEvents }) {
  const { t, i18n } = useTranslation();
  const { clock } = useParts();
  const { sender, problem, detail, count, lastAtMs } = events;
  const service = SERVICE_NAMES[sender];
  const title = t('calls.untaken.title', { service });
  const time = momentOf(lastAtMs, clock.now(), i18n.language);
  return (
    <section className="untaken-note" aria-label={title}>
      <Sign name="triangle" size={24} />
      <div>
        <h2>{title}</h2>
        <p>
          {t('calls.untaken.times', { count, time })} {t(`calls.untaken.why.${problem}`)}
        </p>
        <p>
          {t(`calls.untaken.tell.${problem}`, { service })} {t('calls.untaken.until')}
        </p>
        <p className="muted">
          {t('calls.untaken.detail', { entrance: `/webhooks/${sender}`, detail })}
        </p>
      </div>
    </section>
  );
}
