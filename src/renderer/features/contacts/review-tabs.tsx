// What a person should look at: services that disagree, and records that are perhaps one person.
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryPage } from '../../../shared/contacts/person';
import { Button } from '../../components/button';
import { useAppState, useParts } from '../../kit/window-parts';
import { ConflictCard } from './conflict-card';
import { SuggestionRow } from './suggestions';
import { showPerson } from './view';
import type { Failure, Result } from '../../../shared/core/failure';
import { useCalmVersion } from './use-calm-version';
import { failureWhat } from '../../kit/failure-words';
import { countWords } from './sync-words';

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

interface Review<T> {
  /** Null while nothing is known. */
  readonly items: readonly T[] | null;
  readonly failure: Failure | null;
  readonly more: () => void;
  readonly retry: () => void;
}

const PAGE_LENGTH = 50;
/** More in one answer main does not give. */
const LONGEST = 200;

/** `ask` must stay the same function from one drawing to the next. */
function useReview<T>(ask: (page: DirectoryPage) => Promise<Result<readonly T[]>>): Review<T> {
  const version = useCalmVersion();
  const [length, setLength] = useState(PAGE_LENGTH);
  const [tries, setTries] = useState(0);
  const [read, setRead] = useState<Pick<Review<T>, 'items' | 'failure'>>({
    items: null,
    failure: null,
  });
  useEffect(() => {
    let wanted = true;
    void ask({ offset: 0, limit: length }).then((result) => {
      if (!wanted) return;
      setRead(({ items }) =>
        result.ok ? { items: result.value, failure: null } : { items, failure: result.failure },
      );
    });
    return () => {
      wanted = false;
    };
  }, [ask, version, length, tries]);
  return {
    ...read,
    more: () => setLength((now) => Math.min(LONGEST, now + PAGE_LENGTH)),
    retry: () => setTries((count) => count + 1),
  };
}

interface ReviewListProps {
  readonly label: string;
  readonly intro: string;
  readonly empty: string;
  readonly rows: readonly ReactNode[] | null;
  readonly failure: Failure | null;
  readonly total: number;
  readonly onMore: () => void;
  readonly onRetry: () => void;
}

/** The frame of a list to go through: reading, unreadable, nothing to do, the rows, and more of them. */
function ReviewList(props: ReviewListProps) {
  const { t, i18n } = useTranslation();
  const { rows, failure, total } = props;
  const shown = rows?.length ?? 0;
  return (
    <div className="review">
      <p className="muted">{props.intro}</p>
      {failure !== null && (
        <p className="contacts-warning" role="alert">
          <span>{failureWhat(t, failure)}</span>
          <Button size="small" onClick={props.onRetry}>
            {t('contacts.empty.retry')}
          </Button>
        </p>
      )}
      {rows === null && failure === null && <p className="muted">{t('contacts.list.reading')}</p>}
      {rows?.length === 0 && <p className="contacts-empty">{props.empty}</p>}
      {shown > 0 && (
        <ul className="review-list" aria-label={props.label}>
          {rows}
        </ul>
      )}
      {shown > 0 && shown < total && (
        <div className="review-more">
          <Button onClick={props.onMore}>{t('contacts.list.more')}</Button>
          <span className="muted">
            {t('contacts.list.shownOf', {
              shown: countWords(shown, i18n.language),
              total: countWords(total, i18n.language),
            })}
          </span>
        </div>
      )}
    </div>
  );
}
