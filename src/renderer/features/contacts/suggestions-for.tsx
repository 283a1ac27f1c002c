// Somebody else who is perhaps the person on show.
import { useEffect, useState } from 'react';
import type { LinkSuggestion, Person } from '../../../shared/contacts/person';
import { recordKey } from '../../../shared/contacts/contact';
import { useTranslation } from 'react-i18next';
import { useAppState, useParts } from '../../kit/window-parts';
import { SuggestionRow } from './suggestion-row';

/** The first page of suggestions is enough for one person. */
const SUGGESTIONS_AT_MOST = 200;

export function SuggestionsFor({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const { api } = useParts();
  const count = useAppState((app) => app.directory.counts.suggestions);
  const [known, setKnown] = useState<readonly LinkSuggestion[]>([]);
  useEffect(() => {
    if (count === 0) return undefined;
    let wanted = true;
    const page = { offset: 0, limit: SUGGESTIONS_AT_MOST };
    void api.call('linkSuggestions', page).then((result) => {
      if (wanted && result.ok) setKnown(result.value);
    });
    return () => {
      wanted = false;
    };
  }, [api, count]);
  const keys = new Set(person.records.map(recordKey));
  const mine = count === 0 ? [] : known.filter(({ a, b }) => keys.has(a) || keys.has(b));
  if (mine.length === 0) return null;
  return (
    <section className="detail-part" aria-label={t('contacts.suggestion.title')}>
      <h3>{t('contacts.suggestion.title')}</h3>
      <ul className="review-list">
        {mine.map((suggestion) => (
          <SuggestionRow key={`${suggestion.a} ${suggestion.b}`} suggestion={suggestion} />
        ))}
      </ul>
    </section>
  );
}
