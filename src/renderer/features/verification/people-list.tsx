// The people of the site that match, each with a box to tick.
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteContact, AskedContact } from '../../../shared/verification/verification';
import { kindsOf } from '../../kit/person-words';

interface PeopleListProps {
  readonly listRef: RefObject<HTMLUListElement | null>;
  readonly found: readonly SiteContact[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (contact: SiteContact) => void;
  /** Arrow up on the first row. */
  readonly onLeaveTop: () => void;
}

/** More rows than this are a search that is not finished. */
const ROWS_AT_MOST = 60;

/** Arrow keys walk the rows, Space ticks. */
export function PeopleList({ listRef, found, chosen, onToggle, onLeaveTop }: PeopleListProps) {
  const { t } = useTranslation();
  if (found.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const boxes = [...event.currentTarget.querySelectorAll('input')];
    const at = boxes.findIndex((box) => box === document.activeElement);
    if (at + step < 0) onLeaveTop();
    else boxes[at + step]?.focus();
  };
  const hidden = found.length - ROWS_AT_MOST;
  return (
    <ul
      ref={listRef}
      className="people-list"
      aria-label={t('ask.people.list')}
      onKeyDown={onKeyDown}
    >
      {found.slice(0, ROWS_AT_MOST).map((contact) => {
        const kinds = kindsOf(t, contact);
        return (
          <li key={contact.contactId}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(contact.contactId)}
                onChange={() => onToggle(contact)}
              />
              <span>
                <b>{contact.name || contact.contactId}</b>
                {kinds !== '' && <span className="muted">{` ${kinds}`}</span>}
              </span>
            </label>
          </li>
        );
      })}
      {hidden > 0 && <li className="muted">{t('ask.people.more', { count: hidden })}</li>}
    </ul>
  );
}

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
