// What a person should look at: services that disagree, and records that are perhaps one person.
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryPage } from '../../../shared/contacts/person';
import { Button } from '../../components/button';
import { useAppState, useParts } from '../../kit/window-parts';
import { ConflictCard } from './conflict-card';
import { ReviewList } from './review-list';
import { SuggestionRow } from './suggestion-row';
import { useReview } from './use-review';
import { showPerson } from './view';

export function ConflictsTab() {
  const { t } = useTranslation();
  const parts = useParts();
  const total = useAppState((app) => app.directory.counts.conflicts);
  const { api } = parts;
  const ask = useCallback((page: DirectoryPage) => api.call('conflicts', page), [api]);
  const { items, failure, more, retry } = useReview(ask);
  return (
    <ReviewList
      label={t('contacts.tabs.conflicts')}
      intro={t('contacts.conflict.intro')}
      empty={t('contacts.conflict.none')}
      rows={
        items?.map((conflict) => (
          <li key={`${conflict.personKey} ${conflict.field}`} className="review-conflict">
            <Button size="small" onClick={() => showPerson(parts, conflict.personKey)}>
              {conflict.name || t('contacts.unnamed')}
            </Button>
            <ConflictCard conflict={conflict} />
          </li>
        )) ?? null
      }
      failure={failure}
      total={total}
      onMore={more}
      onRetry={retry}
    />
  );
}

export function SuggestionsTab() {
  const { t } = useTranslation();
  const { api } = useParts();
  const total = useAppState((app) => app.directory.counts.suggestions);
  const ask = useCallback((page: DirectoryPage) => api.call('linkSuggestions', page), [api]);
  const { items, failure, more, retry } = useReview(ask);
  return (
    <ReviewList
      label={t('contacts.tabs.suggestions')}
      intro={t('contacts.suggestion.intro')}
      empty={t('contacts.suggestion.none')}
      rows={
        items?.map((suggestion) => (
          <SuggestionRow key={`${suggestion.a} ${suggestion.b}`} suggestion={suggestion} />
        )) ?? null
      }
      failure={failure}
      total={total}
      onMore={more}
      onRetry={retry}
    />
  );
}
