// One row of the list: who, what they are, who says so, and why they were found.
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ContactHit } from '../../../shared/contacts/contact';
import { CARD_FIELDS } from '../../../shared/contacts/fields';
import { factWords } from './fact-words';
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

interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

const FEWEST_DIGITS = 3;

/** The parts in their order; together they are the whole text. */
export function markedParts(text: string, query: string): readonly MarkedPart[] {
  const marked = new Set([...wordMarks(text, query), ...digitMarks(text, query)]);
  const parts: { text: string; marked: boolean }[] = [];
  for (const [at, letter] of lettersOf(text).entries()) {
    const last = parts.at(-1);
    if (last?.marked === marked.has(at)) last.text += letter;
    else parts.push({ text: letter, marked: marked.has(at) });
  }
  return parts;
}

/** As the eye counts them: an accent belongs to its letter, however it is written. */
function lettersOf(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Places of letters. Each word is marked where it begins a word, else anywhere. */
function wordMarks(text: string, query: string): readonly number[] {
  const letters = lettersOf(text).flatMap((letter, at) =>
    Array.from(plain(letter)).map((folded) => ({ folded, at })),
  );
  const folded = letters.map((letter) => letter.folded).join('');
  return plain(query)
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => {
      const beginning = [...folded.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].find(({ index }) =>
        folded.startsWith(word, index),
      );
      const start = beginning?.index ?? (word.length > 1 ? folded.indexOf(word) : -1);
      return start < 0 ? [] : letters.slice(start, start + word.length).map(({ at }) => at);
    });
}

function digitMarks(text: string, query: string): readonly number[] {
  const wanted = query.replace(/\D/g, '');
  if (wanted.length < FEWEST_DIGITS || /\p{L}/u.test(query)) return [];
  const digits = lettersOf(text).flatMap((letter, at) =>
    /\d/.test(letter) ? [{ letter, at }] : [],
  );
  const start = digits
    .map(({ letter }) => letter)
    .join('')
    .indexOf(wanted);
  if (start < 0) return [];
  return digits.slice(start, start + wanted.length).map(({ at }) => at);
}
