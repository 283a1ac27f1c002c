// The people who will be asked, each with a way out.
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedContact } from '../../../shared/verification/verification';

interface PeopleChipsProps {
  readonly people: readonly AskedContact[];
  readonly onRemove: (contact: AskedContact) => void;
  /** Where the focus goes when its chip is gone. */
  readonly search: RefObject<HTMLInputElement | null>;
}

/** A contact without a name shows its id. */
export function PeopleChips({ people, onRemove, search }: PeopleChipsProps) {
  const { t } = useTranslation();
  if (people.length === 0) return <p className="field-hint">{t('ask.people.nobody')}</p>;
  return (
    <ul className="people-chips" aria-label={t('ask.people.chosen')}>
      {people.map((contact) => {
        const name = contact.name ?? contact.contactId;
        return (
          <li key={contact.contactId}>
            <span>{name}</span>
            <button
              type="button"
              aria-label={t('ask.people.remove', { name })}
              onClick={() => {
                onRemove(contact);
                search.current?.focus();
              }}
            >
              <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" stroke="currentColor" strokeWidth="1.8" />
              </svg>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
