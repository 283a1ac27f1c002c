// What belongs to an incident: each part can be removed, and others of the days around it can be added.
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  IncidentMember,
  IncidentPart,
  IncidentView,
} from '../../../shared/incidents/incident';
import { Button } from '../../components/button';
import { useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/calm-button';
import { MemberSign } from './member-sign';
import { momentText } from './words';

interface PartsEditorProps {
  readonly view: IncidentView;
  readonly onChanged: () => void;
}

export function PartsEditor({ view, onChanged }: PartsEditorProps) {
  const { t } = useTranslation();
  const { api } = useParts();
  const listId = useId();
  const [others, setOthers] = useState<readonly IncidentPart[] | null>(null);
  const [refused, setRefused] = useState('');
  const { id } = view.incident;
  const own = new Set(view.parts.map(({ member }) => keyOf(member)));
  const addable = (others ?? []).filter(({ member }) => !own.has(keyOf(member)));

  const change = async (what: { add?: IncidentMember[]; remove?: IncidentMember[] }) => {
    const result = await api.call('changeIncident', { id, ...what });
    setRefused(
      result.ok ? '' : t('incident.view.refused', { what: failureWhat(t, result.failure) }),
    );
    if (result.ok) onChanged();
  };
  const lookForOthers = async () => {
    if (others !== null) {
      setOthers(null);
      return;
    }
    const result = await api.call('incidentParts', { id });
    if (result.ok) setOthers(result.value);
    else setRefused(t('incident.view.refused', { what: failureWhat(t, result.failure) }));
  };

  return (
    <section className="incident-parts" aria-label={t('incident.view.parts')}>
      <h3>{t('incident.view.parts')}</h3>
      <ul className="part-list">
        {view.parts.map((part) => (
          <Part key={keyOf(part.member)} part={part}>
            {view.parts.length > 1 && (
              <PartButton
                part={part}
                label={t('incident.view.removeShort')}
                name="incident.view.remove"
                run={() => change({ remove: [part.member] })}
              />
            )}
          </Part>
        ))}
      </ul>
      <div>
        <Button
          size="small"
          aria-expanded={others !== null}
          aria-controls={listId}
          onClick={() => void lookForOthers()}
        >
          {t('incident.view.add')}
        </Button>
      </div>
      <div id={listId}>
        {others !== null && addable.length === 0 && (
          <p className="muted">{t('incident.view.nothingToAdd')}</p>
        )}
        {addable.length > 0 && (
          <ul className="part-list">
            {addable.map((part) => (
              <Part key={keyOf(part.member)} part={part}>
                <PartButton
                  part={part}
                  label={t('incident.view.addShort')}
                  name="incident.view.addOne"
                  run={() => change({ add: [part.member] })}
                />
              </Part>
            ))}
          </ul>
        )}
      </div>
      {refused !== '' && <p role="alert">{refused}</p>}
    </section>
  );
}

function Part({ part, children }: { readonly part: IncidentPart; readonly children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const { member, status, title, atMs } = part;
  return (
    <li>
      <MemberSign kind={member.kind} status={status} />
      <span className="part-title">
        <b>{title}</b>{' '}
        <span className="muted">
          {`${t(`incident.member.${member.kind}`)} · ${momentText(atMs, i18n.language)}`}
        </span>
      </span>
      {children}
    </li>
  );
}

interface PartButtonProps {
  readonly part: IncidentPart;
  readonly label: string;
  readonly name: 'incident.view.remove' | 'incident.view.addOne';
  readonly run: () => Promise<void>;
}

function PartButton({ part, label, name, run }: PartButtonProps) {
  const { t, i18n } = useTranslation();
  const time = momentText(part.atMs, i18n.language);
  return (
    <OnceButton size="small" aria-label={t(name, { title: part.title, time })} run={run}>
      {label}
    </OnceButton>
  );
}

function keyOf({ kind, id }: IncidentMember): string {
  return `${kind}:${id}`;
}
