// One person: how to reach them first, then everything known, where it came from and what can be done.
import './detail.css';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, RecordLink } from '../../../shared/contacts/person';
import { Button } from '../../components/button';
import { Tag } from '../../components/tag';
import { useParts } from '../../kit/window-parts';
import { askedOf } from '../../kit/asking';
import { openComposer } from '../../kit/open-composer';
import { ConflictCard } from './conflict-card';
import { Groups } from './groups';
import { nameOfRecord, decide } from './record-calls';
import { Records } from './records';
import { SuggestionsFor } from './suggestions';
import { Ways } from './ways';
import { FACT_FIELDS, specOf, type FactField } from '../../../shared/contacts/fields';
import { factWords } from './fact-words';
import { Provenance } from './provenance';
import { recordKey } from '../../../shared/contacts/contact';
import { OnceButton } from '../../kit/calm-button';

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
      className="detail raised"
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

/** What tells nothing to a person comes last. */
const FIELDS = [
  ...FACT_FIELDS.filter((field) => specOf(field).kind !== 'id'),
  ...FACT_FIELDS.filter((field) => specOf(field).kind === 'id'),
];

/** Everything else that is known of somebody, each fact with who says so; side by side where they differ. */
function Facts({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation();
  const known = FIELDS.filter((field) => person[field].length > 0);
  const differs = (field: FactField) =>
    person[field].length > 1 &&
    person.conflicts.some((one) => one.field === (isName(field) ? 'name' : field));
  return (
    <dl className="facts">
      {known.map((field) => (
        <div key={field} className="fact">
          <dt>{t(`contacts.field.${field}`)}</dt>
          {person[field].map((fact) => (
            <dd key={fact.value}>
              <span className="fact-value">{factWords(t, i18n.language, field, fact.value)}</span>
              <Provenance from={fact.from} field={field} />
              {differs(field) && <Tag tone="trouble">{t('contacts.detail.differs')}</Tag>}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function isName(field: FactField): boolean {
  return specOf(field).kind === 'name';
}

/** Nothing for somebody whom one service alone knows. */
function Links({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const parts = useParts();
  if (person.links.length === 0) return null;
  const said = (key: string) => {
    const record = person.records.find((one) => recordKey(one) === key);
    return record === undefined
      ? key
      : t('contacts.recordName', { service: t(`vendor.${record.source}`), id: record.vendorId });
  };
  const words = ({ a, b, by }: RecordLink) => t(`contacts.link.${by}`, { a: said(a), b: said(b) });
  return (
    <ul className="links" aria-label={t('contacts.link.title')}>
      {person.links.map((link) => (
        <li key={`${link.a} ${link.b}`}>
          <span className="muted">{words(link)}</span>
          <OnceButton
            size="small"
            aria-description={words(link)}
            run={() => decide(parts, { a: link.a, b: link.b, verdict: 'not-the-same' })}
          >
            {t('contacts.link.notTheSame')}
          </OnceButton>
        </li>
      ))}
    </ul>
  );
}
