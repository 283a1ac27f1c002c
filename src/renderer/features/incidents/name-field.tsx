// The operator's own name for an incident.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../shared/incidents/incident';
import { TextField } from '../../components/text-field';
import { useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { OnceButton } from '../../kit/once-button';

interface NameFieldProps {
  readonly incident: Incident;
  readonly onSaved: () => void;
}

export function NameField({ incident, onSaved }: NameFieldProps) {
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
