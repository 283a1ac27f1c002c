// How to reach somebody: numbers large enough to dial from, addresses, each to be copied or checked.
import { useTranslation } from 'react-i18next';
import type { FieldOrigin, Person } from '../../../shared/contacts/person';
import { CopyText } from '../../components/copy';
import { Tag } from '../../components/tag';
import type { TFunction } from 'i18next';
import { Provenance } from './provenance';
import { spaced } from './spaced';
import { siteNameOf } from '../../../shared/settings/place';
import { asItGoesOut } from '../../../shared/verification/verification-message';
import { useAppState, useParts } from '../../kit/window-parts';
import { OnceButton } from '../../kit/calm-button';
import { validateRecord } from './record-calls';

export function Ways({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const { phones, emails, conflicts } = person;
  if (phones.length === 0 && emails.length === 0) {
    return <p className="muted">{t('contacts.detail.noWays')}</p>;
  }
  const differ = (field: 'phone' | 'email', value: string) =>
    conflicts.some(
      (conflict) => conflict.field === field && conflict.facts.some((fact) => fact.value === value),
    );
  return (
    <ul className="contact-ways" aria-label={t('contacts.detail.ways')}>
      {phones.map(({ value, from }) => (
        <Way
          key={value.number}
          text={spaced(value.number)}
          kind={kindWords(t, value.kind)}
          from={from}
          differs={differ('phone', value.number)}
          name={person.name}
          method="sms"
        />
      ))}
      {emails.map(({ value, from }) => (
        <Way
          key={value}
          text={value}
          kind=""
          from={from}
          differs={differ('email', value)}
          name={person.name}
          method="email"
        />
      ))}
    </ul>
  );
}

interface WayProps {
  readonly text: string;
  readonly kind: string;
  readonly from: readonly FieldOrigin[];
  readonly differs: boolean;
  readonly name: string;
  readonly method: 'sms' | 'email';
}

function Way({ text, kind, from, differs, name, method }: WayProps) {
  const { t } = useTranslation();
  const atChekt = from.find(({ source }) => source === 'chekt');
  return (
    <li className={method === 'sms' ? 'contact-way number' : 'contact-way'}>
      <span className="contact-way-main">
        <CopyText
          text={text}
          copy={t('contacts.copy')}
          copyLabel={t('contacts.copyOne', { text })}
          copied={t('contacts.copied')}
          byHand={t('contacts.copyByHand')}
        />
        {atChekt !== undefined && (
          <CheckButton recordKey={atChekt.recordKey} name={name} method={method} text={text} />
        )}
      </span>
      <span className="contact-way-about">
        {kind !== '' && <span className="muted">{kind}</span>}
        <Provenance from={from} />
        {differs && <Tag tone="trouble">{t('contacts.detail.differs')}</Tag>}
      </span>
    </li>
  );
}

const KINDS = ['cell', 'work', 'home'] as const;

/** A word Tocsin does not know stays as the service wrote it; empty when it says nothing. */
function kindWords(t: TFunction, kind: string | null): string {
  const known = KINDS.find((one) => one === kind?.toLowerCase());
  return known === undefined ? (kind ?? '') : t(`contacts.kind.${known}`);
}

interface CheckButtonProps {
  /** Of CHeKT's record. */
  readonly recordKey: string;
  readonly name: string;
  readonly method: 'sms' | 'email';
  /** What is checked. */
  readonly text: string;
}

/** One click: CHeKT writes to the number or address it has and asks whether it is the right one. */
export function CheckButton({ recordKey, name, method, text }: CheckButtonProps) {
  const { t } = useTranslation();
  const parts = useParts();
  const site = useAppState((app) => siteNameOf(app.settings));
  const world = useAppState((app) => app.world);
  const language = useAppState((app) => app.language);
  const message = asItGoesOut(t(`contacts.check.${method}Message`, { site }), {
    method,
    world,
    language,
  });
  return (
    <OnceButton
      size="small"
      aria-label={t(`contacts.check.${method}One`, { text })}
      run={() => validateRecord(parts, { key: recordKey, name }, method, message)}
    >
      {t(`contacts.check.${method}`)}
    </OnceButton>
  );
}
