// One incident: its name, its parts, how long each answer took, every step of it, and its report.
import './incidents.css';
import { useTranslation } from 'react-i18next';
import type { IncidentView as View, Incident } from '../../../shared/incidents/incident';
import { Button } from '../../components/button';
import { Sign } from '../../components/icons';
import { useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/calm-button';
import { ExportButtons } from '../../kit/export-buttons';
import { PartsEditor } from './parts-editor';
import { StepList } from './step-list';
import { TimesChart } from './times-chart';
import { incidentName, momentText } from './words';
import { useState, useCallback, useEffect, useRef } from 'react';
import { TextField } from '../../components/text-field';
import type { Failure } from '../../../shared/core/failure';
import { useRefreshed } from '../../kit/use-refreshed';

export function IncidentView({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const { view, failure, refresh } = useView(id);
  return (
    <div className="incident">
      <div className="incident-back">
        <Button size="small" onClick={onBack}>
          {t('incident.view.back')}
        </Button>
      </div>
      {failure !== null && (
        <p role="alert">
          {t('incident.view.refused', { what: failureWhat(t, failure) })}{' '}
          <Button size="small" onClick={refresh}>
            {t('incident.list.retry')}
          </Button>
        </p>
      )}
      {view === null && failure === null && (
        <p className="muted" role="status">
          {t('incident.view.loading')}
        </p>
      )}
      {view !== null && <Everything view={view} refresh={refresh} />}
    </div>
  );
}

function Everything({ view, refresh }: { readonly view: View; readonly refresh: () => void }) {
  const { t, i18n } = useTranslation();
  const { api } = useParts();
  const { incident } = view;
  const { id, confirmedAtMs, closedAtMs } = incident;
  const moments = [
    t('incident.view.confirmed', { time: momentText(confirmedAtMs, i18n.language) }),
    ...(closedAtMs === null
      ? []
      : [t('incident.view.closedAt', { time: momentText(closedAtMs, i18n.language) })]),
  ];
  const close = async () => {
    await api.call('closeIncident', { id });
    refresh();
  };
  return (
    <>
      <header className="incident-head">
        <div>
          <h2>{incidentName(t, incident, i18n.language)}</h2>
          <p className="muted">{moments.join(' · ')}</p>
        </div>
        {closedAtMs === null && <OnceButton run={close}>{t('incident.view.close')}</OnceButton>}
      </header>
      <ExportButtons
        title={t('incident.report.title')}
        nameOf={(format) => t('incident.report.make', { format })}
        run={(format) => api.call('exportReport', { id, format })}
      />
      <Chain chain={view.chain} />
      <section aria-label={t('incident.times.title')}>
        <h3>{t('incident.times.title')}</h3>
        <TimesChart times={view.times} />
      </section>
      <NameField key={id} incident={incident} onSaved={refresh} />
      <PartsEditor view={view} onChanged={refresh} />
      <section aria-label={t('incident.view.lines')}>
        <h3>{t('incident.view.lines')}</h3>
        <StepList view={view} />
      </section>
    </>
  );
}

/** Whoever looks at times must know whether the record they come from is whole. */
function Chain({ chain }: Pick<View, 'chain'>) {
  const { t, i18n } = useTranslation();
  const { checked, firstBadSeq, headHash, end } = chain;
  const isGood = firstBadSeq === null && end !== 'cut-off';
  const lines = checked.toLocaleString(i18n.language);
  return (
    <div className={`incident-chain ${isGood ? 'good' : 'trouble'}`}>
      <Sign name={isGood ? 'lock' : 'triangle'} size={20} />
      <p role={isGood ? undefined : 'alert'}>
        {firstBadSeq === null
          ? t('incident.chain.whole', { count: checked, lines })
          : t('incident.chain.broken', { seq: firstBadSeq })}{' '}
        {end !== 'proven' && `${t(`incident.chain.end.${end}`)} `}
        <span className="muted incident-seal">{t('incident.chain.head', { hash: headHash })}</span>
      </p>
    </div>
  );
}

interface NameFieldProps {
  readonly incident: Incident;
  readonly onSaved: () => void;
}

/** The operator's own name for an incident. */
function NameField({ incident, onSaved }: NameFieldProps) {
  const { t } = useTranslation();
  const { api } = useParts();
  const [typed, setTyped] = useState(incident.name);
  const [note, setNote] = useState<{ readonly text: string; readonly good: boolean } | undefined>();
  const save = async () => {
    const result = await api.call('changeIncident', { id: incident.id, name: typed.trim() });
    setNote(
      result.ok
        ? { text: t('incident.view.saved'), good: true }
        : {
            text: t('incident.view.refused', { what: failureWhat(t, result.failure) }),
            good: false,
          },
    );
    if (result.ok) onSaved();
  };
  return (
    <div className="incident-name">
      <TextField
        label={t('incident.view.name')}
        value={typed}
        maxLength={200}
        placeholder={t('incident.view.namePlaceholder')}
        note={note}
        onChange={(value) => {
          setTyped(value);
          setNote(undefined);
        }}
        onEnter={() => void save()}
      />
      <OnceButton run={save}>{t('incident.view.saveName')}</OnceButton>
    </div>
  );
}

/** Each reading checks the whole record, so it is not asked for with every change of the state. */
const REFRESH_MS = 5000;

interface ViewReader {
  readonly view: View | null;
  readonly failure: Failure | null;
  readonly refresh: () => void;
}

/** Reads one incident with everything known of it, and again when something happens to one of its parts. */
function useView(id: string): ViewReader {
  const { api } = useParts();
  const [view, setView] = useState<View | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef(0);

  const refresh = useCallback(() => {
    latest.current += 1;
    const own = latest.current;
    void api.call('incidentView', { id }).then((result) => {
      // An older answer must not overtake a newer one.
      if (own !== latest.current) return;
      if (result.ok) setView(result.value);
      setFailure(result.ok ? null : result.failure);
    });
  }, [api, id]);

  // What is still on its way when another incident is opened, or none, is not for this one.
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [refresh],
  );
  useRefreshed(refresh, REFRESH_MS);

  return { view, failure, refresh };
}
