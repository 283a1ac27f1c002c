// What seems to belong together, with the reason: a person confirms it or waves it away.
import './incidents.css';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distanceWords } from '../../../shared/calls/distance';
import type { IncidentSuggestion } from '../../../shared/incidents/incident';
import { useAppState, useParts } from '../../kit/window-parts';
import { failureWhat } from '../../kit/failure-words';
import { wallSeconds } from '../../kit/wall-clock';
import { OnceButton } from '../../kit/calm-button';
import { MemberSign } from './member-sign';
import { incidentName, spanText } from './words';

interface SuggestionsProps {
  /** An incident was made or has grown. */
  readonly onConfirmed: (id: string) => void;
}

export function Suggestions({ onConfirmed }: SuggestionsProps) {
  const { t } = useTranslation();
  const suggestions = useAppState((app) => app.incidentSuggestions);
  if (suggestions.length === 0) return null;
  return (
    <section className="suggestions" aria-label={t('incident.suggestion.region')}>
      {suggestions.map((suggestion) => (
        <SuggestionCard key={suggestion.key} suggestion={suggestion} onConfirmed={onConfirmed} />
      ))}
    </section>
  );
}

interface SuggestionCardProps extends SuggestionsProps {
  readonly suggestion: IncidentSuggestion;
}

function SuggestionCard({ suggestion, onConfirmed }: SuggestionCardProps) {
  const { t, i18n } = useTranslation();
  const { api } = useParts();
  const titleId = useId();
  const [refused, setRefused] = useState('');
  const { key, parts, joins } = suggestion;
  const home = useAppState((app) => app.incidents.find(({ id }) => id === joins));

  const confirm = async () => {
    const members = parts.map(({ member }) => member);
    const result =
      joins === null
        ? await api.call('confirmIncident', { members, name: '' })
        : await api.call('changeIncident', { id: joins, add: members });
    if (result.ok) onConfirmed(result.value.id);
    else setRefused(t('incident.view.refused', { what: failureWhat(t, result.failure) }));
  };
  const dismiss = async () => {
    const result = await api.call('dismissSuggestion', { key });
    if (!result.ok)
      setRefused(t('incident.view.refused', { what: failureWhat(t, result.failure) }));
  };

  const span = spanText(t, suggestion.spanMs);
  const reason =
    suggestion.distanceM === null
      ? t('incident.suggestion.reason', { span })
      : t('incident.suggestion.reasonPlace', {
          span,
          distance: distanceWords(suggestion.distanceM, i18n.language),
        });
  return (
    <article className="suggestion" aria-labelledby={titleId}>
      <h2 id={titleId}>
        {home === undefined
          ? t('incident.suggestion.title')
          : t('incident.suggestion.joinsTitle', { name: incidentName(t, home, i18n.language) })}
      </h2>
      <ul className="suggestion-parts">
        {parts.map(({ member, status, atMs, title }) => (
          <li key={`${member.kind}:${member.id}`}>
            <MemberSign kind={member.kind} status={status} />
            <span>{title}</span>
            <time dateTime={new Date(atMs).toISOString()}>{wallSeconds(atMs)}</time>
          </li>
        ))}
      </ul>
      <p className="suggestion-reason">
        {reason} <span className="muted">{t('incident.suggestion.note')}</span>
      </p>
      <div className="suggestion-buttons">
        <OnceButton kind="primary" run={confirm}>
          {t(joins === null ? 'incident.suggestion.confirm' : 'incident.suggestion.join')}
        </OnceButton>
        <OnceButton run={dismiss}>{t('incident.suggestion.dismiss')}</OnceButton>
        {refused !== '' && <span role="alert">{refused}</span>}
      </div>
    </article>
  );
}
