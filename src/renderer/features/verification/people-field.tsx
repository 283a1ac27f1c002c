// Who is asked: one search over the people of the site, the chosen ones as chips, or everyone.
import './people-field.css';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ALL_CONTACTS,
  VENDOR_ID_MAX_LENGTH,
  type AskedContact,
  type SiteContact,
} from '../../../shared/verification/verification';
import { Button } from '../../components/button';
import { idOf, primaryOf } from './draft';
import { askedOf } from '../../kit/asking';
import { comparable } from '../../../shared/core/plain-text';
import { PeopleChips, PeopleList } from './people-list';
import { PeopleNews } from './people-news';
import type { SiteContactsReader } from './use-site-contacts';

interface PeopleFieldProps {
  readonly siteId: string;
  readonly reader: SiteContactsReader;
  readonly people: readonly AskedContact[];
  /** Nobody has changed the choice yet. */
  readonly untouched: boolean;
  readonly everyone: boolean;
  readonly error: string | undefined;
  readonly onPeople: (people: readonly AskedContact[]) => void;
  readonly onEveryone: (everyone: boolean) => void;
}

/** Whatever becomes of the list, an id can be typed and added. */
export function PeopleField(props: PeopleFieldProps) {
  const { reader, people, everyone, error, onPeople, onEveryone } = props;
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const listElement = useRef<HTMLUListElement>(null);

  const contacts = reader.list?.contacts ?? [];
  const found = findPeople(contacts, typed);
  const chosen = new Set(people.map(({ contactId }) => contactId));
  const byHand = idOf(typed);
  const offered =
    byHand !== null && !contacts.some(({ contactId }) => contactId === byHand) ? byHand : null;
  const primaries = props.untouched ? primaryOf(contacts).length : 0;

  const toggle = (contact: AskedContact) =>
    onPeople(
      chosen.has(contact.contactId)
        ? people.filter(({ contactId }) => contactId !== contact.contactId)
        : [...people, contact],
    );
  const addById = (contactId: string) => {
    if (contactId === ALL_CONTACTS) onEveryone(true);
    else if (!chosen.has(contactId)) onPeople([...people, { contactId }]);
    setTyped('');
    search.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      listElement.current?.querySelector('input')?.focus();
    } else if (event.key === 'Escape' && typed !== '') {
      // The first Esc empties the box; only the next one leaves the screen.
      event.stopPropagation();
      setTyped('');
    } else if (event.key === 'Enter' && typed.trim() !== '') {
      const first = found.find(({ contactId }) => !chosen.has(contactId));
      if (first !== undefined) {
        onPeople([...people, askedOf(first)]);
        setTyped('');
      } else if (found.length === 0 && offered !== null) addById(offered);
    }
  };

  return (
    <div className="people" role="group" aria-labelledby={`${id}title`}>
      <div className="people-head">
        <h3 id={`${id}title`}>{t('ask.people.title')}</h3>
        <label className="people-everyone" title={t('ask.people.everyoneHint')}>
          <input
            type="checkbox"
            checked={everyone}
            onChange={(event) => onEveryone(event.target.checked)}
          />
          {t('ask.people.everyone')}
        </label>
      </div>
      {everyone ? (
        <p className="field-hint">{t('ask.people.everyoneHint')}</p>
      ) : (
        <>
          <PeopleChips people={people} onRemove={toggle} search={search} />
          {primaries > 0 && (
            <p className="field-hint">{t('ask.people.primary', { count: primaries })}</p>
          )}
          <input
            ref={search}
            type="search"
            className="field-input"
            aria-label={t('ask.people.search')}
            aria-invalid={error === undefined ? undefined : true}
            aria-errormessage={error === undefined ? undefined : `${id}error`}
            placeholder={t('ask.people.searchHint')}
            maxLength={VENDOR_ID_MAX_LENGTH}
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
          />
          {offered !== null && (
            <div>
              <Button size="small" onClick={() => addById(offered)}>
                {t('ask.people.addById', { id: offered })}
              </Button>
            </div>
          )}
          <PeopleList
            listRef={listElement}
            found={found}
            chosen={chosen}
            onToggle={(contact) => toggle(askedOf(contact))}
            onLeaveTop={() => search.current?.focus()}
          />
          <PeopleNews siteId={props.siteId} reader={reader} typed={typed} found={found.length} />
        </>
      )}
      {error !== undefined && (
        <p className="field-error" id={`${id}error`}>
          {error}
        </p>
      )}
    </div>
  );
}

/** Every typed word must be in it somewhere; capitals and accents do not matter. */
function findPeople(contacts: readonly SiteContact[], typed: string): readonly SiteContact[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return contacts;
  return contacts.filter((contact) => {
    const text = plain(
      [contact.name, contact.type, contact.role, contact.contactId].filter(Boolean).join(' '),
    );
    return words.every((word) => text.includes(word));
  });
}

function plain(text: string): string {
  return comparable(text).normalize('NFD').replace(/\p{M}/gu, '');
}
