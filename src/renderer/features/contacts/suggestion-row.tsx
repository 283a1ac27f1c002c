// Two records that are perhaps one person: the operator looks, and decides.
import { useTranslation } from 'react-i18next';
import type { LinkSuggestion } from '../../../shared/contacts/person';
import { Button } from '../../components/button';
import { useParts } from '../../kit/window-parts';
import { OnceButton } from '../../kit/once-button';
import { decide } from './record-calls';
import { partsOfKey } from './parts-of-key';
import { showPerson } from './view';

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
