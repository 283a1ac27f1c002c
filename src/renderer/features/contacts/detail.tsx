// One person: how to reach them first, then everything known, where it came from and what can be done.
import './detail.css';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../shared/contacts/person';
import { Button } from '../../components/button';
import { Tag } from '../../components/tag';
import { useParts } from '../../kit/window-parts';
import { askedOf } from '../../kit/asked-of';
import { openComposer } from '../../kit/open-composer';
import { ConflictCard } from './conflict-card';
import { Facts } from './facts';
import { Groups } from './groups';
import { Links } from './links';
import { nameOfRecord } from './record-calls';
import { Records } from './records';
import { SuggestionsFor } from './suggestions-for';
import { Ways } from './ways';

interface DetailProps {
  readonly person: Person;
  /** Rises when the person was opened by keys: then the focus comes here. */
  readonly focusAsked: number;
  readonly onClose: () => void;
}

export function Detail({ person, focusAsked, onClose }: DetailProps) {
  const { t } = useTranslation();
  const titleId = useId();
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    if (focusAsked > 0) top.current?.focus({ preventScroll: true });
  }, [focusAsked]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  const atEmergency24 = person.records.find(({ source }) => source === 'emergency24');
  return (
    <article
      ref={top}
      className="detail"
      tabIndex={-1}
      aria-labelledby={titleId}
      onKeyDown={onKeyDown}
    >
      <header className="detail-head">
        <div>
          <h2 id={titleId}>{person.name || t('contacts.unnamed')}</h2>
          <span className="detail-tags">
            {person.sources.map((source) => (
              <Tag key={source} tone="plain">
                {t(`vendor.${source}`)}
              </Tag>
            ))}
          </span>
        </div>
        <VerifyButton person={person} />
        <Button kind="quiet" onClick={onClose}>
          {t('contacts.detail.close')}
        </Button>
      </header>
      {person.conflicts.map((conflict) => (
        <ConflictCard
          key={`${conflict.field} ${conflict.facts.map(({ value }) => value).join(' ')}`}
          conflict={conflict}
          checks={false}
        />
      ))}
      <Ways person={person} />
      <Facts person={person} />
      <Links person={person} />
      <SuggestionsFor person={person} />
      {atEmergency24 !== undefined && <Groups record={atEmergency24} />}
      <Records person={person} />
    </article>
  );
}

/** CHeKT can ask only those whom it knows itself. */
function VerifyButton({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const parts = useParts();
  const record = person.records.find(({ source }) => source === 'chekt');
  if (record === undefined) return null;
  const { siteId, vendorId, type, role } = record;
  const contact = { contactId: vendorId, name: nameOfRecord(record), type, role };
  return (
    <Button
      kind="primary"
      onClick={() =>
        openComposer(parts, {
          siteId,
          contacts: [askedOf({ ...contact, phone: null, email: null })],
        })
      }
    >
      {t('contacts.detail.verify')}
    </Button>
  );
}
