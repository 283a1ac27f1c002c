// One row of the list: who, what they are, who says so, and why they were found.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ContactHit } from '../../../shared/contacts/contact';
import { CARD_FIELDS } from '../../../shared/contacts/fields';
import { factWords } from './fact-words';
import { markedParts } from './marks';
import { spaced } from './spaced';

interface HitRowProps {
  /** Undefined while its page is being read. */
  readonly hit: ContactHit | undefined;
  readonly query: string;
}

export function HitRow({ hit, query }: HitRowProps) {
  const { t, i18n } = useTranslation();
  if (hit === undefined) {
    return (
      <span className="hit hit-empty">
        <span className="only-for-readers">{t('contacts.list.reading')}</span>
      </span>
    );
  }
  const reason = reasonOf(hit, query);
  const beside = cardWords(t, i18n.language, hit);
  return (
    <span className="hit">
      <span className="hit-line">
        <b>
          <Marked text={hit.name || t('contacts.unnamed')} query={query} />
        </b>
        <span className="hit-aside muted">
          {reason !== null && <b>{t(`contacts.matched.${reason}`)}</b>}
          {reason !== null && ' · '}
          {hit.sources.map((source) => t(`vendor.${source}`)).join(' · ')}
        </span>
      </span>
      <span className="hit-line muted">
        <span>
          <Marked text={spaced(hit.detail)} query={query} />
        </span>
        {beside.length > 0 && <span className="hit-aside">{beside.join(' · ')}</span>}
      </span>
    </span>
  );
}

/** A sentence of its own for each field that stands beside everybody. */
function cardWords(t: TFunction, reader: string, { facts = {} }: ContactHit): readonly string[] {
  return CARD_FIELDS.flatMap((field) => {
    const value = facts[field];
    if (value === undefined) return [];
    return t(`contacts.card.${field}`, { value: factWords(t, reader, field, value) });
  });
}

function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  if (query === '') return text;
  return markedParts(text, query).map((part, at) =>
    part.marked ? <mark key={at}>{part.text}</mark> : part.text,
  );
}

/** Nothing where the eye sees it: the found words are marked in the row. */
function reasonOf(hit: ContactHit, query: string): ContactHit['matched'] | null {
  if (query === '') return null;
  const seen = markedParts(`${hit.name} ${hit.detail}`, query).some(({ marked }) => marked);
  switch (hit.matched) {
    case 'name':
      return null;
    case 'title':
    case 'department':
      return seen ? null : hit.matched;
    case 'phone':
    case 'email':
    case 'id':
    case 'group':
    case 'description':
    case 'address':
    case 'similar':
      return hit.matched;
  }
}
