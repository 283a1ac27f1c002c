// Records that are perhaps one person: the operator looks, and decides.
import { useTranslation } from 'react-i18next';
import type { LinkSuggestion, Person } from '../../../shared/contacts/person';
import { Button } from '../../components/button';
import { useParts, useAppState } from '../../kit/window-parts';
import { OnceButton } from '../../kit/calm-button';
import { decide } from './record-calls';
import { partsOfKey } from './parts-of-key';
import { showPerson } from './view';
import { useEffect, useState } from 'react';
import { recordKey } from '../../../shared/contacts/contact';

export function SuggestionRow({ suggestion }: { readonly suggestion: LinkSuggestion }) {
  const { t } = useTranslation();
  const parts = useParts();
  const { a, b, aName, bName, by } = suggestion;
  const about = t('contacts.suggestion.about', { a: aName, b: bName });
  return (
    <li>
      <span className="review-words">
        <span className="review-pair">
          {[
            { key: a, name: aName },
            { key: b, name: bName },
          ].map(({ key, name }) => (
            <Button key={key} size="small" kind="quiet" onClick={() => showPerson(parts, key)}>
              {t('contacts.suggestion.one', {
                name,
                service: t(`vendor.${partsOfKey(key).source}`),
              })}
            </Button>
          ))}
        </span>
        <span className="muted">{t(`contacts.suggestion.${by}`)}</span>
      </span>
      <span className="record-buttons">
        <OnceButton
          size="small"
          aria-description={about}
          run={() => decide(parts, { a, b, verdict: 'linked' })}
        >
          {t('contacts.link.same')}
        </OnceButton>
        <OnceButton
          size="small"
          aria-description={about}
          run={() => decide(parts, { a, b, verdict: 'not-the-same' })}
        >
          {t('contacts.link.notTheSame')}
        </OnceButton>
      </span>
    </li>
  );
}

/** The first page of suggestions is enough for one person. */
const SUGGESTIONS_AT_MOST = 200;

/** Somebody else who is perhaps the person on show. */
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
