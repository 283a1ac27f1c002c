// The people of the site that match, each with a box to tick.
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteContact } from '../../../shared/verification/verification';
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
